// A snapshot behind a passphrase: locked by web/lock.js as it stands, opened from disk by the page that carries it. Needs no
// site. That the page is filled in by the same rules is tests/unit/share/locked_page_test.cpp's.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browse } from './support.mjs';

const asset = (name) => readFileSync(new URL(`../../assets/snapshot/${name}`, import.meta.url), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const passphrase = 'amber canoe violet otter lemon quilt';
const canaries = ['Northmoor', 'Amara Okafor', 'Repairs booked', 'r3td-6xhb-81nc', 'amber canoe', 'otter'];

const innerStyle = 'body{color:rgb(1,2,3)}';
const innerScript = 'document.getElementById("ran").textContent="It runs."';
const inner = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(innerScript)}; style-src ${hash(innerStyle)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<title>Repairs booked in one call: client snapshot for Northmoor Homes</title>
<style>${innerStyle}</style>
</head>
<body>
<main id="main" tabindex="-1"><h1>Repairs booked in one call</h1><p>For Amara Okafor, “ünïcode”, r3td-6xhb-81nc.</p><p id="ran"></p><p id="foreign"></p></main>
<script>${innerScript}</script>
<script>document.getElementById("foreign").textContent="It runs too."</script>
</body>
</html>
`;

/// The library as the program has it, but for the border to C++.
function library() {
  let found;
  new Function('addToLibrary', readFileSync(new URL('../../web/lock.js', import.meta.url), 'utf8'))((all) => { found = all; });
  globalThis.RpLock = found.$RpLock;
  return found.$RpLock;
}

/// As share/locked_page fills it in.
function page(sealed, { from = ' from Halden &amp; Sons', script = asset('locked.js') } = {}) {
  const marks = {
    CHARSET: 'utf-8', KIND: 'text/plain', REST: "require-trusted-types-for 'script'; trusted-types rapport-locked",
    SCRIPTS: `${hash(asset('locked.js'))} ${hash(innerScript)}`, STYLES: `${hash(asset('locked.css'))} ${hash(innerStyle)}`,
    STYLE: asset('locked.css'), SCRIPT: script, FROM: from, HEADER: sealed.header, SEALED: sealed.cipher,
  };
  return asset('locked.html').replace(/@([A-Z]+)@/g, (_, name) => marks[name]);
}

const other = (c) => (c === 'A' ? 'B' : 'A');
/// With the base64 digit at that position of a member of the header changed.
function with_header(sealed, name, at) {
  const header = JSON.parse(sealed.header);
  const value = header[name];
  header[name] = value.slice(0, at) + other(value[at]) + value.slice(at + 1);
  return { ...sealed, header: JSON.stringify(header) };
}
const with_member = (sealed, name, value) => ({ ...sealed, header: JSON.stringify({ ...JSON.parse(sealed.header), [name]: value }) });
const with_cipher = (sealed, at) => ({ ...sealed, cipher: sealed.cipher.slice(0, at) + other(sealed.cipher[at]) + sealed.cipher.slice(at + 1) });

const either = /^Either this is not the passphrase, or the file was changed on its way: please try once more/;
const damaged = /^This file is damaged: .* please ask for it again\.$/;

describe('A locked snapshot', () => {
  let folder, browser, sealed, scratch;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rapport-locked-'));
    browser = await browse();
    sealed = await library().seal(passphrase, new TextEncoder().encode(inner));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(html, prepare) {
    const file = join(folder, 'locked.html');
    writeFileSync(file, html);
    const tab = await browser.context.newPage();
    tab.complaints = [];
    tab.asked = [];
    tab.on('pageerror', (error) => tab.complaints.push(error.message));
    tab.on('request', (request) => { if (!request.url().startsWith('file:')) tab.asked.push(request.url()); });
    if (prepare) await tab.addInitScript(prepare);
    await tab.goto(pathToFileURL(file).href);
    return tab;
  }
  /// The same for what is only looked at: in one tab for all.
  async function reopen(html) {
    scratch ||= await open(html);
    writeFileSync(join(folder, 'locked.html'), html);
    await scratch.reload();
    return scratch;
  }
  const said = (tab) => tab.locator('#said').textContent();
  async function answer(tab, words) {
    await tab.getByLabel('Passphrase', { exact: true }).fill(words);
    await tab.keyboard.press('Enter');
  }
  /// What is said after a passphrase that does not open it.
  async function refused(html, words = passphrase) {
    const tab = await reopen(html);
    await answer(tab, words);
    await tab.locator('#said:not(:empty)').waitFor();
    const sentence = await said(tab);
    assert.equal(await tab.getByRole('heading', { name: /Repairs booked/ }).count(), 0);
    assert.equal(await tab.getByLabel('Passphrase', { exact: true }).getAttribute('aria-invalid'), 'true');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'words');
    return sentence;
  }
  /// What is said before anybody is asked.
  async function unasked(html) {
    const tab = await reopen(html);
    assert.equal(await tab.getByRole('textbox').count(), 0);
    return said(tab);
  }

  test('says in its header how it was locked, in one canonical text', () => {
    assert.match(sealed.header, /^\{"format":"rapport-locked","iterations":1000000,"kdf":"PBKDF2-SHA-256","nonce":"[\w+/]{16}","salt":"[\w+/]{22}==","version":1\}$/);
  });

  test('has another salt and nonce each time', async () => {
    const again = JSON.parse((await library().seal(passphrase, new Uint8Array(1))).header);
    assert.notEqual(again.salt, JSON.parse(sealed.header).salt);
    assert.notEqual(again.nonce, JSON.parse(sealed.header).nonce);
  });

  test('says nothing of what is in it', () => {
    const html = page(sealed);
    const bytes = Buffer.from(sealed.cipher, 'base64').toString('latin1');
    for (const word of canaries) {
      assert.ok(!html.includes(word), word);
      assert.ok(!bytes.includes(word), word);
    }
    assert.ok(html.includes('from Halden &amp; Sons'));
  });

  test('opens with its passphrase, in its place and under its own policy', async () => {
    const tab = await open(page(sealed));
    assert.equal(await said(tab), '');
    await answer(tab, passphrase);
    await tab.getByRole('heading', { name: 'Repairs booked in one call' }).waitFor();
    assert.match(await tab.title(), /Northmoor Homes$/);
    assert.match(await tab.locator('main').textContent(), /“ünïcode”/);
    assert.equal(await tab.locator('#ran').textContent(), 'It runs.');
    assert.equal(await tab.locator('#foreign').textContent(), '', 'a script that no policy names does not run');
    assert.equal(await tab.evaluate(() => getComputedStyle(document.body).color), 'rgb(1, 2, 3)');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'main');
    assert.equal(await tab.evaluate(() => document.getElementById('ask')), null);
    assert.deepEqual(tab.complaints, []);
    assert.deepEqual(tab.asked, [], 'nothing is asked of any network');
    await tab.close();
  });

  test('opens with its passphrase as another device types it', async () => {
    const tab = await open(page(sealed));
    await answer(tab, '  amber\u00a0canoe  violet otter lemon quilt ');
    await tab.getByRole('heading', { name: 'Repairs booked in one call' }).waitFor();
    await tab.close();
  });

  test('says that it works, and asks again after a wrong passphrase', async () => {
    const tab = await open(page(sealed));
    await answer(tab, 'amber canoe violet otter lemon quill');
    assert.match(await tab.getByRole('status').textContent(), /^Opening the file/);
    await tab.locator('#said:not(:empty)').waitFor();
    assert.match(await said(tab), either);
    await answer(tab, passphrase);
    await tab.getByRole('heading', { name: 'Repairs booked in one call' }).waitFor();
    await tab.close();
  });

  test('asks for a passphrase where none was typed', async () => {
    assert.equal(await refused(page(sealed), '   '), 'Please type the passphrase first.');
  });

  test('does not open, and says so, where one byte of salt, nonce, iterations or cipher text was changed', async () => {
    assert.match(await refused(page(with_header(sealed, 'salt', 0))), either);
    assert.match(await refused(page(with_header(sealed, 'nonce', 5))), either);
    assert.match(await refused(page(with_member(sealed, 'iterations', 1000001))), either);
    assert.match(await refused(page({ ...sealed, header: sealed.header.replace(',"kdf"', ', "kdf"') })), either);
    for (const at of [0, 700, sealed.cipher.length - 6]) assert.match(await refused(page(with_cipher(sealed, at))), either);
  });

  test('is called damaged where what it says of its lock makes no sense', async () => {
    for (const header of ['', '{', '[]', 'null', sealed.header.slice(0, -1), sealed.header.replace('rapport-locked', 'rapport-lacked')])
      assert.match(await unasked(page({ ...sealed, header })), damaged, header);
    for (const [name, value] of [['iterations', 599999], ['iterations', 10000001], ['iterations', 1e6 + 0.5], ['iterations', '1000000'],
                                 ['kdf', 'PBKDF2-SHA-1'], ['salt', 'AAAA'], ['salt', null], ['nonce', 'AAAA'], ['version', 0]])
      assert.match(await unasked(page(with_member(sealed, name, value))), damaged, `${name}: ${value}`);
    assert.match(await unasked(page({ ...sealed, cipher: sealed.cipher.slice(0, -3) })), damaged);
    assert.match(await unasked(page({ ...sealed, cipher: '' })), damaged);
    assert.match(await unasked(page({ ...sealed, cipher: `${sealed.cipher.slice(0, 8)}\n${sealed.cipher.slice(8)}` })), damaged);
  });

  test('says where it was locked in a newer way, and where the browser cannot', async () => {
    assert.match(await unasked(page(with_member(sealed, 'version', 2))), /newer way.*ask for it again\.$/);
    const without = () => Object.defineProperty(window.crypto.__proto__, 'subtle', { get: () => undefined });
    const tab = await open(page(sealed), without);
    assert.match(await said(tab), /^This browser cannot unlock files here\. Save the file/);
    assert.equal(await tab.getByRole('textbox').count(), 0);
    await tab.close();
  });

  test('says what to do where its script was changed and does not run', async () => {
    const tab = await open(page(sealed, { script: `${asset('locked.js')} ` }));
    assert.match(await said(tab), /it was changed on its way: please ask for it again\.$/);
    assert.equal(await tab.getByRole('button').count(), 0);
    await tab.close();
  });

  test('shows what is typed only where that is asked for', async () => {
    const tab = await open(page(sealed));
    const field = tab.getByLabel('Passphrase', { exact: true });
    assert.equal(await field.getAttribute('type'), 'password');
    await tab.getByLabel('Show what I type').check();
    assert.equal(await field.getAttribute('type'), 'text');
    await tab.close();
  });

  test('fits 320 pixels and has no barrier, in either light', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const colorScheme of ['light', 'dark']) {
      const tab = await open(page(sealed, { from: ` from ${'Halden'.repeat(12)}` }));
      await tab.setViewportSize({ width: 320, height: 640 });
      await tab.emulateMedia({ colorScheme });
      await answer(tab, 'no');
      await tab.locator('#said:not(:empty)').waitFor();
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 320));
      await tab.evaluate(axe);
      const found = await tab.evaluate(() => window.axe.run(document));
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      if (process.env.RAPPORT_SHOTS) await tab.screenshot({ path: join(process.env.RAPPORT_SHOTS, `locked-${colorScheme}.png`) });
      await tab.close();
    }
  });
});
