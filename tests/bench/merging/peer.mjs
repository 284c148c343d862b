// One run of one of the others, in a process of its own; prints its figures as JSON.
//
//   node --expose-gc peer.mjs times|memory NAME FOLDER RECORDS EDITS TAIL
//
// FOLDER keeps what was built once, so that the next run need not build it.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { automerge } from './automerge.mjs';
import { floor } from './floor.mjs';
import { edits, records } from './workload.mjs';
import { yjs } from './yjs.mjs';

const [what, name, folder, ...numbers] = process.argv.slice(2);
const [record_count, edit_count, tail_count] = numbers.map(Number);
const program = await { floor, yjs, automerge }[name]();
const figures = {};

/// In milliseconds the smaller of two: of the clock on the wall, and of the processor, as in program.cpp.
function timed(figure, work) {
  const begun = performance.now(), used = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(used);
  figures[figure] = Math.min(performance.now() - begun, (user + system) / 1000);
  return result;
}

const free = program.free ?? (() => {});

const file = join(folder, `${name}-${record_count}.bin`);
if (!existsSync(file)) writeFileSync(file, program.build(records(record_count)));
const built = readFileSync(file);

if (what === 'memory') {
  program.warm?.();
  const live = () => {
    gc();
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = live();
  const kept = program.load(built);
  console.log(JSON.stringify({ loaded: live() - before, kept: Boolean(kept) }));
  process.exit();
}

figures.file_bytes = built.length;
figures.file_gz = gzipSync(built).length;

free(program.load(built));  // The first time, it runs through code that is not quick yet.
let ours = timed('load', () => program.load(built));
ours = program.edit(ours, edits(edit_count, record_count, 2));
const ours_before = program.save(ours);

let theirs = program.edit(program.load(built), edits(edit_count, record_count, 3));
const delta = program.delta(theirs);
const full = program.save(theirs);
if (program.take_read) {  // Taken in twice, it says the same.
  const read = program.load(ours_before);
  timed('delta_merge', () => program.take_read(read));
}
free(theirs);
theirs = undefined;

ours = timed('delta', () => program.take_delta(ours, delta));
const merged = program.content(ours);
free(ours);
ours = undefined;

if (program.tail) {
  const tail = program.tail(program.load(built), edits(tail_count, record_count, 4));
  timed('tail', () => program.take_tail(program.load(built), tail));
}
console.log(JSON.stringify(figures));  // What follows may not come to an end.

let twin = program.load(ours_before);
twin = timed('full', () => program.take_full(twin, full));
if (merged !== program.content(twin)) throw new Error('the delta and the whole file lead elsewhere');
console.log(JSON.stringify(figures));
