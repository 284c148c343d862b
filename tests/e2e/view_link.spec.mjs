// A snapshot of another host is fetched by a page of its own, once the person agreed; and a link is made with a snapshot inside.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { arrive, browse, go, press, rest, saved, says, shows, until, visit } from './support.mjs';

const own = new URL('./', process.env.RAPPORT_URL).href;

describe('A snapshot comes from another host, or in a link', () => {
  let browser, page, project, data, other, host;
  const asked = [];
  before(async () => {
    browser = await browse({ acceptDownloads: true });
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(own).origin });
    await browser.context.addInitScript(() => { delete window.showSaveFilePicker; });  // Its window is the system's.
    page = await arrive(browser.context);
    await press(page, 'button', 'Explore a sample');
    await until(page, 'the sample to be stored', saved);
    await go(page, '#/');
    await press(page, 'link', 'Online booking for 14 clinics');
    project = (await page.evaluate(() => location.hash)).split('/').slice(0, 3).join('/');
    await share_data();
    const [given] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press(page, 'button', 'Save the file')]);
    data = readFileSync(await given.path(), 'utf8');
    await until(page, 'all to be stored', saved);

    // Padded with spaces it is the same snapshot, and larger than what a tab remembers.
    const files = { '/plan.json': () => data, '/closed.json': () => data, '/large.json': () => data + ' '.repeat(12 << 20),
                    '/other.json': () => '{"format": "something"}', '/page.json': () => '<!doctype html>' };
    other = createServer((request, response) => {
      asked.push({ path: request.url, cookie: request.headers.cookie, referrer: request.headers.referer });
      if (request.url !== '/closed.json') response.setHeader('Access-Control-Allow-Origin', '*');
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
    await browser.close();
  });

  async function share_data() {
    await go(page, `${project}/sharing`);
    await press(page, 'button', 'Share with the client…');
    await press(page, 'combobox', 'What to make');
    await press(page, 'menuitemradio', 'Data for Rapport (.json)');
  }

  /// The page that asks.
  async function led_to(name) {
    const there = await browser.context.newPage();
    there.complaints = [];
    there.on('pageerror', (error) => there.complaints.push(error.message));
    await there.goto(`${own}#view=http://${host}/${name}`).catch(() => {});  // It may be led away before it is loaded.
    await there.waitForURL(/view\.html#/);
    return [there, there.getByRole('button', { name: `Open the snapshot from ${host}` })];
  }

  async function is_shown(there) {
    await until(there, 'the first frame', () => window.__rapport?.frames() > 0);
    await rest(there);
    await says(there, 'Nothing can be changed here.');
    await says(there, 'Online booking for 14 clinics');
    assert.ok(!await shows(there, 'button', 'Undo'), 'it offers to change something');
  }

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
      const left = await there.evaluate(async () => (await (await caches.open('rapport.viewed')).keys()).length);
      assert.equal(left, 0);
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
    assert.match(await policy('view.html'), /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src https: /);
    const there = await browser.context.newPage();
    await there.goto(`${own}view.html#${encodeURIComponent('javascript:alert(1)')}`);
    assert.equal(await there.getByRole('button').count(), 0);
    await there.close();
  });

  test('a link with the snapshot inside is copied and opens', async () => {
    await page.bringToFront();
    await share_data();
    await press(page, 'button', 'Copy a link with the snapshot inside');
    await says(page, 'characters is on the clipboard: send it to');
    await until(page, 'all to be stored', saved);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${own}#snapshot=1.`), link.slice(0, 60));
    assert.ok(link.length <= 33_000, `${link.length} characters`);
    const there = await visit(browser.context, link.slice(own.length));
    await is_shown(there);
    await there.close();
  });
});
