// Two people with a browser each: a file goes to and fro, is read before it is merged, and what clashes is answered.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { add_client, browse, drop, go, press, rest, says, until, visit, write } from './support.mjs';

/// What Save a copy gives, as the person would find it among the downloads.
async function copy_of(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return readFileSync(await file.path(), 'utf8');
}

/// In Settings, so that the other reads who it was.
async function call_oneself(page, name, device) {
  await go(page, '#/settings');
  for (const [label, words] of [['Your name', name], ['This device', device]]) {
    await page.getByRole('textbox', { name: label, exact: true }).focus();
    await rest(page);
    await write(page, words, 'Enter');
  }
}

/// The client's name, in its details.
async function rename(page, route, to) {
  await go(page, route);
  await press(page, 'button', 'More');
  await press(page, 'menuitem', 'Show all details');
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().focus();
  await rest(page);
  await page.keyboard.press('Control+a');
  await write(page, to, 'Enter');
}

describe('Two people, a browser each', () => {
  let ana, ben, here, there;
  before(async () => {
    // Downloads of the page itself, where the browser would open a dialog for the place.
    ana = await browse({ acceptDownloads: true });
    ben = await browse({ acceptDownloads: true });
    for (const one of [ana, ben]) await one.context.addInitScript(() => { delete window.showSaveFilePicker; });
    here = await visit(ana.context);
    there = await visit(ben.context);
  });
  after(async () => {
    await ana.close();
    await ben.close();
  });

  test('a copy of one becomes the workspace of the other', async () => {
    await add_client(here, 'Harbour Trust');
    await call_oneself(here, 'Ana', 'laptop');
    await drop(there, 'ana.json', await copy_of(here));
    await says(there, 'Harbour Trust');
    await call_oneself(there, 'Ben', 'tablet');
  });

  test('what comes is read first, merged as one step and taken back by one Undo', async () => {
    await add_client(there, 'Kestrel Freight');
    await drop(here, 'ben.json', await copy_of(there));
    await says(here, 'Merge “ben.json”');
    await says(here, 'Ben, tablet');
    await says(here, 'client “Kestrel Freight”');
    await press(here, 'button', 'Merge');
    await says(here, 'is merged');
    await go(here, '#/');
    await says(here, 'Kestrel Freight');
    await here.keyboard.press('Control+z');
    await rest(here);
    // The story goes on telling that it came; among the clients it is no more.
    await until(here, 'the merge to be undone', () => ![...document.querySelectorAll('#rp-mirror [role=main] [role=link], #rp-mirror [role=main] a')].some((node) => node.getAttribute('aria-label') === 'Kestrel Freight' || node.textContent.trim() === 'Kestrel Freight'));
    await here.keyboard.press('Control+Shift+z');
    await says(here, 'Kestrel Freight');
  });

  test('where both wrote one thing, both values are shown with who wrote them, and the answer holds', async () => {
    const at = async (page) => (await page.evaluate(() => [...document.querySelectorAll('#rp-mirror [role=link], #rp-mirror a')].map((node) => node.getAttribute('href') || '').find((href) => href.includes('/client/'))));
    const route = await at(here);
    await rename(here, route, 'Harbour Trust of Halifax');
    await rename(there, route, 'Harbour Trust & Sons');
    await drop(here, 'ben.json', await copy_of(there));
    await press(here, 'button', 'Merge');
    await says(here, 'conflict');
    await says(here, 'Harbour Trust of Halifax');
    await says(here, 'Harbour Trust & Sons');
    await says(here, 'Ben, tablet');
    await press(here, 'button', 'Take the other');
    await says(here, 'Nothing clashes');
  });

  test('what the other has not seen goes to a file of its own, which is merged there; then nothing is lacking', async () => {
    await add_client(here, 'Quayside');
    await go(here, '#/settings');
    const [file] = await Promise.all([here.waitForEvent('download'), press(here, 'button', 'Save what Ben has not seen…')]);
    assert.match(file.suggestedFilename(), /^rapport-for Ben-[0-9-]+\.json$/);
    await says(here, 'for Ben, tablet');
    const text = readFileSync(await file.path(), 'utf8');
    assert.ok(text.includes('"changes_since"'));
    await drop(there, 'for ben.json', text);
    await says(there, 'What came last in another copy');
    await press(there, 'button', 'Merge');
    await go(there, '#/');
    await says(there, 'Quayside');

    await drop(here, 'ben.json', await copy_of(there));
    await press(here, 'button', 'Cancel');
    await press(here, 'button', 'Save what Ben has not seen…');
    await says(here, 'Ben has seen everything that is here.');
  });

  test('nobody was told of an error', () => assert.deepEqual([...here.complaints, ...there.complaints], []));
});
