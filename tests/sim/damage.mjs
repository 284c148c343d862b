// Single bytes are flipped and ends are cut off, in frames and checkpoints of one journal or of both. One alone mends the other;
// with both damaged nothing wrong is ever shown: either all of it, or what stands before the damage, read-only and said so.

import { Disk } from './disk.mjs';
import { randomness, World } from './world.mjs';

async function opened(program, disk, seed) {
  const world = new World(program, disk, seed);
  const tab = world.open();
  await tab.ready;
  await world.settle(4000);
  return { world, tab };
}

/// Disks of several kinds, each with all states their workspace was ever in.
async function beginnings(program) {
  const found = [];
  for (const [checkpoint, behind] of [[0, 6], [500, 4]]) {
    const { world, tab } = await opened(program, new Disk(), 5);
    for (let number = 1; number <= checkpoint; number++) tab.add(number);
    await world.settle();
    for (let number = 1; number <= behind; number++) tab.add(1000 + number);
    await world.settle();
    const numbers = tab.numbers, states = new Set([numbers.join(' ')]);
    for (let count = 0; count < numbers.length; count++) states.add(numbers.slice(0, count).join(' '));
    found.push({ disk: world.killAll(), states, whole: numbers.join(' ') });
  }
  return found;
}

function damage(bytes, random) {
  if (random() < 0.2) return bytes.slice(0, Math.floor(random() * bytes.length));
  const copy = bytes.slice();
  copy[Math.floor(random() * copy.length)] ^= 1 << Math.floor(random() * 8);
  return copy;
}
function damage_database(disk, random) {
  const stores = { ...disk.database.stores };
  const kind = random() < 0.5 && stores.ckpt.rows.length ? 'ckpt' : 'log';
  const rows = [...stores[kind].rows], at = Math.floor(random() * rows.length);
  rows[at] = [rows[at][0], damage(rows[at][1], random)];
  stores[kind] = { ...stores[kind], rows };
  disk.database = disk.strict = { ...disk.database, stores };
}
function damage_files(disk, random) {
  const paths = [...disk.files.keys()].filter((path) => disk.read(path).length);
  const path = paths[Math.floor(random() * paths.length)];
  disk.files.set(path, { flushed: damage(disk.read(path), random), written: [] });
}

export async function damages(program, count, seed, expect) {
  const from = await beginnings(program), failed = [];
  let tried = 0;
  for (; tried < count && failed.length < 5; tried++) {
    const random = randomness(seed * 1_000_003 + tried), { disk, states, whole } = from[tried % from.length];
    const hurt = disk.clone(), where = Math.floor(random() * 3);
    if (where !== 1) damage_database(hurt, random);
    if (where !== 0) damage_files(hurt, random);
    const { world, tab } = await opened(program, hurt, tried);
    const numbers = tab.numbers.join(' ');
    try {
      if (where < 2) expect(tab.isOpen && numbers === whole, `one journal damaged: ${tab.phase}, ${tab.numbers.length} records. ${tab.text('trouble')}`);
      else {
        expect(states.has(numbers), 'something is shown that never was');
        expect(tab.isOpen ? numbers === whole : tab.phase === 'damaged', `both damaged: ${tab.phase} with ${tab.numbers.length} records`);
        if (!tab.isOpen) {
          expect(!tab.module._sim_add(5, 5), 'what is damaged can be edited');
          tab.call('go_on');
          tab.add(4000);
          await world.settle(4000);
          expect(tab.isOpen && tab.isSaved, `one cannot go on from damage: ${tab.text('trouble')}`);
          const again = await opened(program, world.killAll(), tried);
          expect(again.tab.isOpen && again.tab.numbers.join(' ') === `${numbers} 4000`.trim(), `after going on: ${again.tab.phase} ${again.tab.text('trouble')}`);
          again.world.killAll();
        }
      }
    } catch (error) {
      failed.push(`damage ${tried}, seed ${seed}, ${['the database', 'the files', 'both'][where]}: ${error.message}`);
    }
    world.killAll();
  }
  return { tried, failed };
}
