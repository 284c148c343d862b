// The second part of the program: it follows the first frames, is kept on the device with the rest, and where it cannot be
// had nothing happens but a sentence.

import assert from 'node:assert/strict';
import { createServer, request as ask } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { browse, go, keys, press, rest, rows, saved, shows, until, visit, write } from './support.mjs';

const part = /\/later-[0-9a-f]{16}\.wasm$/;

/// In the page: compares what the second part's data segments say with the memory before and right after it is instantiated.
function watchData() {
  const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
  const segmentsOf = (bytes) => {
    let at = 8;
    const number = (signed) => {
      let value = 0, shift = 0, byte;
      do {
        byte = bytes[at++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte & 128);
      return signed && byte & 64 && shift < 32 ? value | -1 << shift : value;
    };
    const found = [];
    while (at < bytes.length) {
      const data = bytes[at++] === 11, size = number(), end = at + size;
      for (let left = data ? number() : 0; left; left--) {
        at += 2;
        const address = number(true);
        at++;
        const length = number();
        found.push({ address, content: bytes.slice(at, at += length) });
      }
      at = end;
    }
    return found;
  };
  WebAssembly.instantiateStreaming = async (response, imports) => {
    response = await response;
    if (!imports.primary) return instantiate(response, imports);
    const segments = segmentsOf(new Uint8Array(await response.clone().arrayBuffer()));
    const memory = Object.values(imports.primary).find((thing) => thing instanceof WebAssembly.Memory);
    const differ = (kind) => {
      const there = new Uint8Array(memory.buffer);
      let count = 0;
      for (const { address, content } of segments) content.forEach((byte, i) => { count += kind(there[address + i], byte); });
      return count;
    };
    const brought = differ((before, byte) => before === 0 && byte !== 0), changed = differ((before, byte) => before !== 0 && before !== byte);
    const instance = await instantiate(response, imports);
    window.__data = { segments: segments.length, brought, changed, missing: differ((after, byte) => after !== byte) };
    return instance;
  };
}

describe('The part that a first visit does not wait for', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(() => browser.close());

  test('arrives by itself, after the first frame', async () => {
    const page = await browser.context.newPage();
    const asked = page.waitForRequest((request) => part.test(request.url()), { timeout: 30_000 });
    await page.goto(process.env.RAPPORT_URL);
    await asked;
    assert.ok(await page.evaluate(() => window.__rapport.frames() > 0));
    await page.close();
  });

  test('brings the strings that it alone has: where they go is nothing before, and nothing else is written over', async () => {
    const page = await browser.context.newPage();
    await page.addInitScript(watchData);
    await page.goto(process.env.RAPPORT_URL);
    await until(page, 'the second part', () => window.__data);
    const { segments, brought, changed, missing } = await page.evaluate(() => window.__data);
    assert.ok(segments > 0 && brought > 10_000, `${brought} bytes in ${segments} segments`);
    assert.deepEqual({ changed, missing }, { changed: 0, missing: 0 });
    await page.close();
  });

  test('if it cannot be fetched, a sentence says so, nothing is done, and a second attempt may succeed', async () => {
    await browser.context.route(part, (route) => route.abort());
    const page = await visit(browser.context);
    await press(page, 'button', 'Explore a sample');
    await page.getByText(/could not be fetched, so nothing was done/).first().waitFor({ state: 'attached' });
    assert.ok(await shows(page, 'heading', 'Who is your first client?'));
    await browser.context.unroute(part);
    await press(page, 'button', 'Explore a sample');
    await page.getByText('MedPath calendar sync').first().waitFor({ state: 'attached' });
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('a plan that is stored is opened and worked on without it', async (t) => {
    const { context, close } = await browse();
    t.after(close);
    let page = await visit(context);
    await press(page, 'button', 'Explore a sample');
    await page.getByText('MedPath calendar sync').first().waitFor({ state: 'attached' });
    await until(page, 'the sample to be stored', saved);
    const plan = new URL(page.url()).hash;
    await page.close();
    await context.route(part, (route) => route.abort());
    page = await visit(context, plan);
    const cell = () => page.getByRole('gridcell', { name: 'MedPath calendar sync', exact: true }).boundingBox();
    const { x, y } = await cell();
    await page.mouse.click(x + 40, y + 8);
    await rest(page);
    await keys(page, 'F2', 'Control+a');
    await write(page, 'Calendars in step', 'Enter');
    assert.ok((await rows(page)).includes('Calendars in step'));
    await keys(page, 'Control+z', 'Insert');
    await write(page, 'Ask Amir', 'Enter');
    assert.ok((await rows(page)).includes('Ask Amir'));
    await keys(page, 'Escape', 'Control+z');
    for (let visits = 0; visits < 3; visits++) {
      await go(page, '#/');
      await go(page, plan);
    }
    assert.ok((await rows(page)).includes('MedPath calendar sync'));
    assert.deepEqual(page.complaints, []);
  });

  test('a view that is in it says that it is on its way, and is drawn when it is here', async () => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await browser.context.route(part, async (route) => {
      await held;
      await route.continue();
    });
    const page = await browser.context.newPage();
    await page.goto(process.env.RAPPORT_URL + '#/settings');
    await page.getByText('still on its way').first().waitFor({ state: 'attached' });
    assert.ok(!await shows(page, 'tab', 'Dark'));
    release();
    await page.getByRole('tab', { name: 'Dark', exact: true }).first().waitFor({ state: 'attached' });
    assert.ok(!await page.getByText('still on its way').count());
    await browser.context.unroute(part);
    await page.close();
  });
});

const kept = async () => {
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) if (/\/later-/.test(url)) return !!navigator.serviceWorker.controller;
  return false;
};

/// The site behind a server that notes what it sends, and can be gone.
async function watched() {
  const sent = [];
  const server = createServer((incoming, response) => {
    const onward = ask(new URL(incoming.url, process.env.RAPPORT_URL), { headers: { ...incoming.headers, host: new URL(process.env.RAPPORT_URL).host } }, (answer) => {
      sent.push({ path: incoming.url, status: answer.statusCode });
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const gone = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, gone };
}

test('A first visit transfers no file twice, and afterwards the server may be gone', async () => {
  const site = await watched(), browser = await browse({ serviceWorkers: 'allow' });
  try {
    let page = await browser.context.newPage();
    await page.goto(site.url);
    await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
    await until(page, 'everything is kept', kept);
    const whole = site.sent.filter(({ status }) => status === 200).map(({ path }) => path);
    assert.deepEqual(whole.filter((path, i) => whole.indexOf(path) !== i), []);
    await site.gone();
    await page.close();
    page = await browser.context.newPage();
    await page.goto(site.url);
    await until(page, 'the first frame without a server', () => window.__rapport?.frames() > 0);
  } finally {
    await browser.close();
    await site.gone().catch(() => {});
  }
});

describe('Without a connection', () => {
  test('the program opens after one visit, with all of its parts', async () => {
    const browser = await browse({ serviceWorkers: 'allow' });
    let page = await visit(browser.context);
    await until(page, 'everything is kept', kept);
    await page.close();
    await browser.context.setOffline(true);
    page = await visit(browser.context);
    await rest(page);
    await press(page, 'button', 'Explore a sample');
    await page.getByText('MedPath calendar sync').first().waitFor({ state: 'attached' });
    for (const [view, role, name] of [['#/settings', 'tab', 'Dark'], ['#/trash', 'heading', 'Nothing was deleted']]) {
      await go(page, view);
      assert.ok(await shows(page, role, name), view);
    }
    assert.deepEqual(page.complaints, []);
    await browser.close();
  });
});
