// The file of a version is kept in the browser, beside the workspace: after a reload and without a network it is the same, byte for
// byte, and damaged bytes are never handed out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { arrive, browse, go, press, reload, rest, saved, says, shows, until } from './support.mjs';

const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);

/// For page.evaluate: every kept file has another byte in it.
const damage = () => new Promise((done, fail) => {
  const opening = indexedDB.open('rapport-files');
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('files', 'readwrite');
    transaction.objectStore('files').openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      cursor.value[5] ^= 1;
      cursor.update(cursor.value);
      cursor.continue();
    };
    transaction.oncomplete = () => done(true);
    opening.result.close();
  };
});

describe('A file that is kept with its version', () => {
  let browser, page, name;
  before(async () => {
    browser = await browse({ acceptDownloads: true, viewport: { width: 1280, height: 1600 } });
    await browser.context.addInitScript(() => { delete window.showSaveFilePicker; });  // Its window is the system's.
    page = await arrive(browser.context);
    await press(page, 'button', 'Explore a sample');
    await until(page, 'the sample to be stored', saved);
    await go(page, '#/');
    await press(page, 'link', 'Online booking for 14 clinics');
    await go(page, `${(await page.evaluate(() => location.hash)).split('/').slice(0, 3).join('/')}/deliverables`);
  });
  after(() => browser.close());

  const kept = () => page.evaluate(() => [...document.querySelectorAll('#rp-mirror *')]
    .map((node) => node.getAttribute('aria-label') || node.textContent).find((label) => /^Save the file of version \S+$/.test(label)));

  test('is taken by the dialog, and can be saved once the version is handed over', async () => {
    await says(page, 'Not kept in this browser');
    await press(page, 'button', 'Hand over a version…');
    await page.evaluate((numbers) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], 'handbook.pdf'));
      for (const kind of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [...bytes]);
    await says(page, '“handbook.pdf”, 300 kB.');
    assert.ok(await shows(page, 'checkbox', 'Keep the file in this browser'));
    await press(page, 'button', 'Hand it over');
    await until(page, 'the version to be stored', saved);
    await says(page, 'Save the file of version');
    name = await kept();
  });

  test('is the same after a reload and without a network', async () => {
    await reload(page);
    await says(page, name);
    await browser.context.setOffline(true);
    const [given] = await Promise.all([page.waitForEvent('download'), press(page, 'button', name)]);
    assert.equal(given.suggestedFilename(), 'handbook.pdf');
    assert.ok(readFileSync(await given.path()).equals(Buffer.from(bytes)));
    await browser.context.setOffline(false);
  });

  test('is counted in the settings', async () => {
    const here = await page.evaluate(() => location.hash);
    await go(page, '#/settings');
    await says(page, '1 file of deliverables: 300 KB of the 250 MB that this browser may keep.');
    await go(page, here);
  });

  test('is not handed out once it is damaged, and can be chosen again', async () => {
    await page.evaluate(damage);
    await press(page, 'button', name);
    await says(page, 'The file that was kept here is damaged and was let go.');
    await rest(page);
    await says(page, name.replace('Save', 'Choose'));
    assert.deepEqual(page.complaints, []);
  });
});
