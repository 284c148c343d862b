// What storing and merging cost, beside other programs that merge; scripts/bench starts it. Prints one table.
//
// Every run is a process of its own; of several runs (--runs, 5; of Automerge one) the median is told. One that takes longer than
// --patience seconds (600) is ended, and tells what it has measured by then. Rapport is measured as WebAssembly, as it ships, and
// natively; the floor is the least that it costs in JavaScript (floor.mjs).

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const budgets = JSON.parse(readFileSync(resolve(root, 'tests/bench/budgets.json'), 'utf8'));
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const strict = process.argv.includes('--strict');
const run_count = Number(option('--runs', '5'));
const patience = Number(option('--patience', '600'));
const sizes = [option('--records', '100000'), option('--edits', '10000'), option('--tail', '100000')];
const folder = resolve(root, 'build/merging');
mkdirSync(folder, { recursive: true });

/// The last line of each run, as JSON; a program that does not come to its end has told what it could before.
function runs(count, command, args) {
  const told = [];
  for (let i = 0; i < count; ++i) {
    let output = '';
    try {
      output = execFileSync(command, args, { encoding: 'utf8', timeout: patience * 1000, stdio: ['ignore', 'pipe', 'ignore'] });
    } catch (error) {
      output = error.stdout ?? '';
    }
    const lines = output.trim().split('\n').filter((line) => line.startsWith('{'));
    if (lines.length) told.push(JSON.parse(lines.at(-1)));
  }
  return told;
}

function medians(told) {
  const figures = {};
  for (const name of new Set(told.flatMap(Object.keys))) {
    const values = told.map((run) => run[name]).filter((value) => typeof value === 'number').sort((a, b) => a - b);
    if (values.length) figures[name] = values[values.length >> 1];
  }
  return figures;
}

const peer = (count, name) => ({
  ...medians(runs(count, process.execPath, ['--expose-gc', '--max-old-space-size=8000', here('peer.mjs'), 'times', name, folder, ...sizes])),
  ...medians(runs(1, process.execPath, ['--expose-gc', '--max-old-space-size=8000', here('peer.mjs'), 'memory', name, folder, ...sizes])),
});
const say = (words) => process.stderr.write(`measuring: merging, ${words}\n`);
const measured = {};
for (const [name, words, measure] of [
  ['ours', 'Rapport', () => medians(runs(run_count, process.execPath, [here('ours.mjs'), resolve(root, 'build/web/rapport_merging.cjs'), ...sizes]))],
  ['native', 'Rapport natively', () => medians(runs(run_count, resolve(root, 'build/bench/rapport_merging'), sizes))],
  ['floor', 'the floor', () => peer(run_count, 'floor')],
  ['yjs', 'Yjs', () => peer(run_count, 'yjs')],
  ['automerge', 'Automerge', () => peer(1, 'automerge')],
]) {
  if (option('--only', name) !== name) continue;
  say(words);
  measured[name] = measure();
}
for (const own of [measured.ours, measured.native].filter(Boolean)) {
  own.delta = own.delta_read + own.delta_merge;
  own.full = own.full_read + own.full_merge;
}

const ms = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const mb = (value) => (value / 1e6).toFixed(1);
const count = (text) => Number(text).toLocaleString('en');
const rows = [
  [`ms to load ${count(sizes[0])} records`, 'load', ms, budgets.load_ms],
  [`ms to merge a delta of ${count(sizes[1])} edits, read already`, 'delta_merge', ms, budgets.delta_merge_ms],
  ['ms to read and merge it', 'delta', ms],
  ['ms to read and merge the other’s whole file', 'full', ms, budgets.full_merge_ms],
  [`ms to open with ${count(sizes[2])} edits behind the checkpoint`, 'tail', ms, budgets.tail_ms],
  ['MB of a file, gzipped', 'file_gz', mb, budgets.file_gz_mb * 1e6],
  ['MB of a loaded copy', 'loaded', mb, budgets.heap_mb * 1e6],
  ['ms to merge as a session does, with what it logs', 'logged_merge', ms],
  ['MB of a delta', 'delta_bytes', mb],
];
let all_well = true;
const table = [['figure', 'Rapport', 'natively', 'floor', 'Yjs', 'Automerge', 'budget', '']];
for (const [words, name, spelt, budget] of rows) {
  const over = budget !== undefined && measured.ours?.[name] > budget;
  if (over) all_well = false;
  const cells = ['ours', 'native', 'floor', 'yjs', 'automerge'].map((of) => (measured[of]?.[name] === undefined ? '–' : spelt(measured[of][name])));
  table.push([words, ...cells, budget === undefined ? '' : spelt(budget), budget === undefined ? '' : over ? 'over' : 'ok']);
}
const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
for (const row of table)
  console.log(row.map((cell, i) => (i > 0 && i < 7 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd());
process.exitCode = strict && !all_well ? 1 : 0;
