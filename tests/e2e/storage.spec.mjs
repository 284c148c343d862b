// What the browser does to the storage behind our back: it is told, or mended, and never taken for a beginning.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, press, rest, shows, until, visit, write } from './support.mjs';

const url = process.env.RAPPORT_URL;
const saved = () => [...document.querySelectorAll('[role=status]')].some((node) => /^Saved/.test(node.getAttribute('aria-label') || node.textContent));

async function arrive(context) {
  const page = await visit(context);
  await until(page, 'the workspace to open', () => !/Opening your workspace/.test(document.body.innerText));
  await rest(page);
  return page;
}

async function add_client(page, name) {
  await page.getByRole('textbox', { name: 'Client' }).first().focus();
  await rest(page);
  await write(page, name);
  await press(page, 'button', 'Create client');
  await until(page, 'the client to be stored', saved);
}

/// In a page of the same site in which Rapport does not run.
async function beside(context, work, argument) {
  const page = await context.newPage();
  await page.goto(`${url}licenses.txt`);
  const result = await page.evaluate(work, argument);
  await page.close();
  return result;
}

const delete_database = () => new Promise((done, fail) => {
  const request = indexedDB.deleteDatabase('rapport-default');
  request.onsuccess = () => done(true);
  request.onerror = () => fail(request.error);
});

describe('The storage', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(() => browser.close());

  test('that is deleted under an open page is filled again with everything', async () => {
    let page = await arrive(browser.context);
    await add_client(page, 'First client');
    await beside(browser.context, delete_database);
    await page.evaluate(() => { location.hash = '#/'; });
    await rest(page);
    await press(page, 'button', 'New client');
    await add_client(page, 'Second client');
    await page.close();
    page = await arrive(browser.context);
    assert.ok(await shows(page, 'link', 'First client') || /First client/.test(await page.evaluate(() => document.querySelector('#rp-mirror').textContent)));
    assert.match(await page.evaluate(() => document.querySelector('#rp-mirror').innerHTML), /Second client/);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('whose newest checkpoint was damaged opens nothing that is not whole, and says so', async () => {
    const context = browser.context;
    await beside(context, async () => {
      const database = await new Promise((done) => { const request = indexedDB.open('rapport-default', 1); request.onsuccess = () => done(request.result); });
      const transaction = database.transaction(['ckpt', 'ckpthead'], 'readwrite');
      const bytes = new Uint8Array([1, 2, 3]);
      transaction.objectStore('ckpt').put(bytes, [99, 0]);
      transaction.objectStore('ckpthead').put({ gen: 99, uptoSeq: 1, chunks: 1, bytes: 3, time: 0 }, 99);
      await new Promise((done) => { transaction.oncomplete = done; });
      database.close();
    });
    const page = await arrive(context);
    assert.match(await page.evaluate(() => document.querySelector('#rp-mirror').innerHTML), /Second client/);
    await page.close();
    const aside = await beside(context, async () => {
      const database = await new Promise((done) => { const request = indexedDB.open('rapport-default', 1); request.onsuccess = () => done(request.result); });
      const request = database.transaction(['quarantine']).objectStore('quarantine').getAll();
      const found = await new Promise((done) => { request.onsuccess = () => done(request.result.map(({ head }) => head.gen)); });
      database.close();
      return found;
    });
    assert.deepEqual(aside, [99]);
  });
});
