// Kills real browsers. A person's edits go on in Chromium until its whole tree of processes is killed, at a random moment of what
// is named; it is opened, and killed again while it opens; opened a second time, since some losses show only then. Whatever was
// called saved has to be there both times.
//
//   RAPPORT_URL=… node tests/e2e/kills.mjs [--kills N] [--seed N] [--only append|checkpoint|import|startup|takeover]

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const url = process.env.RAPPORT_URL, wanted = Number(option('--kills', 20)), only = option('--only', '');
let seed = Number(option('--seed', 1)) >>> 0 || 1;
const random = () => { seed ^= seed << 13; seed >>>= 0; seed ^= seed >>> 17; seed ^= seed << 5; seed >>>= 0; return seed / 4294967296; };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const folder = mkdtempSync(join(tmpdir(), 'rapport-kills-'));

// ---- The browser and its end

function children(pid) {
  const of = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8'), parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      of.set(parent, [...(of.get(parent) || []), Number(entry)]);
    } catch {}  // Gone already.
  }
  const found = [], waiting = [pid];
  while (waiting.length) for (const child of of.get(waiting.pop()) || []) found.push(child), waiting.push(child);
  return found;
}
const ours = () => readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number).filter((pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`user-data-dir=${folder}`);
  } catch {
    return false;
  }
});
async function kill(browser) {
  for (let round = 0; round < 100; round++) {
    const all = [...new Set([browser.process.pid, ...children(browser.process.pid), ...ours()])];
    let alive = 0;
    for (const pid of all) {
      try {
        process.kill(pid, 'SIGKILL');
        alive++;
      } catch {}
    }
    if (alive <= 1 && !ours().length) break;
    await pause(20);
  }
  await browser.connection.close().catch(() => {});
}
async function launch() {
  rmSync(join(folder, 'DevToolsActivePort'), { force: true });
  rmSync(join(folder, 'SingletonLock'), { force: true });
  const process_ = spawn(process.env.RAPPORT_CHROMIUM || '/usr/bin/chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', '--window-size=1280,800',
    `--user-data-dir=${folder}`, 'about:blank'], { stdio: 'ignore' });
  for (let tries = 0; !existsSync(join(folder, 'DevToolsActivePort')) || !readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').includes('\n'); tries++) {
    if (tries > 600) throw new Error('the browser did not start');
    await pause(50);
  }
  const port = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0];
  const connection = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return { process: process_, connection, context: connection.contexts()[0] };
}

// ---- The person

const text_of = (page) => page.evaluate(() => {
  const mirror = document.querySelector('#rp-mirror');
  return mirror ? mirror.textContent + [...mirror.querySelectorAll('[aria-label]')].map((node) => node.getAttribute('aria-label')).join(' ') : '';
});
async function until(page, condition, argument, limit = 60_000) {
  for (const end = Date.now() + limit; Date.now() < end; await pause(20))
    if (await page.evaluate(condition, argument).catch((error) => { if (/closed|crash/i.test(error.message)) throw error; })) return;
  throw new Error(`waited in vain: ${condition}`);
}
const is_open = () => window.__rapport?.frames() > 0 && document.querySelector('#rp-mirror') && !/Opening your workspace/.test(document.querySelector('#rp-mirror').textContent);
const is_saved = () => [...document.querySelectorAll('[role=status]')].some((node) => /^Saved/.test(node.getAttribute('aria-label') || node.textContent));

async function visit(browser) {
  const page = await browser.context.newPage();
  await page.goto(`${url}?sw=0`);
  await until(page, is_open);
  await page.evaluate(() => window.__rapport.settled());
  return page;
}
/// A workspace as a file, dropped on the window: added to what is here, in one gesture.
async function drop(page, names) {
  const clients = names.map((name, i) => {
    const id = crypto.randomUUID();
    return JSON.stringify({ id, name, notes: 'n'.repeat(200 + i) });
  });
  const file = `{"format":"rapport","version":1,"clients":[${clients.join(',')}]}`;
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'more.json'));
    for (const kind of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, file);
}
let number = 0;
async function add(page, acked) {
  const name = `Client ${++number}`;
  await page.evaluate(() => { location.hash = '#/'; });
  await page.evaluate(() => window.__rapport.settled());
  if (!await page.getByRole('button', { name: 'Create client', exact: true }).count()) {
    await page.getByRole('button', { name: 'New client', exact: true }).first().dispatchEvent('click');
    await until(page, () => [...document.querySelectorAll('#rp-mirror button')].some((node) => (node.getAttribute('aria-label') || node.textContent) === 'Create client'));
  }
  await page.getByRole('textbox', { name: 'Client' }).first().focus();
  await page.evaluate(() => window.__rapport.settled());
  await page.keyboard.insertText(name);
  await page.evaluate(() => window.__rapport.settled());
  await page.getByRole('button', { name: 'Create client', exact: true }).first().dispatchEvent('click');
  await until(page, is_saved);
  await until(page, (wanted) => (document.querySelector('#rp-mirror').innerHTML.includes(wanted)), name);
  await until(page, is_saved);
  acked.push(name);
}

const moments = {
  append: async (browser, acked) => {
    const page = await visit(browser);
    for (;;) await add(page, acked);
  },
  startup: async (browser, acked) => {
    const page = await visit(browser);
    await add(page, acked);
    for (;;) {
      await page.reload();
      await pause(random() * 200);
    }
  },
  takeover: async (browser, acked) => {
    const pages = [await visit(browser), await visit(browser)];
    for (let i = 0; ; i = 1 - i) {
      await pages[i].bringToFront();
      if (/open in another tab/.test(await text_of(pages[i])))
        await pages[i].getByRole('button', { name: 'Edit here', exact: true }).first().dispatchEvent('click');
      await until(pages[i], () => !/open in another tab/.test(document.querySelector('#rp-mirror').innerHTML));
      await add(pages[i], acked);
    }
  },
};

const figures = {};
let lost = 0, empty = 0, restored = 0;
async function check(page, acked) {
  const text = await text_of(page);
  if (/all of it is here again/.test(text)) restored++;
  if (/Your work is missing|could not be read/.test(text) || (acked.length && !/Client \d/.test(text))) empty++;
  await page.evaluate(() => { location.hash = '#/search'; });
  const missing = [];
  const html = await page.evaluate(() => { location.hash = '#/'; return window.__rapport.settled(); }).then(() => page.evaluate(() => document.querySelector('#rp-mirror').innerHTML));
  for (const name of acked.slice(-12)) if (!new RegExp(`${name}(?!\\d)`).test(html)) missing.push(name);
  if (missing.length) console.log(`LOST ${missing.join(', ')} of ${acked.length}: ${text.slice(0, 400)}`);
  lost += missing.length;
}

const acked = [];
const names = Object.keys(moments).filter((name) => name.includes(only));
for (let round = 0, kills = 0; kills < wanted; round++) {
  const name = names[round % names.length];
  let browser = await launch();
  const limit = pause(2500 + random() * 3500);
  await Promise.race([limit, moments[name](browser, acked).catch((error) => { if (!/closed|Target/.test(error.message)) console.log(`${name}: ${error.message.split('\n')[0]}`); return limit; })]);
  await kill(browser);
  browser = await launch();
  const opening = visit(browser).then((page) => check(page, acked)).catch(() => {});
  await Promise.race([opening, pause(600 + random() * 2500)]);
  await kill(browser);
  browser = await launch();
  await check(await visit(browser), acked);
  await kill(browser);
  kills += 3;
  figures[name] = (figures[name] || 0) + 3;
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
console.log(`${Object.entries(figures).map(([name, count]) => `${name} ${count}`).join(', ')}: ${acked.length} clients were called saved; lost ${lost}, opened empty or damaged ${empty}, restored from the second journal ${restored}`);
process.exit(lost || empty ? 1 : 0);
