// Plans for measurements, the same on every run: a Rapport file (src/codec/FORMAT.md) with one client, fifty people,
// calendars and a project of so many tasks. `node tests/bench/plan.mjs 10000 [full] >plan.json`, or plan() from a program.
//
// Nine tasks to a package, ten packages to a phase, ten phases to a stage, so a tenth of the rows are summaries; 1.3 links for
// each of the others, forty packages beside one another, so that ten thousand tasks take some years and not some lives.

import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

export const stamp = '0198c0ffee12-0000-9f3ca1b2c3d4e5f6-1';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const verbs = ['Review', 'Order', 'Install', 'Describe', 'Test', 'Measure', 'Agree', 'Prepare', 'Repair', 'Deliver'];
const things = ['the north wall', 'cabling for floor two', 'patient letters', 'price lists', 'the booking form', 'fire doors',
                'old contracts', 'the data of last year', 'signs', 'the staff room', 'acceptance criteria', 'Füllstände'];

export const project_id = id_of('d', 1);

/// Kinds and numbers as ids: what they were made in is their order.
export function id_of(kind, number) {
  return `0198c0ff-ee0${kind}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/// mulberry32, as the measurements of other programs use it.
export function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/// Keys of one length, in order: src/base/rank.h.
function rank_of(number) {
  let key = '';
  for (let i = 0; i < 3; ++i) [key, number] = [digits[number % 62] + key, Math.floor(number / 62)];
  return `c${key}`;
}

const day = (number) => new Date(Date.UTC(2026, 0, 5) + number * 86_400_000).toISOString().slice(0, 10);

/// `full`: twenty fields are set in each task (names to be read, notes, dates, own numbers), and there are no links.
export function plan({ tasks = 10_000, full = false, seed = 42 } = {}) {
  const random = dice(seed);
  const below = (end) => Math.floor(random() * end);
  const lines = { calendar: [], calendar_exception: [], person: [], client: [], project: [], task: [], dependency: [], assignment: [] };
  const add = (type, id, fields) => lines[type].push(JSON.stringify({ type, id, at: stamp, ...fields }));

  const calendar = (number, name, exceptions) => {
    add('calendar', id_of('1', number), { name });
    for (let i = 0; i < exceptions; ++i) {
      const first = below(1500);
      add('calendar_exception', id_of('2', number * 100 + i), { calendar: id_of('1', number), first: day(first), last: day(first + below(8)) });
    }
  };
  calendar(0, 'House', 12);
  for (let i = 0; i < 50; ++i) {
    if (i < 10) calendar(1 + i, `Own ${i + 1}`, 4);
    add('person', id_of('3', i), { name: `Person ${i + 1}`, initials: `P${i + 1}`, ...(i < 10 ? { calendar: id_of('1', 1 + i) } : {}) });
  }
  add('client', id_of('c', 1), { name: 'Harbour Trust' });
  add('project', project_id, { client: id_of('c', 1), name: 'Ten thousand rooms', stage: 'active', start: '2026-01-05T08:00', calendar: id_of('1', 0) });

  let made = 0, links = 0;
  const packages = [];  // Leaves of each.
  const task = (parent, fields) => {
    const id = id_of('e', made);
    add('task', id, { project: project_id, ...(parent ? { parent } : {}), rank: rank_of(made), ...fields });
    ++made;
    return id;
  };
  const filled = (number) => ({
    estimated: true, work: 480 + below(4000), constraint: 'start_no_earlier', constraint_date: `${day(below(1000))}T08:00`,
    deadline: `${day(1200 + below(300))}T17:00`, promised: `${day(1100 + below(300))}T17:00`, done: 1 + below(99),
    actual_start: `${day(below(1000))}T09:00`, calendar: id_of('1', below(11)), priority: 501 + below(400), code: `WP-${number}`,
    summary: `What the client reads about ${things[below(things.length)]}.`,
    notes: `Ask ${verbs[below(verbs.length)].toLowerCase()} people before, ${things[below(things.length)]} come first.`,
    tags: { [['site', 'office', 'outside'][below(3)]]: { at: stamp } }, uid: number + 1,
  });
  const link = (from, to) => add('dependency', id_of('f', links++), { predecessor: from, successor: to });
  const leaf = (parent, leaves) => {
    const milestone = random() < 0.05;
    const name = `${verbs[below(verbs.length)]} ${things[below(things.length)]} ${made}`;
    const id = task(parent, { name, ...(milestone ? { milestone: true, duration: 0 } : { duration: 480 * (1 + below(10)) }),
                              ...(full ? filled(made) : {}) });
    if (!milestone && random() < 0.6) add('assignment', id_of('a', made), { task: id, person: id_of('3', below(50)) });
    if (!full) {
      const before = packages[packages.length - 40 - below(8)];
      if (leaves.length) link(leaves[leaves.length - 1], id);
      if (before && random() < (leaves.length ? 0.34 : 1)) link(before[before.length - 1], id);
    }
    leaves.push(id);
  };
  let stage = null, phase = null;
  for (let number = 0; made < tasks; ++number) {
    if (number % 100 === 0) stage = task(null, { name: `Stage ${1 + number / 100}` });
    if (number % 10 === 0) phase = task(stage, { name: `Phase ${1 + number / 10}` });
    const summary = task(phase, { name: `Package ${1 + number}` });
    const leaves = [];
    while (made < tasks && leaves.length < 9) leaf(summary, leaves);
    packages.push(leaves);
  }
  const all = Object.values(lines).flat();
  return `{\n"format":"rapport",\n"version":1,\n"min_reader":1,\n"workspace":"${id_of('0', 1)}",\n` +
         `"seen":{"9f3ca1b2c3d4e5f6":1},\n"records":[\n${all.join(',\n')}\n]\n}\n`;
}

if (process.argv[1] && fileURLToPath(import.meta.url) === resolve(process.argv[1]))
  process.stdout.write(plan({ tasks: Number(process.argv[2] ?? 10_000), full: process.argv.includes('full') }));
