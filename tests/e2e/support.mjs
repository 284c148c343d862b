// What the specs about pages share: a browser with a profile of its own, a page that has come to rest, and controls found by
// role and name. Nothing here waits with waitForFunction: the page's policy allows no eval.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const url = process.env.RAPPORT_URL;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
               '--disable-component-update', '--disable-sync'];

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/// `kept`: the folder of a profile that outlives its browser.
export async function browse({ kept, ...options } = {}) {
  const folder = kept || mkdtempSync(join(tmpdir(), 'rapport-e2e-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.RAPPORT_CHROMIUM || '/usr/bin/chromium', headless: true, args: flags,
    viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', ...options,
  });
  return { context, close: async () => { await context.close(); if (!kept) rmSync(folder, { recursive: true, force: true }); } };
}

export async function until(page, what, condition, argument) {
  for (let tries = 0; tries < 300; tries++) {
    if (await page.evaluate(condition, argument).catch(() => false)) return;
    await pause(100);
  }
  assert.fail(`waited in vain: ${what}`);
}

export async function rest(page) {
  await page.evaluate(() => window.__rapport.settled());
  await pause(80);
  await page.evaluate(() => window.__rapport.settled());
}

export async function visit(context, route = '') {
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  await page.goto(url + route);
  await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
  await rest(page);
  return page;
}

export async function reload(page) {
  await page.reload();
  await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
  await rest(page);
}

export async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await rest(page);
}

/// As a reader presses it.
export async function press(page, role, name) {
  await page.getByRole(role, { name, exact: true }).first().dispatchEvent('click');
  await rest(page);
}

export async function keys(page, ...names) {
  for (const name of names) {
    await page.keyboard.press(name);
    await rest(page);
  }
}

export async function write(page, words, key) {
  await page.keyboard.insertText(words);
  await rest(page);
  if (key) await keys(page, key);
}

export const shows = (page, role, name) => page.getByRole(role, { name, exact: true }).first().count().then((count) => count > 0);

/// Where the keyboard is: a role and a name.
export const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const role = element.getAttribute('role') || element.tagName.toLowerCase();
  return `${role} ${element.getAttribute('aria-label') || element.textContent}`.trim();
});

/// Tab, until the keyboard is where `wanted` says.
export async function tab_to(page, wanted, most = 60) {
  for (let i = 0; i < most; i++) {
    if (wanted.test(await focused(page))) return;
    await keys(page, 'Tab');
  }
  assert.fail(`Tab never came to ${wanted}; it is at ${await focused(page)}`);
}

/// The names of the rows, from the top, without the row in which the next one begins.
export const rows = (page) => page.evaluate(() => {
  const found = [];
  for (const row of document.querySelectorAll('[role=row]')) {
    const cell = row.querySelector('[role=gridcell][aria-colindex="2"]') || row.querySelector('[role=gridcell]');
    const name = cell && (cell.getAttribute('aria-label') || cell.textContent);
    if (name && name !== 'New task…') found.push(name);
  }
  return found;
});

// ---- A workspace, and what is stored of it

/// For until(): nothing waits to be stored.
export const saved = () => [...document.querySelectorAll('[role=status]')].some((node) => /^Saved/.test(node.getAttribute('aria-label') || node.textContent));

/// Whatever is written on the page or called so.
export const says = (page, words) => until(page, words, (wanted) => {
  const mirror = document.querySelector('#rp-mirror');
  return mirror.textContent.includes(wanted) || [...mirror.querySelectorAll('[aria-label]')].some((node) => node.getAttribute('aria-label').includes(wanted));
}, words);

/// A page in which the workspace is open.
export async function arrive(context) {
  const page = await visit(context);
  await until(page, 'the workspace to open', () => !/Opening your workspace/.test(document.querySelector('#rp-mirror').textContent));
  await rest(page);
  return page;
}

export async function add_client(page, name) {
  await go(page, '#/');
  if (!await shows(page, 'button', 'Create client')) await press(page, 'button', 'New client');
  await page.getByRole('textbox', { name: 'Client' }).first().focus();
  await rest(page);
  await write(page, name);
  await press(page, 'button', 'Create client');
  await until(page, 'the client to be stored', saved);
}

/// A file comes in by being dropped.
export async function drop(page, name, text) {
  await page.evaluate(([called, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], called));
    for (const kind of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, text]);
  await rest(page);
}

// ---- A snapshot

/// A browser with the sample in it, and the route of one of its projects. Files are saved as downloads.
export async function open_sample() {
  const browser = await browse({ acceptDownloads: true });
  await browser.context.addInitScript(() => { delete window.showSaveFilePicker; });  // Its window is the system's.
  try {
    const page = await arrive(browser.context);
    await press(page, 'button', 'Explore a sample');
    await until(page, 'the sample to be stored', saved);
    await go(page, '#/');
    await press(page, 'link', 'Online booking for 14 clinics');
    const project = (await page.evaluate(() => location.hash)).split('/').slice(0, 3).join('/');
    return { browser, page, project };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/// The dialog that shares the project. `form`: what is chosen to be made; by itself it is a page.
export async function share(page, project, form) {
  await go(page, `${project}/sharing`);
  await press(page, 'button', 'Share with the client…');
  if (!form) return;
  await press(page, 'combobox', 'What to make');
  await press(page, 'menuitemradio', form);
}

/// The download of what that dialog makes.
export async function save_shared(page) {
  const [given] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press(page, 'button', 'Save the file')]);
  return given;
}

/// Of a page that comes to show a snapshot of that project.
export async function is_shown(page) {
  await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
  await rest(page);
  await says(page, 'Nothing can be changed here.');
  await says(page, 'Online booking for 14 clinics');
  // In rows; on a phone as bars.
  assert.ok((await rows(page)).length > 0 || await page.getByRole('option', { name: /milestone/ }).count() > 0, 'no task is shown');
  assert.ok(!await shows(page, 'button', 'Undo'), 'it offers to change something');
}

/// Types into the field that asks for a passphrase, which is open by itself.
export async function unlock(page, words) {
  await until(page, 'the field', () => document.activeElement.closest('#rp-fields') && document.activeElement.getAttribute('aria-label') === 'Passphrase');
  await page.keyboard.press('ControlOrMeta+a');
  await write(page, words, 'Enter');
}

/// In a page of the same site in which Rapport does not run.
export async function beside(context, work, argument) {
  const page = await context.newPage();
  await page.goto(`${url}licenses.txt`);
  const result = await page.evaluate(work, argument);
  await page.close();
  return result;
}

/// For beside().
export const delete_database = () => new Promise((done, fail) => {
  const request = indexedDB.deleteDatabase('rapport-default');
  request.onsuccess = () => done(true);
  request.onerror = () => fail(request.error);
});
