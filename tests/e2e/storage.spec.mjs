// What the browser does to the storage behind our back: it is told, or mended, and never taken for a beginning.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { add_client, arrive, beside, browse, delete_database, press, rest, says, shows } from './support.mjs';

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
