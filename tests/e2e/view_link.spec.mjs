// A snapshot of another host is fetched by a page of its own, once the person agreed; and a link is made with a snapshot inside.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { locked_data } from './locking.mjs';
import { is_shown, open_sample, press, save_shared, saved, says, share, unlock, until, visit } from './support.mjs';

const own = new URL('./', process.env.RAPPORT_URL).href;

describe('A snapshot comes from another host, or in a link', () => {
  let browser, page, project, data, other, host;
  const asked = [];
  before(async () => {
    ({ browser, page, project } = await open_sample());
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(own).origin });
    await share(page, project, 'Data for Rapport (.json)');
    const given = await save_shared(page);
    data = readFileSync(await given.path(), 'utf8');
    await until(page, 'all to be stored', saved);

    // Padded with spaces it is the same snapshot, and larger than what a tab remembers.
    const locked = await locked_data(data, 'amber canoe violet otter lemon quilt');
    const files = { '/plan.json': () => data, '/locked.json': () => locked, '/closed.json': () => data, '/large.json': () => data + ' '.repeat(12 << 20),
                    '/other.json': () => '{"format": "something"}', '/page.json': () => '<!doctype html>' };
    other = createServer((request, response) => {
      asked.push({ path: request.url, cookie: request.headers.cookie, referrer: request.headers.referer });
      if (request.url !== '/closed.json') response.setHeader('Access-Control-Allow-Origin', '*');
      if (request.url === '/moved.json') {  // To what a browser takes for another host.
        response.writeHead(302, { Location: `http://localhost:${other.address().port}/plan.json` });
        return response.end();
      }
      const file = files[request.url];
      response.writeHead(file ? 200 : 404, { 'Content-Type': 'application/json' });
      response.end(file?.());
    });
    await new Promise((done) => other.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${other.address().port}`;
  });
  after(async () => {
    other?.closeAllConnections();
    other?.close();
    await browser?.close();
  });

  /// The page that asks.
  async function led_to(name) {
    const there = await browser.context.newPage();
    there.complaints = [];
    there.on('pageerror', (error) => there.complaints.push(error.message));
    await there.goto(`${own}#view=http://${host}/${name}`).catch(() => {});  // It may be led away before it is loaded.
    await there.waitForURL(/view\.html#/);
    return [there, there.getByRole('button', { name: `Open the snapshot from ${host}` })];
  }

  /// How many snapshots of other hosts this browser keeps.
  const kept = (there) => there.evaluate(async () => (await (await caches.open('rapport.viewed')).keys()).length);

  for (const name of ['plan.json', 'large.json'])
    test(`${name} of another host is fetched when its button is pressed, not before, and shown also after a reload`, async () => {
      asked.length = 0;
      const [there, button] = await led_to(name);
      await button.waitFor();
      assert.deepEqual(asked, []);
      await button.click();
      await there.waitForURL(/#viewing$/);
      await is_shown(there);
      assert.deepEqual(asked, [{ path: `/${name}`, cookie: undefined, referrer: undefined }]);
      await there.reload();
      await is_shown(there);
      assert.equal(asked.length, 1);
      await Promise.all([there.waitForEvent('load'), press(there, 'button', 'Back to my projects').catch(() => {})]);
      await until(there, 'the first frame', () => window.__rapport?.frames() > 0);
      assert.equal(await kept(there), 0);
      assert.deepEqual(there.complaints, []);
      await there.close();
    });

  test('locked data of another host is handed over locked, and opens with its passphrase', async () => {
    const [there, button] = await led_to('locked.json');
    await button.click();
    await there.waitForURL(/#viewing$/);
    await until(there, 'the first frame', () => window.__rapport?.frames() > 0);
    await says(there, 'A locked snapshot');
    const texts = await there.evaluate(async () => {
      const cache = await caches.open('rapport.viewed');
      return Promise.all((await cache.keys()).map(async (key) => (await cache.match(key)).text()));
    });
    assert.ok(texts.some((text) => text.startsWith('{"format":"rapport-locked"')));
    assert.ok(texts.every((text) => !text.includes('Online booking')), 'it is kept in clear');
    await unlock(there, 'amber canoe violet otter lemon quilt');
    await is_shown(there);
    assert.deepEqual(there.complaints, []);
    await there.close();
  });

  test('the next one that is fetched in a tab takes the place of the one before', async () => {
    const [there, button] = await led_to('plan.json');
    await button.click();
    await there.waitForURL(/#viewing$/);
    await is_shown(there);
    const before = await kept(there);
    await there.goto(`${own}view.html#${encodeURIComponent(`http://${host}/large.json`)}`);
    await there.getByRole('button', { name: `Open the snapshot from ${host}` }).click();
    await there.waitForURL(/#viewing$/);
    await is_shown(there);
    assert.equal(await kept(there), before);
    await Promise.all([there.waitForEvent('load'), press(there, 'button', 'Back to my projects').catch(() => {})]);
    await until(there, 'the first frame', () => window.__rapport?.frames() > 0);
    assert.equal(await kept(there), before - 1);
    await there.close();
  });

  test('where a host leads on to another, that one is not asked, and a sentence says so', async () => {
    asked.length = 0;
    const [there, button] = await led_to('moved.json');
    await button.click();
    await until(there, 'a sentence', () => document.querySelector('[role=status]').textContent.includes('leads on to another address'));
    assert.deepEqual(asked.map(({ path }) => path), ['/moved.json']);
    assert.deepEqual(there.complaints, []);
    await there.close();
  });

  for (const [name, words] of [
    ['closed.json', 'does not let pages of other hosts read the file'],
    ['none.json', 'There is no snapshot at that address any more.'],
    ['other.json', 'is not a snapshot of Rapport'],
    ['page.json', 'is not a snapshot of Rapport'],
  ])
    test(`${name} of another host is refused in a sentence, on a narrow phone too`, async () => {
      const [there, button] = await led_to(name);
      await there.setViewportSize({ width: 320, height: 640 });
      await button.click();
      await until(there, words, (wanted) => document.querySelector('[role=status]').textContent.includes(wanted), words);
      assert.ok(await button.isEnabled(), 'it cannot be tried again');
      assert.ok(await there.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is wider than the screen');
      assert.deepEqual(there.complaints, []);
      await there.close();
    });

  test('only the page that asks may reach another host, and it may do nothing else', async () => {
    const policy = async (name) => (await fetch(own + name)).headers.get('content-security-policy');
    assert.match(await policy(''), /connect-src 'self';/);
    assert.match(await policy('view.html'), /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https: /);
    const there = await browser.context.newPage();
    await there.goto(`${own}view.html#${encodeURIComponent('javascript:alert(1)')}`);
    await there.getByText('This link is not complete. Ask whoever sent it to send it again.').waitFor();
    assert.equal(await there.getByRole('button').count(), 0);
    await there.close();
  });

  test('a link with the snapshot inside is made, shown and copied, and opens', async () => {
    await page.bringToFront();
    await share(page, project, 'Data for Rapport (.json)');
    await press(page, 'button', 'Make a link with the snapshot inside');
    await says(page, 'characters, and opens Rapport with the snapshot. Send it to');
    await press(page, 'button', 'Copy the link');
    await says(page, 'The link was handed to the clipboard.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('textbox', { name: 'Link', exact: true }).first().focus();  // Where no clipboard is, it is selected here.
    await until(page, 'the link to be selected', (all) => {
      const field = document.activeElement;
      return field.closest('#rp-fields') && field.value.slice(field.selectionStart, field.selectionEnd) === all;
    }, link);
    await press(page, 'button', 'Close');
    await until(page, 'all to be stored', saved);
    assert.ok(link.startsWith(`${own}#snapshot=1.`), link.slice(0, 60));
    assert.ok(link.length <= 33_000, `${link.length} characters`);
    const there = await visit(browser.context, link.slice(own.length));
    await is_shown(there);
    await there.close();
  });
});
