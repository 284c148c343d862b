// Copies by themselves, one before a merge, and a file that is followed: with real handles of a file system, which the person
// here picks without a dialog.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { add_client, arrive, browse, drop, go, press, reload, says, shows, until } from './support.mjs';

const pickers = () => {
  const file = async (create) => (await navigator.storage.getDirectory()).getFileHandle('team.json', { create });
  window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true });
  window.showSaveFilePicker = () => file(true);
  window.showOpenFilePicker = async () => [await file(false)];
};
const files_in = (page, folder) => page.evaluate(async (name) => {
  const found = {};
  for await (const [called, handle] of (await (await navigator.storage.getDirectory()).getDirectoryHandle(name)).entries())
    found[called] = await (await handle.getFile()).text();
  return found;
}, folder);
const followed = (page) => page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('team.json')).getFile()).text());
const clients = (text) => JSON.parse(text).records.filter(({ type, deleted }) => type === 'client' && !deleted).map(({ name }) => name).sort();

describe('Copies', () => {
  let browser, page;
  before(async () => {
    browser = await browse();
    await browser.context.addInitScript(pickers);
    page = await arrive(browser.context);
    await add_client(page, 'Harbour Trust');
  });
  after(() => browser.close());

  test('a folder gets a copy at once, keeps its place over a reload, and the copy is tried', async () => {
    await go(page, '#/settings');
    await says(page, 'There is no copy outside this browser yet.');
    await press(page, 'button', 'Choose a folder…');
    await says(page, 'Nothing was changed since.');
    const files = Object.entries(await files_in(page, 'Backups'));
    assert.equal(files.length, 1);
    assert.match(files[0][0], /^rapport-[0-9a-f]{8}-[0-9a-f]{8}-device-\d{8}-\d{4}\.json$/);
    assert.deepEqual(clients(files[0][1]), ['Harbour Trust']);
    await reload(page);
    await says(page, 'Rapport keeps copies in “Backups”');
    await press(page, 'button', 'Try the last copy');
    await says(page, 'Everything that is here is in it.');
  });

  test('a file that is followed gets each edit, and what another device writes in it comes', async () => {
    await go(page, '#/settings');
    await press(page, 'button', 'Make a new one…');
    await says(page, 'Everything is in it.');
    assert.deepEqual(clients(await followed(page)), ['Harbour Trust']);

    const other = await browse();
    const there = await arrive(other.context);
    await drop(there, 'team.json', await followed(page));
    await add_client(there, 'Kestrel Freight');
    await other.context.addInitScript(pickers);
    await reload(there);
    await go(there, '#/settings');
    await press(there, 'button', 'Make a new one…');
    await says(there, 'Everything is in it.');
    const theirs = await followed(there);
    await other.close();
    assert.deepEqual(clients(theirs), ['Harbour Trust', 'Kestrel Freight']);

    await page.evaluate(async (text) => {
      const stream = await (await (await navigator.storage.getDirectory()).getFileHandle('team.json')).createWritable();
      await stream.write(text);
      await stream.close();
    }, theirs);
    await press(page, 'button', 'Look now');
    await says(page, 'What others wrote in “team.json” is here.');
    await add_client(page, 'Moorland Hotels');
    for (let tries = 0; tries < 100 && clients(await followed(page)).length < 3; tries++) await new Promise((done) => setTimeout(done, 100));
    assert.deepEqual(clients(await followed(page)), ['Harbour Trust', 'Kestrel Freight', 'Moorland Hotels']);
  });

  test('what was here before a merge is kept in the browser, over a reload too', async () => {
    const copy = JSON.parse(await followed(page));
    copy.records.find(({ name }) => name === 'Moorland Hotels').name = 'Moorland';
    const actor = '00000000000000aa', clock = copy.records.map(({ at }) => at).sort().at(-1).slice(0, 12);
    copy.seen[actor] = 1;
    Object.assign(copy.records.find(({ name }) => name === 'Moorland'), { stamps: undefined, at: `${clock}-0009-${actor}-1` });
    await drop(page, 'ben.json', JSON.stringify(copy));
    await says(page, 'Merge “ben.json”');
    if (await shows(page, 'checkbox', 'I have read this and want it')) await press(page, 'checkbox', 'I have read this and want it');
    await press(page, 'button', await shows(page, 'button', 'Merge') ? 'Merge' : 'Merge all the same');
    await says(page, '“ben.json” is merged.');
    await reload(page);
    await go(page, '#/settings');
    await says(page, 'Before ‘ben.json’ was merged');
    await press(page, 'button', 'Open…');
    await says(page, 'Merge “Before ‘ben.json’ was merged”');
    await press(page, 'button', 'Cancel');
    await press(page, 'button', 'Delete');
    await until(page, 'the copy to go', () => !document.querySelector('#rp-mirror').textContent.includes('Before ‘ben.json’'));
    assert.deepEqual(page.complaints, []);
  });
});
