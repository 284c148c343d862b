// What shell/later-pack.js packs is unpacked by assets/snapshot/full.js: any bytes, behind a browser's own reading of the file.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { inflateRawSync } from 'node:zlib';
import { browse } from './support.mjs';

const source = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/// The program's own, with these files beside it and `scope` in the place of what the browser has.
function packer(files, scope = {}) {
  const window = {};
  const context = vm.createContext({
    window, Blob, Response, CompressionStream, Uint8Array, btoa, console: { warn() {} },
    location: new URL('https://plans.example/rapport/?sw=0#/'),
    fetch: async (name) => (files[name] ? new Response(files[name]) : new Response(null, { status: 404 })),
    ...scope,
  });
  vm.runInContext(source('shell/later-pack.js'), context);
  const { inPage, program, link } = window.rapportPack;
  return { inPage, link, pack: () => program(Object.keys(files)) };
}

/// The page's own: what its script says between these two.
const reading = (() => {
  const script = source('assets/snapshot/full.js'), from = script.indexOf('const byId'), to = script.indexOf('// --- The program in the place');
  assert.ok(from > 0 && to > from);
  return script.slice(from, to);
})();

const bytes = (count, of) => Uint8Array.from({ length: count }, (_, i) => of(i));
const letters = (text) => new TextEncoder().encode(text);
let seed = 1;
const chance = () => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 24);
const own = letters('start("\u201cé\u201d");');

describe('The program is packed', () => {
  let browser, page, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rapport-packing-'));
    browser = await browse({ offline: true });
    page = await browser.context.newPage();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /// Opens a file with these bytes in it, and does that there.
  async function read(packed, what) {
    const file = join(folder, 'page.html');
    writeFileSync(file, Buffer.concat([
      Buffer.from('<!doctype html>\n<meta charset="windows-1252">\n<script type="application/octet-stream" id="rapport-program">'), packed,
      Buffer.from(`</script>\n<p>behind it</p>\n<script>${reading}</script>`),
    ]));
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.locator('p').textContent(), 'behind it');
    return page.evaluate(what);
  }
  const unpack = async () => {
    let text = '';
    for (const part of await parts()) text += `${btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join(''))} `;
    return text.trim();
  };

  // Escaped alone, without what would make other bytes of them.
  const hard = {
    'all values of a byte': bytes(256, (i) => i), 'each beside each': bytes(131_072, (i) => (i & 1 ? i >> 9 : i >> 1)),
    'ends of an element': letters('</script><!--<script></SCRIPT >-->]]>&amp;&#0;<plaintext>'), 'ends of lines': letters('\n\r\n\r\r\n\n\r'),
    'escapes': letters('=@=M=|=}===\0=\r=<'), 'nothing': bytes(0, () => 0), 'the first to be a mark of UTF-8': bytes(3, (i) => [0xef, 0xbb, 0xbf][i]),
  };
  for (const [name, data] of Object.entries(hard))
    test(`and a browser reads the same bytes: ${name}`, async () => {
      const written = packer({}).inPage(data);
      assert.ok(!written.some((byte) => byte === 0 || byte === 0x0d || byte === 0x3c));
      const there = await read(Buffer.concat([Buffer.from(written)]), () => {
        const bytes = bytesOf(byId('rapport-program').textContent);
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      });
      assert.equal(Buffer.compare(Buffer.from(there, 'base64'), Buffer.from(data)), 0);
    });

  const kinds = {
    'one byte': bytes(1, () => 7), 'a long run': bytes(300_000, () => 0), 'a period': bytes(50_000, (i) => i % 251), 'chance alone': bytes(200_000, chance),
    'none': bytes(0, () => 0),
  };
  /// The script as it is, and what stands in the page.
  async function packed(files) {
    const all = Buffer.from(await packer(files).pack()), line = all.indexOf(10), length = Number(all.subarray(0, line));
    return [all.subarray(line + 1, line + 1 + length), all.subarray(line + 1 + length)];
  }
  for (const [name, data] of Object.entries(kinds))
    test(`and is unpacked as it was: ${name}`, async () => {
      const [script, inside] = await packed({ 'rapport.js': own, 'rapport.wasm': data, 'style.css': own });
      assert.deepEqual([...script], [...own]);
      assert.ok(inside.toString('latin1').startsWith(`${own.length} ${data.length} ${own.length}\n`));
      const there = (await read(inside, unpack)).split(' ').map((part) => Buffer.from(part, 'base64'));
      assert.equal(Buffer.compare(Buffer.concat(there), Buffer.concat([own, data, own])), 0);
    });

  test('and what was cut off is refused', async () => {
    const [, inside] = await packed({ 'rapport.js': own, 'rapport.wasm': kinds['chance alone'] });
    await assert.rejects(read(inside.subarray(0, inside.length - 1000), unpack));
    const longer = Buffer.concat([Buffer.from('9 9\n'), inside.subarray(inside.indexOf(10) + 1)]);
    await assert.rejects(read(longer, unpack), /damaged/);
  });

  test('and is packed once, and again where it failed', async () => {
    const files = { 'rapport.js': own, 'rapport.wasm': null };
    const snapshots = packer(files);
    await assert.rejects(snapshots.pack(), /could not be packed/);
    files['rapport.wasm'] = own;
    await snapshots.pack();
    assert.equal(snapshots.pack(), snapshots.pack());
  });

  test('and a browser that cannot do it says so', async () => {
    for (const CompressionStream of [undefined, class { constructor(kind) { throw new TypeError(kind); } }])
      await assert.rejects(packer({ 'rapport.js': own }, { CompressionStream }).pack(), /browser is too old/);
  });

  test('and a link holds a snapshot, unless it would be too long or lead nowhere', async () => {
    const data = letters(JSON.stringify({ format: 'rapport-snapshot', names: Array.from({ length: 3000 }, (_, i) => `é${i}`) }));
    const link = await packer({}).link(data), before = 'https://plans.example/rapport/#snapshot=1.';
    assert.ok(link.startsWith(before));
    assert.match(link.slice(before.length), /^[\w-]+$/);
    assert.equal(Buffer.compare(inflateRawSync(Buffer.from(link.slice(before.length), 'base64url')), Buffer.from(data)), 0);
    await assert.rejects(packer({}).link(bytes(40_000, chance)), /a link of 5\d,\d{3} characters, and 32,768 is the most\. Share fewer/);
    await assert.rejects(packer({}, { location: new URL('file:///rapport/index.html') }).link(data), /opened from a file/);
    await assert.rejects(packer({}, { CompressionStream: undefined }).link(data), /browser is too old/);
  });
});
