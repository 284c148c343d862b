// The storage simulator: the program's own session, stores and worker against a model of the browser that fails wherever it is
// told to. Every workload is killed at every step, what is found afterwards is opened again (and killed while it opens), and
// what was called saved has to be there: whole, in order, from either of the two journals alone.
//
//   node tests/sim/simulate.mjs --program FOLDER [--points N] [--seed N] [--only WORDS]
//
// --points is how many crash points to look at; a round looks at each point of each workload once, then another seed begins.

import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { Disk } from './disk.mjs';
import { load, randomness, World } from './world.mjs';
import { damages } from './damage.mjs';
import { workloads } from './workloads.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const program = load(resolve(option('--program', resolve(root, 'build/web'))), resolve(root, 'shell/second_journal.js'));
const wanted = Number(option('--points', 10_000));
const damaged = Number(option('--damages', Math.ceil(wanted / 5)));
const only = option('--only', '');
const first_seed = Number(option('--seed', 1));
const verbose = process.argv.includes('--verbose');

export class Broken extends Error {}
const expect = (holds, words) => { if (!holds) throw new Broken(words); };

export async function opened(world) {
  const tab = world.open();
  await tab.ready;
  await world.settle();
  return tab;
}

/// What a person has a right to after a crash: everything that was called saved, nothing torn, nothing twice.
export function check_numbers(tab, kept) {
  const numbers = tab.numbers.join(' ');
  const may = [];
  for (let count = kept.acked; count <= kept.issued.length; count++) may.push(state_after(kept, count));
  expect(may.includes(numbers), `has "${numbers.slice(-60)}" (${tab.numbers.length}); saved were ${kept.acked} of ${kept.issued.length} gestures`);
}
/// After the first `count` gestures: numbers that were added; a negative one has replaced all before it.
function state_after(kept, count) {
  let numbers = [...kept.before];
  for (const number of kept.issued.slice(0, count)) numbers = number < 0 ? [-number] : [...numbers, number];
  return numbers.sort((a, b) => a - b).join(' ');
}

async function check_opening(disk, kept, seed, what) {
  const world = new World(program, disk, seed);
  const tab = await opened(world);
  expect(tab.phase === 'open' || (tab.phase === 'open' && !kept.before.length), `${what}: opens ${tab.phase}: ${tab.text('trouble')} ${tab.warnings.join('; ')}`);
  check_numbers(tab, kept);
  return { world, tab };
}

/// Everything that must hold of what a crash has left.
async function check_crashed(disk, kept, seed, random) {
  // Killed once more while it opens, at any step, and then again.
  const opening = new World(program, disk.clone(), seed);
  opening.open();
  const most = 1 + Math.floor(random() * 120);
  for (let i = 0; i < most && await opening.one(opening.now + 2000); i++) {}
  const { world, tab } = await check_opening(opening.killAll(random() < 0.5 ? 'kill' : 'power'), kept, seed + 1, 'killed while it opened');
  expect(tab.isSaved, `does not come to rest: ${tab.text('trouble')}`);
  if (random() < 0.5) return world.killAll();
  // It goes on from there, and both journals have it.
  const now = { before: tab.numbers, issued: [777], acked: 1 };
  expect(tab.add(777), 'cannot be edited');
  await world.settle(20_000);
  expect(tab.isSaved, `what is edited afterwards is not stored: ${tab.text('trouble')}`);
  const whole = world.killAll();
  const alone = random() < 0.5 ? 'files' : 'database';
  const half = whole.clone();
  if (alone === 'files') half.database = half.strict = null;
  else half.files.clear();
  const again = await check_opening(half, now, seed + 2, `from the ${alone} alone`);
  expect(alone !== 'files' || again.tab.module._sim_restored() === 1, 'the restoration is not told');
  again.world.killAll();
}

async function sweep(workload, seed, budget) {
  const base = await start_of(workload);
  const total = await run(workload, base, seed, Infinity, null);
  if (verbose) console.error(`${workload.name}, seed ${seed}: ${total.steps} steps, ${total.kept.acked} of ${total.kept.issued.length} gestures saved`);
  const { issued, acked } = total.kept;
  expect(issued.length >= workload.gestures && acked === issued.length, `${workload.name}: seed ${seed}, undisturbed: ${acked} of ${issued.length} gestures are saved, ${workload.gestures} were wanted`);
  let points = 0;
  for (let k = 0; k <= total.steps && points < budget; k++, points++) await point(workload, base, seed, k);
  return points;
}

async function point(workload, base, seed, k) {
  const random = randomness(seed * 7919 + k), how = random() < 0.5 ? 'kill' : 'power';
  try {
    const { disk, kept } = await run(workload, base, seed, k, how);
    await check_crashed(disk, kept, seed + k, random);
  } catch (error) {
    if (!(error instanceof Broken) && verbose) console.error(error);
    if (verbose) console.error((await run(workload, base, seed, k, how)).kept);
    error.message = `${workload.name}: seed ${seed}, killed (${how}) at step ${k}: ${error.message}`;
    throw error;
  }
}

const starts = new Map();
async function start_of(workload) {
  if (!starts.has(workload)) {
    const world = new World(program, new Disk(), 99);
    const tab = await opened(world);
    if (workload.start) await workload.start(world, tab);
    await world.settle(10_000);
    expect(tab.isSaved, `${workload.name}: its beginning is not stored: ${tab.text('trouble')}`);
    const numbers = tab.numbers;
    starts.set(workload, { disk: world.killAll(), before: numbers });
  }
  return starts.get(workload);
}

/// Runs it up to step k, and kills everything there.
async function run(workload, { disk, before }, seed, k, how) {
  const world = new World(program, disk.clone(), seed);
  let killed = null;
  const kept = { before, issued: [], acked: 0 };
  world.checked = check_numbers;
  const remember = () => {
    if (world.before) kept.before = world.before;
    for (const tab of world.tabs) if (tab.module) tab.look();
    kept.issued = world.issued ? [...world.issued] : world.tabs.flatMap((tab) => tab.issued);
    kept.acked = world.ackedOf ? world.ackedOf() : Math.max(0, ...world.tabs.map((tab) => tab.acked));
  };
  const { steps } = world;
  world.beforeStep = () => {
    if (killed || world.steps - steps <= k) return;
    remember();
    killed = world.killAll(how);
  };
  await workload.run(world, () => killed !== null, before).catch((error) => { if (!killed) throw error; });
  if (!killed) {
    remember();
    killed = world.killAll(how || 'kill');
  }
  return { disk: killed, kept, steps: world.steps };
}

let points = 0, flips = 0;
const begun = process.cpuUsage(), failed = [];
const left = workloads.filter(({ name }) => name.includes(only));
for (let seed = first_seed; points < wanted && failed.length < 5; seed++) {
  for (const workload of left) {
    if ((seed - first_seed) % (workload.every || 1)) continue;
    try {
      points += await sweep(workload, seed, wanted - points);
    } catch (error) {
      failed.push(error.message);
      if (verbose) console.error(error);
    }
  }
}
if (!only || 'damage'.includes(only)) {
  const found = await damages(program, damaged, first_seed, expect);
  flips = found.tried;
  failed.push(...found.failed);
}
const { user, system } = process.cpuUsage(begun);
for (const words of failed) console.log(`FAILED ${words}`);
console.log(`${points} crash points, ${flips} damages, ${failed.length} failed, ${((user + system) / 1e6).toFixed(0)} s of the processor`);
process.exitCode = failed.length ? 1 : 0;
