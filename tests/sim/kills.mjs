// Kills real browsers. Session, stores and worker run in Chromium and are edited as fast as they allow, until the browser's whole
// tree of processes is killed, at a random moment of what is named. It is opened, killed while it opens or goes on, and opened
// again, since some losses show only one session later. Whatever was called saved has to be there each time.
//
//   node tests/sim/kills.mjs [--program FOLDER] [--kills N] [--seed N] [--only append|checkpoint|import|startup|takeover]

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policy } from '../../scripts/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const wanted = Number(option('--kills', 20)), only = option('--only', '');
const program = resolve(option('--program', resolve(root, 'build/web')));
let seed = Number(option('--seed', 1)) >>> 0 || 1;
const random = () => { seed ^= seed << 13; seed >>>= 0; seed ^= seed >>> 17; seed ^= seed << 5; seed >>>= 0; return seed / 4294967296; };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// ---- The site

const files = {
  '/': ['text/html', () => '<!doctype html><title>Kills</title><script src="rapport_simulator.js"></script><script src="kill_page.js"></script>'],
  '/rapport_simulator.js': ['text/javascript', () => readFileSync(join(program, 'rapport_simulator.js'))],
  '/rapport_simulator.wasm': ['application/wasm', () => readFileSync(join(program, 'rapport_simulator.wasm'))],
  '/kill_page.js': ['text/javascript', () => readFileSync(join(root, 'tests/sim/kill_page.js'))],
  '/second_journal.js': ['text/javascript', () => readFileSync(join(root, 'shell/second_journal.js'))],
};
let saved = 0, all_saved = 0, openings = [], writers = new Set();
const server = createServer((request, response) => {
  if (request.method === 'POST') {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      const [path, tab] = request.url.split('?');
      if (path === '/saved') saved = Math.max(saved, Number(body)), all_saved++, writers.add(tab);
      else openings.push(JSON.parse(body));
      response.end();
    });
    return;
  }
  const file = files[request.url.split('?')[0]];
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': file[0], 'Content-Security-Policy': policy });
  response.end(file[1]());
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${server.address().port}/`;

// ---- The browser and its end

const folder = mkdtempSync(join(tmpdir(), 'rapport-kills-'));
const launch = (moment) => spawn(process.env.RAPPORT_CHROMIUM || '/usr/bin/chromium',
  ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-extensions', '--disable-background-networking', '--disable-component-update',
   '--disable-sync', '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-popup-blocking', `--user-data-dir=${folder}`, `${url}?moment=${moment}`],
  { stdio: 'ignore' });
/// Of our browser alone: its children, and whoever names its profile.
function processes(pid) {
  const of = new Map(), found = new Set([pid]);
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8'), words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (words[0] === 'Z') continue;
      of.set(Number(words[1]), [...(of.get(Number(words[1])) || []), Number(entry)]);
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(`user-data-dir=${folder}`)) found.add(Number(entry));
    } catch {}  // Gone already.
  }
  for (const one of found) for (const child of of.get(one) || []) found.add(child);
  return [...found].filter((one) => existsSync(`/proc/${one}`) && one !== process.pid);
}
async function kill(browser) {
  for (let round = 0; round < 100; round++) {
    const left = processes(browser.pid).filter((pid) => {
      try {
        return process.kill(pid, 'SIGKILL');
      } catch {
        return false;
      }
    });
    if (!left.length || (browser.exitCode ?? browser.signalCode) !== null && left.length === 1 && left[0] === browser.pid) break;
    await pause(20);
  }
}
async function until(condition, seconds = 90) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(5)) if (condition()) return true;
  return false;
}

// ---- What is found

let failed = 0, restored = 0, checked = 0, unanswered = 0;
function check(opening, acked, when) {
  checked++;
  restored += opening.restored;
  const there = new Set(opening.numbers), missing = [];
  for (let number = 1; number <= acked; number++) if (!there.has(number)) missing.push(number);
  if (opening.phase === 'open' && !missing.length) return;
  if (opening.phase === 'lost' && !opening.writes) return;  // The tab that writes is just bringing it back, and is looked at afterwards.
  failed++;
  console.log(`FAILED ${when}: opens ${opening.phase} with ${opening.numbers.length}; ${missing.length} of ${acked} that were saved are missing (${missing.slice(0, 5)}…). ${opening.trouble}`);
}

const names = ['append', 'checkpoint', 'import', 'startup', 'takeover'].filter((name) => name.includes(only));
const figures = Object.fromEntries(names.map((name) => [name, 0]));
let kills = 0;
const end = async (browser, name) => {
  await kill(browser);
  kills++;
  figures[name]++;
};
for (let round = 0; kills < wanted; round++) {
  const name = names[round % names.length];
  openings = [];
  let before = saved, counted = all_saved;
  let browser = launch(name);
  writers.clear();
  const has_begun = { startup: () => openings.length > 0, takeover: () => writers.size > 1 }[name] || (() => all_saved > counted);
  if (!await until(has_begun)) unanswered++;
  for (const opening of openings.slice(0, 1)) check(opening, before, `${name}, going on`);
  await pause(random() * 1500);
  await end(browser, name);
  // The first opening goes on editing, and is killed in the middle of it or before.
  openings = [];
  before = saved;
  browser = launch(random() < 0.5 ? 'append' : 'checkpoint');
  if (random() < 0.5) await until(() => openings.length > 0);
  await pause(random() * 1200);
  await end(browser, name);
  for (const opening of openings.slice(0, 1)) check(opening, before, `${name}, first opening`);
  // The second only looks.
  openings = [];
  before = saved;
  browser = launch('look');
  if (!await until(() => openings.length > 0)) unanswered++;
  for (const opening of openings.slice(0, 1)) check(opening, before, `${name}, second opening`);
  await kill(browser);
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
console.log(`${kills} kills (${names.map((name) => `${name} ${figures[name]}`).join(', ')}), ${saved} edits saved, ${checked} openings looked at: ` +
            `${failed} with something missing, ${restored} restored from the second journal, ${unanswered} that did not open in time`);
server.closeAllConnections();
server.close();
process.exit(failed || unanswered ? 1 : 0);
