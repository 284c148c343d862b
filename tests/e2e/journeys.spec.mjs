// What a project manager does in a day, in the built release: import a real plan, edit it, close the tab, find it again; with
// the keyboard alone; undo; back and forward; and what happens when there is no room left.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browse, drop, go, press, rest, saved as all_saved, until, visit, write } from './support.mjs';

const shared = process.env.RAPPORT_SHARED || resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../../shared');
/// A small plan as Microsoft Project writes it, where the folder of real files is not there.
const small_plan = `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Small move</Name>
<StartDate>2026-11-02T08:00:00</StartDate><Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Pack the kitchen</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat></Task>
<Task><UID>2</UID><ID>2</ID><Name>Carry the boxes</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration><DurationFormat>7</DurationFormat>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task></Tasks></Project>`;

/// The folder of a profile. Its browsers are closed whatever happens: a file of tests ends only when they are.
function profile(t) {
  const home = { folder: mkdtempSync(join(tmpdir(), 'rapport-e2e-')), opened: [] };
  t.after(async () => {
    for (const close of home.opened) await close();
    rmSync(home.folder, { recursive: true, force: true });
  });
  return home;
}

async function launch(home) {
  const { context, close } = await browse({ kept: home.folder });
  home.opened.push(close);
  return context;
}

async function type(page, label, words, key = 'Enter') {
  await page.getByRole('textbox', { name: label, exact: true }).first().focus();
  await rest(page);
  await page.keyboard.insertText(words);
  await page.keyboard.press(key);
  await rest(page);
}

const saved = (page) => until(page, 'it to be stored', all_saved);

async function has(page, role, name, timeout = 30_000) {
  await page.getByRole(role, { name }).first().waitFor({ state: 'attached', timeout });
}

async function import_plan(page) {
  const real = join(shared, 'data/mspdi_from_mpp/homemoveplan.xml');
  const file = existsSync(real) ? readFileSync(real, 'utf8') : small_plan;
  await drop(page, 'homemoveplan.xml', file);
  await page.getByRole('dialog').waitFor({ timeout: 30_000 });
  await type(page, 'Name of the client', 'Tanaka Optical');
  const again = page.getByRole('button', { name: 'Import', exact: true });
  if (await again.count()) await press(page, 'button', 'Import');
  await press(page, 'button', 'Open the plan');
  await has(page, 'tab', 'Overview');
  return existsSync(real) ? 'Calculate moving expenses' : 'Pack the kitchen';
}

describe('A project manager', () => {
  test('imports a real plan, edits it, closes the tab without saving, and finds everything again', async (t) => {
    const home = profile(t);
    let context = await launch(home);
    let page = await visit(context);
    const first = await import_plan(page);
    const cell = page.getByRole('gridcell', { name: first, exact: true });
    const box = await cell.boundingBox();
    await page.mouse.dblclick(box.x + 40, box.y + box.height / 2);
    await rest(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('Ask Hiroko what moving costs');
    await page.keyboard.press('Enter');
    await rest(page);
    await has(page, 'gridcell', 'Ask Hiroko what moving costs');
    await saved(page);
    const route = new URL(page.url()).hash;
    await context.close();

    context = await launch(home);
    page = await visit(context, route);

    await has(page, 'gridcell', 'Ask Hiroko what moving costs');
    await has(page, 'link', 'Tanaka Optical');
    assert.deepEqual(page.complaints, []);
  });

  let context, close;
  before(async () => { ({ context, close } = await browse()); });
  after(() => close());

  test('makes a client and looks around with the keyboard alone', async () => {
    const page = await visit(context);
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      await rest(page);
      if ((await page.evaluate(() => document.activeElement.getAttribute('aria-label'))) === 'Client') break;
    }
    await page.keyboard.insertText('Füßé & 日本');
    await page.keyboard.press('Enter');
    await rest(page);
    await has(page, 'heading', 'Füßé & 日本');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await rest(page);
    assert.equal(new URL(page.url()).hash, '#/');
    await page.keyboard.press('Control+k');
    await rest(page);
    await page.keyboard.insertText('settings');
    await rest(page);
    await page.keyboard.press('Enter');
    await rest(page);
    assert.equal(new URL(page.url()).hash, '#/settings');
    await page.keyboard.press('Control+z');
    await rest(page);
    await page.goBack();
    await rest(page);
    await has(page, 'heading', 'Who is your first client?');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('goes back and forward, and a link leads where it was copied', async () => {
    const page = await visit(context);
    await press(page, 'button', 'Explore a sample');
    await has(page, 'tab', 'Overview');
    const plan = page.url();
    await press(page, 'link', 'History');
    await has(page, 'heading', 'History');
    await page.goBack();
    await rest(page);
    await has(page, 'tab', 'Overview');
    await page.goForward();
    await rest(page);
    await has(page, 'heading', 'History');
    await saved(page);
    await page.close();
    const other = await visit(context, new URL(plan).hash);
    await has(other, 'gridcell', 'MedPath calendar sync');
    await other.close();
  });

  test('is told when there is no room left, loses nothing, and goes on when there is', async (t) => {
    const home = profile(t);
    const full = await launch(home);
    const page = await visit(full);
    await type(page, 'Client', 'Kestrel Freight');
    await saved(page);
    // As the browser answers when the disk is full: the transaction is given up.
    await page.evaluate(() => {
      window.put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function () { throw new DOMException('No room left on the disk.', 'QuotaExceededError'); };
    });
    await page.keyboard.press('Control+k');
    await rest(page);
    await page.keyboard.insertText('explore sample');
    await rest(page);
    await page.keyboard.press('Enter');
    await page.getByText(/not stored/).first().waitFor({ state: 'attached', timeout: 30_000 });
    await has(page, 'gridcell', 'MedPath calendar sync');
    await has(page, 'button', 'Save a copy to a file');

    await page.evaluate(() => { IDBObjectStore.prototype.put = window.put; });
    await press(page, 'button', 'Try again');
    await saved(page);
    await full.close();

    const again = await launch(home);
    const there = await visit(again);
    await has(there, 'link', 'Online booking for 14 clinics');
    await has(there, 'link', 'Kestrel Freight');
  });

  test('finds no barrier that axe knows of, on any page', async () => {
    const page = await visit(context);
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(axe);
    const words = [];
    for (const route of ['#/', '#/history', '#/trash', '#/settings', '#/search/ruth']) {
      await go(page, route);
      const found = await page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
      words.push(...found.violations.map((violation) => `${route} ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' ')}`));
    }
    assert.deepEqual(words, []);
    await page.close();
  });
});
