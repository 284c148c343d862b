// What the page does whatever is shown on it: sleeps, keeps, survives the loss of the graphics card, of a connection, of
// itself; and what keyboards, input methods and screen readers find.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';

const url = process.env.RAPPORT_URL;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
               '--disable-component-update', '--disable-sync'];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function open(more = [], options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'rapport-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.RAPPORT_CHROMIUM || '/usr/bin/chromium', headless: true, args: [...flags, ...more],
    viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', ...options,
  });
  return { context, close: async () => { await context.close(); rmSync(profile, { recursive: true, force: true }); } };
}

async function until(page, what, condition, argument) {
  for (let tries = 0; tries < 300; tries++) {
    if (await page.evaluate(condition, argument).catch(() => false)) return;
    await pause(100);
  }
  assert.fail(`waited in vain: ${what}`);
}

/// A page on which the program runs and has come to rest. What the browser complains of is collected.
async function visit(context, route = '') {
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(url + route);
  await running(page);
  return page;
}

async function running(page) {
  await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
  await rest(page);
}

async function rest(page) {
  await page.evaluate(() => window.__rapport.settled());
  await pause(80);
  await page.evaluate(() => window.__rapport.settled());
}

const frames = (page) => page.evaluate(() => window.__rapport.frames());
const field = (page, name) => page.getByRole('textbox', { name });
const active = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') || document.activeElement.tagName);

async function addClient(page, name) {
  await field(page, 'Client').first().focus();
  await rest(page);
  await page.keyboard.insertText(name);
  await rest(page);
  await page.getByRole('button', { name: 'Create client' }).dispatchEvent('click');
  await rest(page);
}

describe('The page', () => {
  let browser;
  before(async () => { browser = await open(); });
  after(() => browser.close());

  test('draws nothing while nothing changes', async () => {
    const page = await visit(browser.context);
    await page.mouse.move(640, 780);
    await rest(page);
    await pause(1500);
    const before = await frames(page);
    await pause(3000);
    assert.equal(await frames(page), before);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    await page.close();
  });

  test('has as many pixels as the screen, and tells where the system likes things otherwise', async () => {
    const page = await visit(browser.context);
    const { width, height } = await page.evaluate(() => window.__rapport.stats());
    assert.deepEqual([width, height], [1280, 800]);
    await page.setViewportSize({ width: 901, height: 703 });
    await rest(page);
    const smaller = await page.evaluate(() => window.__rapport.stats());
    assert.deepEqual([smaller.width, smaller.height], [901, 703]);
    const before = await frames(page);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await rest(page);
    assert.ok(await frames(page) > before);
    await page.close();
  });

  test('draws the same after the graphics card was lost and came back', async () => {
    const page = await visit(browser.context);
    await page.mouse.move(640, 780);
    await rest(page);
    const before = await page.screenshot();
    await page.evaluate(() => {
      window.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.loss.loseContext();
    });
    await pause(200);
    await page.evaluate(() => window.loss.restoreContext());
    await pause(300);
    await rest(page);
    assert.ok(before.equals(await page.screenshot()), 'after restoreContext');
    await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
    await pause(2600);
    await rest(page);
    assert.ok(before.equals(await page.screenshot()), 'on a new canvas');
    await page.close();
  });

  test('says what happened when the program stops', async () => {
    const page = await visit(browser.context);
    await page.evaluate(() => { window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })); });
    const said = await page.locator('#stopped').innerText();
    assert.match(said, /Every change that was stored is safe/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'reload');
    await page.close();
  });
});

describe('Typing', () => {
  let browser, page, protocol;
  before(async () => {
    browser = await open();
    page = await visit(browser.context);
    protocol = await browser.context.newCDPSession(page);
    await until(page, 'the first run', () => document.querySelector('#rp-mirror [aria-label="Client"]') !== null);
    const box = await page.locator('#rp-mirror [aria-label="Client"]').first().boundingBox();
    await page.mouse.click(box.x + 20, box.y + box.height / 2);
    await rest(page);
  });
  after(() => browser.close());

  test('happens in a native field that has the name of the drawn one, and only one of them is read', async () => {
    assert.equal(await active(page), 'Client');
    const tree = await protocol.send('Accessibility.getFullAXTree');
    const boxes = tree.nodes.filter((node) => node.role?.value === 'textbox' && node.name?.value === 'Client');
    assert.equal(boxes.length, 1);
  });

  test('composes 日本 and takes any script', async () => {
    for (const text of ['に', 'にほ', 'にほん'])
      await protocol.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await protocol.send('Input.insertText', { text: '日本' });
    for (const text of [' Füßé', ' 👩‍👩‍👧', ' مرحبا']) await protocol.send('Input.insertText', { text });
    await rest(page);
    assert.equal(await page.evaluate(() => document.activeElement.value), '日本 Füßé 👩‍👩‍👧 مرحبا');
  });

  test('draws nothing while the caret blinks', async () => {
    await rest(page);
    await pause(1000);
    const before = await frames(page);
    await pause(3000);
    assert.equal(await frames(page), before);
  });

  test('goes on in the next field with Tab, back with Shift and Tab, and leaves with Escape', async () => {
    await page.keyboard.press('Tab');
    await rest(page);
    assert.equal(await active(page), 'Who decides there');
    await page.keyboard.press('Shift+Tab');
    await rest(page);
    assert.equal(await active(page), 'Client');
    await page.keyboard.press('Escape');
    await rest(page);
    assert.equal(await page.evaluate(() => document.activeElement.closest('#rp-fields')), null);
  });
});

describe('Text in any script', () => {
  let browser, page;
  before(async () => {
    browser = await open();
    page = await visit(browser.context);
    await until(page, 'the first run', () => document.querySelector('#rp-mirror [aria-label="Client"]') !== null);
  });
  after(() => browser.close());

  /// Where the ink begins and ends from left to right, and how much there is.
  async function ink(clip) {
    const file = (await page.screenshot({ clip })).toString('base64');
    return page.evaluate(async (base64) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const found = { left: image.width, right: 0, amount: 0 };
      for (let i = 0; i < data.length; i += 4) {
        const dark = 255 * 3 - data[i] - data[i + 1] - data[i + 2];
        if (dark < 150) continue;
        const x = i / 4 % image.width;
        found.left = Math.min(found.left, x);
        found.right = Math.max(found.right, x);
        found.amount += dark;
      }
      return found;
    }, file);
  }

  for (const words of ['مراجعة العقد', 'שיחת פתיחה (a)', 'Plan תכנון 2', 'बैठक की तैयारी', 'ประชุมที่สำนักงาน', 'Day 👨‍👩‍👧 👍🏽 🇨🇦'])
    test(`is drawn where it was typed, and as the browser sets it: ${words}`, async () => {
      await page.getByRole('textbox', { name: 'Client', exact: true }).first().focus();
      await rest(page);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(words);
      await rest(page);
      const box = await page.locator('#rp-fields .rp-field').boundingBox();
      const clip = { x: Math.ceil(box.x) + 4, y: Math.ceil(box.y) + 2, width: Math.floor(box.width) - 8, height: Math.floor(box.height) - 4 };
      const typed = await ink(clip);
      await page.keyboard.press('Tab');
      await rest(page);
      assert.equal(await active(page), 'Who decides there');
      const drawn = await ink(clip);
      assert.ok(typed.amount > 0);
      assert.ok(Math.abs(drawn.left - typed.left) <= 1 && Math.abs(drawn.right - typed.right) <= 1,
                `typed from ${typed.left} to ${typed.right}, drawn from ${drawn.left} to ${drawn.right}`);
      assert.ok(Math.abs(drawn.amount - typed.amount) < typed.amount / 5, `${typed.amount} of ink became ${drawn.amount}`);
    });
});

describe('What was entered', () => {
  let browser;
  before(async () => { browser = await open(); });
  after(() => browser.close());

  test('is there after a reload, and a second tab only reads', async () => {
    const page = await visit(browser.context);
    await until(page, 'the first run', () => document.querySelector('#rp-mirror [aria-label="Client"]') !== null);
    await addClient(page, 'Harbour and Vale');
    const names = () => document.getElementById('rp-mirror').textContent.includes('Harbour and Vale') ||
                        document.querySelector('#rp-mirror [aria-label*="Harbour and Vale"]') !== null;
    await until(page, 'the new client', names);
    await until(page, 'the transaction', () => new Promise((resolve) => {
      const request = indexedDB.open('rapport-default');
      request.onsuccess = () => {
        const count = request.result.transaction('log').objectStore('log').count();
        count.onsuccess = () => { request.result.close(); resolve(count.result > 0); };
      };
    }));
    await page.reload();
    await running(page);
    await until(page, 'the client after a reload', names);
    const second = await visit(browser.context);
    await until(second, 'the client in a second tab', names);
    const locks = await second.evaluate(() => navigator.locks.query());
    assert.equal(locks.held.filter((lock) => lock.name === 'rapport:rapport-default:writer').length, 1);
    assert.deepEqual(page.complaints.concat(second.complaints), []);
    await second.close();
    await page.close();
  });
});

describe('Without a graphics card', () => {
  let browser, usual;
  before(async () => { [browser, usual] = [await open(['--disable-3d-apis']), await open()]; });
  after(() => Promise.all([browser.close(), usual.close()]));

  test('the processor draws the same', async () => {
    const pictures = [];
    for (const context of [browser.context, usual.context]) {
      const page = await visit(context);
      await page.mouse.move(640, 780);
      await rest(page);
      await pause(500);
      pictures.push((await page.screenshot()).toString('base64'));
      if (context === browser.context) assert.equal(await page.evaluate(() => document.getElementById('canvas').getContext('webgl2')), null);
    }
    const differing = await usual.context.pages()[0].evaluate(async (files) => {
      const pixels = await Promise.all(files.map(async (file) => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(atob(file), (c) => c.charCodeAt(0))]));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      }));
      let count = 0;
      for (let i = 0; i < pixels[0].length; i++) if (Math.abs(pixels[0][i] - pixels[1][i]) > 16) count++;
      return count;
    }, pictures);
    assert.ok(differing < 400, `${differing} of 4,096,000 colour values differ`);
  });

  test('and where no page may draw, it says so, and its controls are real and seen', async () => {
    const page = await visit(browser.context, '?renderer=none');
    assert.match(await page.locator('#undrawn-notice').innerText(), /lets no page draw/);
    assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById('rp-mirror')).opacity), '1');
    await until(page, 'the first run', () => document.querySelector('#rp-mirror [aria-label="Client"]') !== null);
    await page.locator('#rp-mirror [aria-label="Client"]').first().click();
    await rest(page);
    assert.equal(await active(page), 'Client');
  });
});
