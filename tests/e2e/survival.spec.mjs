// Two journals keep the same. What becomes of a person's work when the browser loses one of them, or both, and when several
// tabs are open, closed, frozen and taken over.

import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { add_client, arrive, beside, browse, delete_database, pause, press, rest, saved, says, shows, until, write } from './support.mjs';

const url = process.env.RAPPORT_URL;
const words = (page) => page.evaluate(() => document.querySelector('#rp-mirror').textContent + [...document.querySelectorAll('#rp-mirror [aria-label]')].map((node) => node.getAttribute('aria-label')).join(' '));
const delete_files = async () => {
  const folder = await navigator.storage.getDirectory();
  for (let tries = 0; ; tries++) {
    try {
      return await folder.removeEntry('rapport-default', { recursive: true });
    } catch (error) {  // Held for a moment more by the page that was closed.
      if (error.name === 'NotFoundError') return;
      if (tries > 40) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
};
const file_sizes = async () => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('rapport-default', { create: true });
  const sizes = [];
  for await (const file of folder.values()) sizes.push((await file.getFile()).size);
  return sizes;
};

describe('Two journals', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(() => browser.close());
  beforeEach(async () => {
    for (const page of browser.context.pages().slice(1)) await page.close();
    await beside(browser.context, delete_database);
    await beside(browser.context, delete_files);
    await beside(browser.context, () => localStorage.clear());
    const page = await arrive(browser.context);
    await add_client(page, 'Harbour Trust');
    await page.close();
  });

  test('each hold everything that was called saved', async () => {
    const sizes = await beside(browser.context, file_sizes);
    assert.ok(Math.max(...sizes) > 100, `the files hold ${sizes}`);
  });

  test('a database that was deleted comes back by itself, and that is told', async () => {
    await beside(browser.context, delete_database);
    let page = await arrive(browser.context);
    await says(page, 'Harbour Trust');
    await says(page, 'all of it is here again');
    await press(page, 'button', 'Close message');
    assert.doesNotMatch(await words(page), /all of it is here again/);
    await add_client(page, 'Kestrel Freight');
    await page.close();
    page = await arrive(browser.context);
    await says(page, 'Harbour Trust');
    assert.match(await words(page), /Kestrel Freight/);
    assert.doesNotMatch(await words(page), /all of it is here again/);
    assert.deepEqual(page.complaints, []);
  });

  test('files that were deleted are made anew, silently', async () => {
    await beside(browser.context, delete_files);
    let page = await arrive(browser.context);
    await says(page, 'Harbour Trust');
    await pause(500);
    await page.close();
    await beside(browser.context, delete_database);
    page = await arrive(browser.context);
    await says(page, 'Harbour Trust');
  });

  test('with both gone it is said what happened, and nobody is taken for a new person', async () => {
    await beside(browser.context, delete_database);
    await beside(browser.context, delete_files);
    for (let i = 0; i < 2; i++) {
      const page = await arrive(browser.context);
      await says(page, 'Your work is missing');
      assert.ok(await shows(page, 'button', 'Open a copy from a file…'));
      assert.equal(await page.getByRole('textbox', { name: 'Client' }).count(), 0);
      await page.close();
    }
    const page = await arrive(browser.context);
    await press(page, 'button', 'Start anew…');
    await press(page, 'button', 'Start with an empty workspace');
    await add_client(page, 'A new beginning');
    await page.close();
    await says(await arrive(browser.context), 'A new beginning');
  });
});

// What a kill between the two halves of a write leaves in the log of Chromium's database: the head of a record, and nothing
// behind it. The next session takes that for a torn end and writes on behind it; the one after finds a record that is not one,
// and begins anew with an empty database.
function tear(folder) {
  const root = join(folder, 'Default', 'IndexedDB');
  const logs = readdirSync(root, { recursive: true }).filter((name) => /leveldb\/\d+\.log$/.test(name)).map((name) => join(root, name));
  const newest = logs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  appendFileSync(newest, Buffer.from([0x12, 0x34, 0x56, 0x78, 150, 0, 1]));  // Checksum, length, a whole record.
}

test('A database that Chromium itself throws away, one session after a torn write, comes back by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-wiped-'));
  try {
    for (const [name, then] of [['Harbour Trust', tear], ['Kestrel Freight', () => {}]]) {
      const browser = await browse({ kept: folder });
      const page = await arrive(browser.context);
      await add_client(page, name);
      await browser.close();
      then(folder);
    }
    const browser = await browse({ kept: folder });
    const page = await arrive(browser.context);
    await says(page, 'all of it is here again');
    for (const name of ['Harbour Trust', 'Kestrel Freight']) await says(page, name);
    await browser.close();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

describe('Several tabs', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(() => browser.close());

  test('show the same within a second; one edits; closing it hands over', async () => {
    const first = await arrive(browser.context);
    await add_client(first, 'Harbour Trust');
    const second = await arrive(browser.context);
    await says(second, 'open in another tab');
    await first.bringToFront();
    await add_client(first, 'Kestrel Freight');
    await second.bringToFront();
    await pause(500);
    assert.match(await words(second), /Kestrel Freight/);
    await first.close();
    await until(second, 'the second tab to write', () => !/open in another tab/.test(document.querySelector('#rp-mirror').innerHTML));
    await add_client(second, 'Northwind');
    await second.close();
    const third = await arrive(browser.context);
    for (const name of ['Harbour Trust', 'Kestrel Freight', 'Northwind']) await says(third, name);
    await third.close();
  });

  test('“Edit here” changes who writes, and nothing is lost on the way', async () => {
    const first = await arrive(browser.context);
    const second = await arrive(browser.context);
    await says(second, 'open in another tab');
    await press(second, 'button', 'Edit here');
    await until(second, 'the second tab to write', () => !/open in another tab/.test(document.querySelector('#rp-mirror').innerHTML));
    await add_client(second, 'Written in the second');
    await first.bringToFront();
    await says(first, 'Written in the second');
    await says(first, 'open in another tab');
    await press(first, 'button', 'Edit here');
    await until(first, 'the first tab to write again', () => !/open in another tab/.test(document.querySelector('#rp-mirror').innerHTML));
    await add_client(first, 'Written in the first');
    for (const page of [first, second]) await page.close();
    const third = await arrive(browser.context);
    for (const name of ['Written in the second', 'Written in the first']) await says(third, name);
    await third.close();
  });
});

test('A page older than what is stored writes nothing any more, and says what to do', async () => {
  const browser = await browse();
  try {
    let page = await arrive(browser.context);
    await add_client(page, 'Harbour Trust');
    await beside(browser.context, () => new Promise((done, fail) => {
      const request = indexedDB.open('rapport-default', 2);
      request.onsuccess = () => done(request.result.close());
      request.onerror = () => fail(request.error);
    }));
    await says(page, 'This page is older than what is stored.');
    await page.close();
    page = await arrive(browser.context);
    await says(page, 'This page is older than what is stored.');
    assert.ok(!await shows(page, 'button', 'New client') || await page.getByRole('button', { name: 'New client' }).first().isDisabled());
  } finally {
    await browser.close();
  }
});

test('A full disk stops nothing but the storing: it is said, a copy can be saved, and what was stored before is there', async () => {
  const browser = await browse();
  try {
    let page = await arrive(browser.context);
    await add_client(page, 'Harbour Trust');
    await page.close();
    const protocol = await browser.context.newCDPSession(browser.context.pages()[0]);
    await pause(4000);  // What the browser had promised to the page is forgotten.
    await protocol.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, quotaSize: 1 });
    page = await arrive(browser.context);
    await says(page, 'Harbour Trust');
    await press(page, 'button', 'New client');
    await page.getByRole('textbox', { name: 'Client' }).first().focus();
    await rest(page);
    await write(page, 'Not stored');
    await press(page, 'button', 'Create client');
    await says(page, 'not stored. Keep this window open.');
    assert.ok(await shows(page, 'button', 'Save a copy to a file'));
    await says(page, 'Not stored');
    await protocol.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin });
    await press(page, 'button', 'Try again');
    await until(page, 'all of it to be stored', saved);
    await page.close();
    page = await arrive(browser.context);
    for (const name of ['Harbour Trust', 'Not stored']) await says(page, name);
  } finally {
    await browser.close();
  }
});
