// What Rapport costs, measured in Chromium against the built site; scripts/bench starts it. Prints one table.
//
// Times are processor time of the page's main thread, not of a clock on the wall: of each task that Chromium ran there its
// trace says how long the thread was really running (tdur; thread ticks), so a machine that is busy with something else does
// not change them much. Everything that runs on that thread counts: the program, the accessible elements, layout, painting,
// IndexedDB's answers. What the compositor, the raster threads and the graphics process do elsewhere does not.
//
// A frame is all that ran from one animation frame to the next. Chromium here has no graphics card; WebGL is drawn by its own
// software (SwiftShader) in another process, and what is counted is what a page pays for it on its main thread.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { clients as firm, record_count } from './clients.mjs';
import { plan, project_id } from './plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(resolve(root, 'tests/e2e/package.json'))('playwright-core');
const budgets = JSON.parse(readFileSync(resolve(root, 'tests/bench/budgets.json'), 'utf8'));
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const site = resolve(option('--site', resolve(root, 'build/web/site')));
const strict = process.argv.includes('--strict');
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';  // The system's has brotli.
const rows_per_plan = 10_000;
const rows_of_large_plan = 100_000;
// Of five seconds. The accessible elements are written every two seconds while one scrolls, and those frames cost most; where
// a busy machine draws so few, they may be more than one in twenty, and p95 is theirs.
const enough_frames = 600, few_frames = 150;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
               '--disable-component-update', '--disable-sync'];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const say = (words) => process.stderr.write(`${words}\n`);

// ---- The browser

let url = '';

async function launch(folder) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.RAPPORT_CHROMIUM || '/usr/bin/chromium', headless: true, args: flags, viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',  // It would install in the background of the first visits.
  });
  context.setDefaultTimeout(300_000);
  return context;
}

async function with_browser(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const context = await launch(folder);
  try {
    return await work(context, folder);
  } finally {
    await context.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function until(page, what, condition, argument, seconds = 240) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100))
    if (await page.evaluate(condition, argument).catch(() => false)) return;
  throw new Error(`waited in vain for ${what}`);
}

async function rest(page) {
  await page.evaluate(() => window.__rapport.settled());
  await pause(80);
  await page.evaluate(() => window.__rapport.settled());
}

const has_rows = () => document.querySelector('#rp-mirror [role=gridcell]') !== null;
const is_saved = () => [...document.querySelectorAll('[role=status]')].some((node) => /^Saved/.test(node.getAttribute('aria-label') || node.textContent));

async function visit(context, route = '', query = '') {
  const page = await context.newPage();
  await page.goto(`${url}${query}${route}`);
  await until(page, 'the first frame', () => window.__rapport?.frames() > 0);
  await rest(page);
  return page;
}

const plan_route = `#/project/${project_id}/plan`;
const frames = (page) => page.evaluate(() => window.__rapport.frames());

/// The file becomes the workspace, as if it were dropped on an empty one.
async function load_file(page, file) {
  const piece = 8 << 20;  // More than fits into one message.
  for (let at = 0; at < file.length; at += piece)
    await page.evaluate((text) => { (window.pieces ||= []).push(text); }, file.slice(at, at + piece));
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(window.pieces, 'plan.json'));
    delete window.pieces;
    for (const kind of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
}

async function load_plan(page, options) {
  await load_file(page, plan(options));
  await until(page, 'the plan', (route) => {
    if (location.hash !== route) location.hash = route;
    return document.querySelector('#rp-mirror [role=gridcell]') !== null;
  }, plan_route);
  await until(page, 'the plan to be stored', is_saved);
  await rest(page);
}

async function open_plan(context, query = '') {
  const page = await visit(context, plan_route, query);
  await until(page, 'the plan', has_rows);
  await page.mouse.move(1000, 500);
  await rest(page);
  return page;
}

// ---- The trace

/// What ran on the main thread of the page while `work` was done: tasks, animation frames and marks, by time.
async function traced(page, work) {
  const protocol = await page.context().newCDPSession(page);
  const events = [];
  protocol.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value)
      if (/RunTask$|FireAnimationFrame$|^navigationStart$|^thread_name$|^bench:/.test(event.name)) events.push(event);
  });
  const complete = new Promise((done) => protocol.once('Tracing.tracingComplete', done));
  await protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', traceBufferSizeInKb: 400_000, excludedCategories: ['*'],
                   includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing', 'disabled-by-default-devtools.timeline', '__metadata'] },
  });
  const result = await work();
  await protocol.send('Tracing.end');
  await complete;
  await protocol.detach();
  const main = new Set(events.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map((event) => `${event.pid} ${event.tid}`));
  const here = events.filter((event) => main.has(`${event.pid} ${event.tid}`));
  const tasks = here.filter((event) => /RunTask$/.test(event.name) && event.tdur !== undefined).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const outermost = [];
  const end_of = new Map();  // By thread.
  for (const task of tasks) {
    const thread = `${task.pid} ${task.tid}`;
    if (task.ts < (end_of.get(thread) ?? 0)) continue;
    end_of.set(thread, task.ts + task.dur);
    outermost.push(task);
  }
  const of = (name) => here.filter((event) => event.name === name).sort((a, b) => a.ts - b.ts);
  return { result, tasks: outermost, of };
}

/// Milliseconds of the processor in tasks that began between two times.
const cpu = (trace, from = -Infinity, to = Infinity) =>
  trace.tasks.reduce((sum, task) => sum + (task.ts >= from && task.ts < to ? task.tdur : 0), 0) / 1000;

/// Of each frame between the marks; an animation frame belongs to the task it is in.
function frame_costs(trace) {
  const [from, to] = ['bench:from', 'bench:to'].map((name) => trace.of(name)[0].ts);
  const starts = trace.of('FireAnimationFrame').map((event) => event.ts).filter((ts) => ts >= from && ts <= to);
  const tasks = [...new Set(starts.map((ts) => trace.tasks.findLast((task) => task.ts <= ts)))];
  return tasks.slice(1).map((task, i) => cpu(trace, tasks[i].ts, task.ts));
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const quantile = (numbers, part) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const median = (numbers) => quantile(numbers, 0.5);

// ---- The table

const table = [];
let all_well = true;

/// A figure; `budget` is the most it may be, and absent where it is only told.
function tell(name, measured, unit, budget, note = '') {
  const number = (value) => (unit === 'bytes' ? value.toLocaleString('en') : value.toFixed(unit === 'frames' ? 0 : unit === 'MB' ? 1 : value < 0.1 ? 5 : 2));
  const over = budget !== undefined && measured > budget;
  if (over) all_well = false;
  table.push([name, `${number(measured)} ${unit}`, budget === undefined ? '' : number(budget), budget === undefined ? '' : over ? 'over' : 'ok', note]);
}

function print_table() {
  const head = ['figure', 'measured', 'budget', '', ''];
  const widths = head.map((_, i) => Math.max(...[head, ...table].map((row) => row[i].length)));
  for (const row of [head, ...table])
    console.log(row.map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd());
}

// ---- The figures

async function size() {
  const said = execFileSync(python, [resolve(root, 'scripts/check_size.py'), '--count', site], { encoding: 'utf8' });
  tell('first visit, all files after brotli', Number(said.trim()), 'bytes', budgets.first_visit_brotli_bytes);
}

async function idle() {
  await with_browser(async (context) => {
    const page = await visit(context);
    await load_plan(page, { tasks: rows_per_plan });
    await page.mouse.move(1000, 500);
    await rest(page);
    await pause(1500);
    const count = async () => {
      const before = await frames(page);
      await pause(3000);
      return (await frames(page)) - before;
    };
    tell('frames in 3 s of rest, plan open', await count(), 'frames', budgets.idle_frames_3s);
    await open_cell(page, 'Task');
    await pause(1500);
    tell('frames in 3 s, caret in a field', await count(), 'frames', budgets.caret_frames_3s);
  });
}

/// Puts the caret into a cell of the first task of the plan that is no summary; its column by its number.
async function open_cell(page, column) {
  const at = await page.evaluate((wanted) => {
    const heads = [...document.querySelectorAll('#rp-mirror [role=columnheader]')];
    const index = heads.find((head) => (head.getAttribute('aria-label') || head.textContent).startsWith(wanted)).getAttribute('aria-colindex');
    const rows = [...document.querySelectorAll('#rp-mirror [role=row]')].filter((row) => row.querySelector('[role=gridcell]') && !row.hasAttribute('aria-expanded'));
    const box = rows[1].querySelector(`[role=gridcell][aria-colindex="${index}"]`).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }, column);
  await page.mouse.dblclick(...at);
  await rest(page);
}

/// Wheel events in every animation frame for five seconds, as far as the time that has passed asks for.
async function scrolled(page, dx, dy) {
  return frame_costs(await traced(page, () => page.evaluate(([across, down]) => new Promise((done) => {
    const canvas = document.getElementById('canvas');
    let begun = 0, told = 0;
    performance.mark('bench:from');
    const step = (now) => {
      begun ||= now;
      const part = Math.min(1, (now - begun) / 5000);
      canvas.dispatchEvent(new WheelEvent('wheel', { deltaX: across * (part - told), deltaY: down * (part - told), clientX: 1000, clientY: 500, bubbles: true, cancelable: true }));
      told = part;
      if (part < 1) return requestAnimationFrame(step);
      performance.mark('bench:to');
      done();
    };
    requestAnimationFrame(step);
  }), [dx, dy])));
}

/// There and back, until there are frames enough: of 150, the 95th in 100 is the eighth from the end, another one in every run.
async function scrolled_often(page, dx, dy) {
  const costs = [];
  for (let round = 0; round < 4 && costs.length < enough_frames; ++round)
    for (const way of [1, -1]) costs.push(...await scrolled(page, way * dx, way * dy));
  return costs;
}

const thousands = (count) => count.toLocaleString('en');

async function scroll() {
  for (const [tasks, ways] of [[rows_per_plan, [['', 'WebGL'], ['?renderer=cpu', 'drawn by the processor']]], [rows_of_large_plan, [['', 'WebGL']]]])
    await with_browser(async (context) => {
      await (async () => {
        const page = await visit(context);
        await load_plan(page, { tasks });
        await page.close();
      })();
      for (const [query, name] of ways) {
        const page = await open_plan(context, query);
        const row = await page.evaluate(() => document.querySelector('#rp-mirror [role=row]:nth-child(3)').getBoundingClientRect().height);
        const tell_costs = (words, costs, budget) =>
          tell(`${words}, ${name}: p95 of a frame`, quantile(costs, 0.95), 'ms', budget,
               `median ${median(costs).toFixed(2)}, ${costs.length} frames${costs.length < few_frames ? ', too few to go by' : ''}`);
        const down = await scrolled_often(page, 0, row * (tasks + 20));
        tell_costs(`scrolling down ${thousands(tasks)} tasks`, down, query ? undefined : budgets.scroll_frame_ms);
        await rest(page);
        const across = await scrolled_often(page, 12 * 1500, 0);
        tell_costs('scrolling across', across, query ? undefined : budgets.scroll_frame_ms);
        await page.close();
      }
    });
}

/// A bar is moved by a key, and all that waits for it: from the key to the end of the frame after the one that took it, which
/// shows where everything has come to stand.
async function moved() {
  for (const [tasks, budget] of [[rows_per_plan, budgets.moved_10k_ms], [rows_of_large_plan, budgets.moved_100k_ms]])
    await with_browser(async (context) => {
      const page = await visit(context);
      await load_plan(page, { tasks });
      await page.mouse.move(1000, 780);
      const bars = () => page.evaluate(() => [...document.querySelectorAll('#rp-mirror [role=option]')].map((node) => node.getAttribute('aria-label') || node.textContent).join());
      await until(page, 'the bars', () => document.querySelector('#rp-mirror [role=option]') !== null);
      await page.evaluate(() => [...document.querySelectorAll('#rp-mirror [role=option]')].find((node) => !/summary/i.test(node.getAttribute('aria-label') || node.textContent)).focus());
      await rest(page);
      const costs = [];
      for (let i = 0; i < 20; ++i) {
        const before = await bars();
        await pause(300);
        const trace = await traced(page, async () => {
          await page.evaluate(() => performance.mark('bench:from'));
          await page.keyboard.press(i % 2 ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
          await pause(600);
        });
        await until(page, 'the edit to be stored', is_saved);
        await rest(page);
        if (before === await bars()) throw new Error('the key moved nothing');
        const begun = trace.of('bench:from')[0].ts;
        const shown = trace.of('FireAnimationFrame').filter((event) => event.ts > begun)[1];
        const last = trace.tasks.findLast((task) => task.ts <= shown.ts);
        costs.push(cpu(trace, begun, last.ts + last.dur));
      }
      tell(`an edit of ${thousands(tasks)} tasks until what follows is drawn elsewhere`, median(costs), 'ms', budget, `p95 ${quantile(costs, 0.95).toFixed(1)}`);
    });
}

/// A page that does nothing else than schedule and reckon (scheduling/program.cpp), with a file in it.
async function reckoning(context, file) {
  const page = await context.newPage(), piece = 8 << 20;
  await page.goto('about:blank');
  await page.addScriptTag({ path: resolve(root, 'build/web/rapport_scheduling.js') });
  for (let at = 0; at < file.length; at += piece)
    await page.evaluate((text) => { (window.pieces ||= []).push(text); }, file.slice(at, at + piece));
  const rows = await page.evaluate(async () => {
    window.made = await window.createScheduling();
    const bytes = new TextEncoder().encode(window.pieces.join(''));
    const room = window.made._scheduling_room(bytes.length);  // Moves the memory where it grows.
    window.made.HEAPU8.set(bytes, room);
    return window.made._scheduling_read();
  });
  return { page, rows };
}

/// Milliseconds of the processor that a function of it takes.
async function reckoned(page, name, times) {
  await page.evaluate(([called, count]) => window.made[called](count), [name, times]);  // Makes the code quick.
  const trace = await traced(page, async () => {
    await page.evaluate(([called, count]) => window.made[called](count), [name, times]);
    await pause(200);  // A task is told of once it has ended.
  });
  return cpu(trace) / times;
}

/// What Chromium takes for the least that a frame can be while one scrolls: a canvas of the same size that is cleared, and nothing
/// else. It is in the cost of each frame below.
async function bare_frames(context) {
  const page = await context.newPage();
  await page.goto(`${url}licenses.txt`);  // Of the same origin, and nothing of ours runs in it.
  await page.evaluate(() => {
    document.body.innerHTML = '<canvas id=canvas width=1280 height=800 style="position:fixed;inset:0;width:1280px;height:800px"></canvas>';
    const gl = document.getElementById('canvas').getContext('webgl2', { antialias: false, alpha: false });
    let asked = false;
    const draw = () => {
      asked = false;
      gl.clearColor(Math.random(), 0, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    };
    window.addEventListener('wheel', (event) => {
      event.preventDefault();
      if (!asked) requestAnimationFrame(draw);
      asked = true;
    }, { passive: false });
  });
  const costs = await scrolled_often(page, 0, 120 * 60);
  tell('a frame in which a canvas is cleared, and nothing else: p95', quantile(costs, 0.95), 'ms', undefined,
       `median ${median(costs).toFixed(2)}, ${costs.length} frames`);
}

/// What is known of two hundred clients after an edit, made from the records.
async function clients() {
  await with_browser(async (context) => {
    const file = firm(200);
    const { page } = await reckoning(context, file);
    if ((await page.evaluate(() => window.made._clients_plan())) !== 200) throw new Error('not every project was planned');
    const of = `of ${thousands(record_count(file))} records, 200 clients`;
    tell(`who needs attention and a word, ${of}`, await reckoned(page, '_clients_today', 20), 'ms', budgets.today_ms);
    tell(`what falls through the cracks, ${of}`, await reckoned(page, '_clients_cracks', 20), 'ms', budgets.cracks_ms);
    await page.close();
  });
  await with_browser(bare_frames);
  // What is seen of it: frames while the first screen, and the people of a client with five thousand, are scrolled.
  const seen = async (file, route, words, budget) => with_browser(async (context) => {
    const page = await visit(context);
    await load_file(page, file);
    await until(page, 'it to be stored', is_saved);
    await until(page, 'the page', (to) => {
      if (location.hash !== to) location.hash = to;
      return document.querySelectorAll('#rp-mirror [role=region]').length > 2;
    }, route);
    await page.mouse.move(700, 500);
    await rest(page);
    const costs = await scrolled_often(page, 0, 120 * 60);
    tell(words, quantile(costs, 0.95), 'ms', budget, `median ${median(costs).toFixed(2)}, ${costs.length} frames`);
  });
  await seen(firm(200), '#/', 'a frame of the first screen with 200 clients: p95', budgets.today_frame_ms);
  const many = firm(1, 5000);
  const id = /"type":"client","id":"([^"]*)"/.exec(many)[1];
  await seen(many, `#/client/${id}/people`, 'a frame of 5,000 people of one client, with their grid: p95', budgets.people_frame_ms);
}

/// Schedules and forecasts.
async function reschedule() {
  await with_browser(async (context) => {
    const page_with = async (tasks) => {
      const { page, rows } = await reckoning(context, plan({ tasks }));
      if (rows !== tasks) throw new Error(`${rows} rows were read of ${tasks}`);
      return page;
    };
    for (const [tasks, budget, times] of [[rows_per_plan, budgets.reschedule_10k_ms, 40], [rows_of_large_plan, budgets.reschedule_100k_ms, 10]]) {
      const page = await page_with(tasks);
      tell(`a schedule of ${thousands(tasks)} tasks, calendars included`, await reckoned(page, '_scheduling_schedule', times), 'ms', budget);
      tell('the same from the records, the network included', await reckoned(page, '_scheduling_from_records', times), 'ms');
      tell('the same after one task has become longer', await reckoned(page, '_scheduling_again', times * 10), 'ms');
      await page.close();
    }
    const page = await page_with(1000);
    const trace = await traced(page, async () => {
      await page.evaluate(() => window.made._scheduling_forecast(2000));
      await pause(200);
    });
    tell('a forecast of 1,000 tasks in 2,000 runs', cpu(trace), 'ms', budgets.forecast_ms);
    await page.close();
  });
}

/// What Chromium takes for the least that an edit with a field can be: a page with a button and one line of text, whose input
/// puts its value into a database as strictly as ours does, and gives the keyboard back to the button. Two frames of almost
/// nothing are drawn for it, and are in it. Whatever we do, an edit with a field does all of this.
async function bare_edits(context, count) {
  const page = await context.newPage();
  await page.goto(`${url}licenses.txt`);  // Of the same origin, and nothing of ours runs in it.
  await page.evaluate(() => new Promise((done) => {
    document.body.innerHTML = '<button>Cell</button><p>Saved</p>';
    const button = document.querySelector('button'), line = document.querySelector('p');
    const request = indexedDB.open('bench-bare', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('log');
    request.onsuccess = () => done();
    let number = 0;
    window.begin = () => {
      const input = document.createElement('input');
      document.body.append(input);
      input.focus();
      input.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const transaction = request.result.transaction(['log'], 'readwrite', { durability: 'strict' });
        transaction.oncomplete = () => { line.textContent = `Saved ${number}`; };
        transaction.objectStore('log').put(new TextEncoder().encode(input.value), ++number);
        line.textContent = 'Saving';
        button.textContent = input.value;
        button.focus();
        input.remove();
      });
    };
  }));
  const costs = [];
  for (let i = 0; i < count; ++i) {
    await page.evaluate(() => window.begin());
    await page.keyboard.insertText(i % 2 ? 'One name' : 'Another name');
    await pause(300);
    const trace = await traced(page, async () => {
      await page.keyboard.press('Enter');
      await pause(500);
    });
    costs.push(cpu(trace));
  }
  await page.close();
  return costs;
}

async function edit() {
  const edits = 20;  // The first ones run through code that the browser has not made quick yet: p95 is theirs.
  await with_browser(async (context) => {
    const bare = await bare_edits(context, edits);
    tell('an edit in a page with nothing but an input and a database', median(bare), 'ms', undefined,
         `p95 ${quantile(bare, 0.95).toFixed(2)}; what the browser itself takes`);
    const page = await visit(context);
    await load_plan(page, { tasks: rows_per_plan });
    await page.mouse.move(1000, 500);
    const typed = (column, values) => async (i) => {
      await open_cell(page, column);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(values[i % 2]);
      return 'Enter';
    };
    const kinds = [
      ['a name', typed('Task', ['One name', 'Another name'])],
      ['a duration', typed('Days', ['7d', '3d'])],
      ['by a key (done, and not done again)', async (i) => (i % 2 ? 'Control+z' : 'Control+Enter')],
      ['by a key (indented, and not again)', async (i) => (i % 2 ? 'Control+z' : 'Alt+Shift+ArrowRight')],
    ];
    for (const [words, prepare] of kinds) {
      // A frame in which nothing has changed: what is drawn while an edit is stored costs as much without it.
      const plain = await traced(page, () => page.evaluate(async () => {
        const before = window.__rapport.frames();
        for (let j = 0; j < 10; ++j) {
          window.__rapport.wake();
          await window.__rapport.settled();
        }
        return window.__rapport.frames() - before;
      }));
      const frame = cpu(plain) / plain.result;
      const whole = [], own = [];
      for (let i = 0; i < edits; ++i) {
        const key = await prepare(i);
        await rest(page);
        await pause(300);
        const before = await frames(page);
        const trace = await traced(page, async () => {
          await page.keyboard.press(key);
          await pause(500);  // Nothing is asked meanwhile: questions cost too.
        });
        trace.result = (await frames(page)) - before;
        await until(page, 'the edit to be stored', is_saved);
        await rest(page);
        whole.push(cpu(trace));
        own.push(cpu(trace) - frame * trace.result);
      }
      tell(`editing ${words} of 10,000 tasks until it is stored`, median(own), 'ms', budgets.edit_ms,
           `p95 ${quantile(own, 0.95).toFixed(1)}; ${median(whole).toFixed(1)} with the frames drawn meanwhile, ${frame.toFixed(2)} each`);
    }
  });
}

/// From an edit's frame on its way to the journals until both have it on the disk. By the clock on the wall, since what counts
/// here is the disk: a busy machine shows in it.
async function stored() {
  await with_browser(async (context) => {
    await context.addInitScript(() => {
      window.took = [];
      let begun = 0;
      const { postMessage } = Worker.prototype, tell = BroadcastChannel.prototype.postMessage;
      Worker.prototype.postMessage = function(message, transfer) {
        if (message.job === 'append') begun = performance.now();
        return postMessage.call(this, message, transfer);
      };
      BroadcastChannel.prototype.postMessage = function(message) {  // What is stored is told to the other tabs.
        if (message.frames && begun) window.took.push(performance.now() - begun);
        return tell.call(this, message);
      };
    });
    const page = await visit(context);
    await load_plan(page, { tasks: 200 });
    await page.mouse.move(1000, 500);
    await page.evaluate(() => { window.took.length = 0; });
    for (let i = 0; i < 60; ++i) {
      await open_cell(page, 'Task');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(`Name ${i}`);
      await page.keyboard.press('Enter');
      await rest(page);
      await until(page, 'the edit to be stored', is_saved);
    }
    const took = await page.evaluate(() => window.took);
    if (took.length < 50) throw new Error(`only ${took.length} edits went to both journals`);
    tell('an edit on its way to both journals: p95', quantile(took, 0.95), 'ms', budgets.stored_ms, `by the clock; median ${median(took).toFixed(2)}, ${took.length} edits`);
  });
}

async function open() {
  for (const [tasks, budget] of [[rows_per_plan, budgets.open_ms], [rows_of_large_plan, budgets.open_100k_ms]])
    await with_browser(async (context) => {
      await (async () => {
        const page = await visit(context);
        await load_plan(page, { tasks });
        await page.close();
      })();
      const heaps = [];
      const opened = async (cold) => {
        const page = await context.newPage();
        if (cold) {
          const protocol = await context.newCDPSession(page);
          await protocol.send('Network.clearBrowserCache');
          await protocol.detach();
        }
        await page.addInitScript(() => {
          const observer = new MutationObserver(() => {
            if (!document.querySelector('#rp-mirror [role=gridcell]')) return;
            performance.mark('bench:bars');
            observer.disconnect();
          });
          document.addEventListener('DOMContentLoaded', () => observer.observe(document.body, { childList: true, subtree: true }));
        });
        const trace = await traced(page, async () => {
          await page.goto(`${url}${plan_route}`);
          await until(page, 'the plan', has_rows);
          await rest(page);
        });
        heaps.push(await page.evaluate(() => window.__rapport.stats().heapBytes / 1e6));
        await page.close();
        const bars = trace.of('bench:bars')[0];
        const start = trace.of('navigationStart').filter((event) => event.ts < bars.ts).at(-1);
        return cpu(trace, start.ts, bars.ts);
      };
      await opened(false);
      const warm = [], cold = [];
      for (let i = 0; i < 5; ++i) warm.push(await opened(false));
      for (let i = 0; i < 5; ++i) cold.push(await opened(true));
      tell(`opening ${thousands(tasks)} stored tasks until bars are drawn, warm`, median(warm), 'ms', budget);
      tell('the same, with nothing in the browser’s cache', median(cold), 'ms', budget);
      if (tasks === rows_of_large_plan) tell('memory of the program with them', median(heaps), 'MB', budgets.plan_heap_mb);
    });
}

async function memory() {
  await with_browser(async (context) => {
    const heap = (page) => page.evaluate(() => window.__rapport.stats().heapBytes / 1e6);
    let page = await visit(context);
    await load_plan(page, { tasks: 100_000, full: true });
    const imported = await heap(page);
    await page.close();
    page = await open_plan(context);
    tell('memory of the program, 100,000 tasks of 20 fields', await heap(page), 'MB', budgets.heap_mb, 'opened from the store, plan shown');
    tell('the same, right after the file was read', imported, 'MB', undefined);
  });
}

/// What tests/bench/*.cpp have measured, natively.
function core() {
  for (const run of JSON.parse(readFileSync(option('--core'), 'utf8')).benchmarks) {
    const in_ms = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3 }[run.time_unit];
    tell(`natively: ${run.name.replace('/', ', ').replaceAll('_', ' ')}`, run.cpu_time * in_ms, 'ms');
  }
}

const figures = { size, idle, scroll, edit, moved, reschedule, clients, stored, open, memory };
const wanted = process.argv.slice(2).filter((word) => word in figures);
const from_core = option('--core');
if (!wanted.length && !from_core) wanted.push(...Object.keys(figures));
const server = await serve({ site });
url = server.url;
let code = 0;
for (const [name, measure] of Object.entries(figures)) {
  if (!wanted.includes(name)) continue;
  say(`measuring: ${name}`);
  try {
    await measure();
  } catch (error) {
    say(`${name}: ${process.env.RAPPORT_DEBUG ? error.stack : error.message}`);
    table.push([name, 'not measured', '', 'failed', error.message.split('\n')[0]]);
    code = 2;
  }
}
await server.close();
if (from_core) core();
print_table();
process.exitCode = code || (strict && !all_well ? 1 : 0);
