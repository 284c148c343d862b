// A client's page that carries the program, and snapshots as data: opened from disk without a network, dropped, by an address and
// from within a link. What is stored stays as it is.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { locked_data, locked_full } from './locking.mjs';
import { browse, drop, go, is_shown, open_sample, press, rest, rows, save_shared, saved, says, share, shows, unlock, until, visit } from './support.mjs';

const most = 1_600_000;  // Bytes of a page with the program inside.
const passphrase = 'amber canoe violet otter lemon quilt';

describe('A snapshot is looked at in the program, read only', () => {
  let browser, page, project, folder, file, data;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rapport-full-'));
    ({ browser, page, project } = await open_sample());
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function make(form, name) {
    await share(page, project, form);
    await until(page, 'the file to be ready', () => {
      const button = [...document.querySelectorAll('#rp-mirror button')].find((one) => (one.getAttribute('aria-label') || one.textContent) === 'Save the file');
      return button && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
    });
    const given = await save_shared(page);
    const at = join(folder, name);
    await given.saveAs(at);
    return [at, given.suggestedFilename()];
  }

  test('a page with the program inside is made, and is small enough for mail', async () => {
    const [at, name] = await make('A page with the interactive view', 'full.html');
    file = at;
    assert.match(name, /-snapshot-\d+\.html$/);
    const size = readFileSync(file).length;
    console.log(`a page with the program: ${size} bytes`);
    assert.ok(size <= most, `${size} bytes`);
  });

  for (const [name, viewport] of [['a desk', { width: 1280, height: 800 }], ['a phone', { width: 390, height: 844 }]])
    test(`it opens from disk without a network and shows the plan, on ${name}`, async () => {
      const theirs = await browse({ viewport, offline: true, bypassCSP: false });
      try {
        const there = await theirs.context.newPage();
        const complaints = [], asked = [];
        there.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        there.on('pageerror', (error) => complaints.push(error.message));
        there.on('request', (request) => asked.push(request.url()));
        await there.goto(pathToFileURL(file).href);
        assert.equal(await there.locator('h1').count(), 1);
        await there.getByRole('button', { name: 'Open the interactive view' }).click();
        await is_shown(there);
        assert.deepEqual(complaints, []);
        assert.deepEqual(asked.filter((url) => !/^(file|blob|data):/.test(url)), []);
        assert.equal(asked.filter((url) => url.startsWith('file:')).length, 1);
        await there.getByRole('button', { name: 'Back to the page', exact: true }).first().dispatchEvent('click');
        await there.getByRole('button', { name: 'Open the interactive view' }).waitFor();
      } finally {
        await theirs.close();
      }
    });

  test('locked, it asks for its passphrase, opens from disk without a network, and shows the plan', async () => {
    const locked = join(folder, 'locked.html');
    const bytes = await locked_full(readFileSync(file), passphrase);
    writeFileSync(locked, bytes);
    console.log(`the same behind a passphrase: ${bytes.length} bytes`);
    assert.ok(bytes.length <= most, `${bytes.length} bytes`);
    assert.ok(!bytes.toString('latin1').includes('Online booking'));
    const theirs = await browse({ offline: true, bypassCSP: false });
    try {
      const there = await theirs.context.newPage();
      const complaints = [], asked = [];
      there.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      there.on('pageerror', (error) => complaints.push(error.message));
      there.on('request', (request) => asked.push(request.url()));
      await there.goto(pathToFileURL(locked).href);
      const field = there.getByLabel('Passphrase', { exact: true });
      await field.fill('amber canoe');
      await there.keyboard.press('Enter');
      await there.locator('#said:not(:empty)').waitFor();
      assert.match(await there.locator('#said').textContent(), /^Either this is not the passphrase/);
      await field.fill(passphrase);
      await there.keyboard.press('Enter');
      await there.getByRole('button', { name: 'Open the interactive view' }).click();
      await is_shown(there);
      assert.deepEqual(complaints, []);
      assert.deepEqual(asked.filter((url) => !/^(file|blob|data):/.test(url)), []);
      await there.getByRole('button', { name: 'Back to the page', exact: true }).first().dispatchEvent('click');
      await field.waitFor();
    } finally {
      await theirs.close();
    }
  });

  /// Opens the file in a browser that `lacks` something, and gives what its button says when it is pressed.
  async function refused_in(lacks, { address = pathToFileURL(file).href, first = () => {}, then = () => {} } = {}) {
    const theirs = await browse({ offline: true, bypassCSP: false });
    try {
      await theirs.context.addInitScript(lacks);
      await theirs.context.route('http://shared.example/**', (route) => route.fulfill({ body: readFileSync(file), contentType: 'text/html; charset=utf-8' }));
      const there = await theirs.context.newPage();
      await there.goto(address);
      await first(there);
      const before = await there.locator('main').textContent();
      const button = there.getByRole('button', { name: 'Open the interactive view' }), said = there.locator('.to-view [role=status]');
      await button.click();
      await until(there, 'a sentence', () => !/^$|^Opening/.test(document.querySelector('.to-view [role=status]').textContent));
      assert.equal(await there.locator('h1').count(), 1);
      assert.equal(await there.locator('canvas').count(), 0);
      assert.equal(await there.locator('main').textContent(), before);
      assert.ok(await there.locator('style').count() > 0, 'the page has lost its style');
      const words = await said.textContent();
      await then(there, button);
      return words;
    } finally {
      await theirs.close();
    }
  }
  for (const [name, lacks] of [
    ['cannot run its code', () => { WebAssembly.instantiate = () => Promise.reject(new WebAssembly.LinkError('not here')); }],
    ['cannot unpack it', () => { delete window.DecompressionStream; }],
    ['has no WebAssembly', () => { delete window.WebAssembly; }],
  ])
    test(`a browser that ${name} says so, and the page stays as it was`, async () => {
      assert.match(await refused_in(lacks), /This browser cannot open the interactive view/);
    });

  test('a page that was handed on as text says so', async () => {
    assert.match(await refused_in(() => {}, { address: 'http://shared.example/full.html' }), /did not arrive whole/);
  });

  test('answers that would be lost are to be saved first', async () => {
    const words = await refused_in(() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }, {
      first: async (there) => {
        await there.locator('details:has(> #n-c0) summary').click();
        await there.locator('#n-c0').fill('The lifts, please.');
      },
      then: async (there, button) => {
        assert.equal(await there.locator('#n-c0').inputValue(), 'The lifts, please.');
        await Promise.all([there.waitForEvent('download'), there.getByRole('button', { name: 'Save my answers' }).click()]);
        await button.click();
        await until(there, 'the program', () => window.__rapport?.frames() > 0);
      },
    });
    assert.match(words, /^Save your answers first/);
  });

  test('data is saved, dropped on the window, and looked at; what is stored is there again behind it', async () => {
    const [at, name] = await make('Data for Rapport (.json)', 'data.json');
    assert.match(name, /-snapshot-\d+\.json$/);
    data = readFileSync(at, 'utf8');
    assert.equal(JSON.parse(data).format, 'rapport-snapshot');
    await until(page, 'all to be stored', saved);
    await Promise.all([page.waitForEvent('load'), drop(page, name, data).catch(() => {})]);
    await is_shown(page);
    await page.reload();
    await is_shown(page);
    await Promise.all([page.waitForEvent('load'), press(page, 'button', 'Back to my projects').catch(() => {})]);
    await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
    await go(page, project);
    await until(page, 'what is stored', saved);
    assert.ok((await rows(page)).length > 20);
  });

  test('data behind a passphrase is made, dropped, and opens with its passphrase alone', async () => {
    await share(page, project, 'Data for Rapport (.json)');
    await page.getByRole('textbox', { name: 'Passphrase (optional)', exact: true }).first().focus();
    await rest(page);
    await page.keyboard.insertText(passphrase);
    await rest(page);
    const given = await save_shared(page);
    const name = given.suggestedFilename(), at = join(folder, 'locked.json');
    await given.saveAs(at);
    await until(page, 'all to be stored', saved);
    assert.match(name, /^snapshot-\d{4}-\d\d-\d\d-locked\.json$/);
    const text = readFileSync(at, 'utf8'), envelope = JSON.parse(text);
    assert.deepEqual(Object.keys(envelope), ['format', 'iterations', 'kdf', 'nonce', 'salt', 'version', 'sealed']);
    assert.equal(envelope.iterations, 1_000_000);
    const hidden = Buffer.from(envelope.sealed, 'base64').toString('latin1');
    for (const word of ['Online booking', 'rapport-snapshot', 'amber canoe'])
      assert.ok(!text.includes(word) && !hidden.includes(word), word);

    await Promise.all([page.waitForEvent('load'), drop(page, name, text).catch(() => {})]);
    await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
    await unlock(page, 'amber canoe violet otter lemon quill');
    await says(page, 'This is not the passphrase, or the file was changed on its way.');
    const kept = await page.evaluate(() => Object.values(sessionStorage).join(' '));
    assert.ok(kept.includes(envelope.sealed) && !kept.includes('Online booking'), 'it does not stay locked in the tab');
    await unlock(page, passphrase);
    await is_shown(page);
    assert.ok(!(await page.evaluate(() => Object.values(sessionStorage).join(' '))).includes('Online booking'), 'it is kept in clear');
    await page.reload();  // Then it is locked again.
    await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
    await says(page, 'A locked snapshot');
    await Promise.all([page.waitForEvent('load'), press(page, 'button', 'Cancel').catch(() => {})]);
    await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
    assert.equal(await page.evaluate(() => location.hash), `${project}/sharing`);
    await go(page, project);
    await until(page, 'what is stored', saved);
    assert.ok((await rows(page)).length > 20);
  });

  test('locked data is opened from this host by its address; one changed byte, and it is not', async () => {
    const text = await locked_data(data, passphrase), at = text.indexOf('"sealed":"') + 400;
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    await browser.context.route('**/shared/locked.json', (route) => route.fulfill({ body: text, contentType: 'application/json' }));
    await browser.context.route('**/shared/changed.json', (route) => route.fulfill({ body: changed, contentType: 'application/json' }));
    const there = await visit(browser.context, '#view=shared/locked.json');
    assert.ok(!await shows(there, 'grid', 'Plan'), 'it is shown without a passphrase');
    await unlock(there, passphrase.replaceAll(' ', '  '));  // As it comes out of another program.
    await is_shown(there);
    assert.deepEqual(there.complaints, []);
    await there.close();
    const other = await visit(browser.context, '#view=shared/changed.json');
    await unlock(other, passphrase);
    await says(other, 'This is not the passphrase, or the file was changed on its way.');
    assert.deepEqual(other.complaints, []);
    await other.close();
  });

  test('it is opened from this host by its address, also where somebody counts clicks', async () => {
    await browser.context.route('**/shared/booking.json', (route) => route.fulfill({ body: data, contentType: 'application/json' }));
    const there = await visit(browser.context, '#view=shared/booking.json&utm_source=mail');
    await is_shown(there);
    await there.close();
  });

  test('where nothing comes from its address, the sentence names what may be the reason', async () => {
    await browser.context.route('**/shared/gone.json', (route) => route.abort('connectionrefused'));
    const there = await visit(browser.context, '#view=shared/gone.json');
    await says(there, 'cannot be reached, or leads on to another host');
    assert.ok(await shows(there, 'button', 'Back to my projects'));
    await there.close();
  });

  test('it is opened from within a link', async () => {
    const link = `#snapshot=1.${deflateRawSync(data).toString('base64url')}`;
    const there = await visit(browser.context, `${link}&utm_campaign=x`);
    await is_shown(there);
    await there.close();
  });

  const refused = [
    ['of another host without https', '#view=http://snapshots.example/a.json', 'by https from another one'],
    ['that is not there', '#view=shared/none.json', 'There is no snapshot at that address any more.'],
    ['without an address', '#view=http://', 'there is no address'],
    ['in a link that was cut off', '#snapshot=1.q1YqSy0qzszPU7JSMjRQ0lHKS', 'damaged, or was cut off'],
    ['in a link of a newer Rapport', '#snapshot=2.AAAA', 'newer Rapport'],
    ['in a link that is too long', `#snapshot=1.${'A'.repeat(40_000)}`, 'longer than any'],
    ['that this tab has forgotten', '#viewing', 'no longer in this tab'],
  ];
  for (const [what, hash, words] of refused)
    test(`a snapshot ${what} is refused in a sentence, and the way back works`, async () => {
      const there = await visit(browser.context, hash);
      await says(there, words);
      assert.ok(await shows(there, 'button', 'Back to my projects'));
      assert.deepEqual(there.complaints, []);
      await there.close();
    });
});
