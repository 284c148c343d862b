// What is done while it is killed. `start` makes the disk it begins with; `run` is interrupted at every step in turn. Undisturbed
// it makes so many `gestures`, and all of them are saved in the end. What takes long is done with `every` 4th seed.

const adds = async (world, tab, numbers, gone, size) => {
  for (const number of numbers) {
    if (gone()) return;
    tab.add(number, size);
    for (let i = 0; i < 3 && !gone() && await world.one(world.now + 50); i++) {}
  }
};
const range = (from, count) => Array.from({ length: count }, (_, i) => from + i);
/// A tab in which the workspace is open, unless all is gone before.
const open = async (world, gone) => {
  const tab = world.open();
  await tab.ready;
  for (let i = 0; i < 2000 && !gone() && !tab.isOpen; i++) if (!await world.one(world.now + 1000)) break;
  return tab;
};
const rest = async (world, gone, milliseconds = 1000) => {
  const end = world.now + milliseconds;
  while (!gone() && await world.one(end)) {}
  world.now = Math.max(world.now, end);
};
const some = (world, tab) => adds(world, tab, range(1, 5), () => false);

/// A tab that is opened, edits, and comes to rest.
const editing = (numbers, size, between) => async (world, gone) => {
  const tab = await open(world, gone);
  await between?.(world, tab, gone);
  await adds(world, tab, numbers, gone, size);
  await rest(world, gone);
};

export const workloads = [
  { name: 'whatever comes', gestures: 0, start: some, run: whatever },
  { name: 'the first edits of a new workspace', gestures: 6, run: editing(range(1, 6)) },
  { name: 'edits behind others', gestures: 6, start: some, run: editing(range(10, 6)) },
  { name: 'large edits', gestures: 3, start: some, run: editing(range(10, 3), 60_000) },
  {
    name: 'edits until a checkpoint is made, and behind it', every: 4, gestures: 7,
    start: (world, tab) => { for (const number of range(1, 497)) tab.add(number); },
    run: editing(range(1000, 7)),
  },
  {
    name: 'the second checkpoint, which forgets the frames before the first', every: 4, gestures: 4,
    start: async (world, tab) => {
      for (const number of range(1, 500)) tab.add(number);
      await world.settle();
      for (const number of range(501, 498)) tab.add(number);
    },
    run: editing(range(2000, 4)),
  },
  {
    name: 'a file takes the place of everything', gestures: 3,
    start: some,
    run: editing([20, 21], 20, async (world, tab, gone) => {
      if (gone() || !tab.call('replace', 50)) return;
      tab.issued.push(-50);
      await world.one(world.now + 50);
    }),
  },
  {
    name: 'opening without the database', gestures: 2,
    start: async (world, tab) => {
      await some(world, tab);
      await world.settle();
      world.disk.database = world.disk.strict = null;
    },
    run: editing([30, 31]),
  },
  {
    name: 'opening without the files', gestures: 2,
    start: async (world, tab) => {
      await some(world, tab);
      await world.settle();
      tab.kill();
      world.disk.files.clear();
    },
    run: editing([30, 31]),
  },
  {
    name: 'a browser without the file system', gestures: 4,
    start: some,
    run: async (world, gone) => {
      world.faults.noFiles = true;
      await editing(range(10, 4))(world, gone);
    },
  },
  {
    name: 'no room in the database, then room again', gestures: 3,
    start: some,
    run: async (world, gone) => {
      const tab = await open(world, gone);
      world.faults.full = true;
      await adds(world, tab, [10, 11], gone);
      await rest(world, gone);
      world.faults.full = false;
      if (!gone()) tab.call('retry');
      await adds(world, tab, [12], gone);
      await rest(world, gone);
    },
  },
  {
    name: 'no room in the files', gestures: 3,
    start: some,
    run: async (world, gone) => {
      const tab = await open(world, gone);
      world.faults.fullFiles = true;
      await adds(world, tab, [10, 11], gone);
      world.faults.fullFiles = false;
      await rest(world, gone, 8000);
      await adds(world, tab, [12], gone);
      await rest(world, gone);
    },
  },
  {
    name: 'the database is deleted under an open tab', gestures: 4,
    start: some,
    run: editing([10, 11, 12], 20, async (world, tab, gone) => {
      await adds(world, tab, [9], gone);
      if (!gone()) world.deleteDatabase();
    }),
  },
  {
    name: 'the browser closes the connection', gestures: 4,
    start: some,
    run: editing([10, 11, 12], 20, async (world, tab, gone) => {
      await adds(world, tab, [9], gone);
      if (!gone()) world.closeConnections();
    }),
  },
  {
    name: 'a transaction that fails', gestures: 4,
    start: some,
    run: async (world, gone) => {
      world.faults.commit = 3;
      await editing(range(10, 4))(world, gone);
    },
  },
  {
    name: 'a connection that never answers', gestures: 3,
    start: some,
    run: async (world, gone) => {
      const tab = await open(world, gone);
      await adds(world, tab, [10], gone);
      world.wedged = tab;
      await adds(world, tab, [11], gone);
      await rest(world, gone, 29_000);
      world.wedged = null;
      await rest(world, gone, 5000);
      await adds(world, tab, [12], gone);
      await rest(world, gone);
    },
  },
  {
    name: 'another tab comes to write when the first is closed', gestures: 4,
    start: some,
    run: async (world, gone) => {
      const [one, two] = [await open(world, gone), await open(world, gone)];
      await together(world, gone, one, two, () => one.kill());
    },
  },
  {
    name: 'another tab asks to write', gestures: 4,
    start: some,
    run: async (world, gone) => {
      const [one, two] = [await open(world, gone), await open(world, gone)];
      await together(world, gone, one, two, () => two.call('edit_here'));
    },
  },
  { name: 'tabs ask by turns, and are edited all the while', gestures: 12, start: some, run: turns },
  {
    name: 'another tab takes over from one that is frozen, which then wakes', gestures: 4,
    start: some,
    run: async (world, gone) => {
      const [one, two] = [await open(world, gone), await open(world, gone)];
      await together(world, gone, one, two, () => {
        one.freeze();
        two.call('edit_here');
      });
      if (!gone()) one.thaw();
      await rest(world, gone, 12_000);
    },
  },
];

/// Three tabs ask to write by turns, and each is edited at every step in which it says that it writes.
async function turns(world, gone) {
  const issued = [];
  Object.defineProperty(world, 'issued', { get: () => issued.map(({ number }) => number) });
  world.ackedOf = () => issued.reduce((most, { tab, nth }, i) => (tab.acked >= nth ? i + 1 : most), 0);
  const tabs = [];
  for (let i = 0; i < 3; i++) tabs.push(await open(world, gone));
  let left = 0;
  const edit = () => {
    for (const tab of tabs) {
      if (left < 1 || gone() || !tab.isOpen || tab.isFollower || !tab.add(100 + issued.length)) continue;
      issued.push({ tab, number: 100 + issued.length, nth: tab.issued.length });
      left--;
    }
  };
  for (let turn = 1; turn < 5 && !gone(); turn++) {
    left = 8;
    const next = tabs[turn % 3];
    next.call('edit_here');
    for (const end = world.now + 900; !gone() && await world.one(end); edit()) {}
    world.now += 900;
    left = 0;
    await rest(world, gone, 3000);
    if (!gone() && next.isFollower) throw new Error(`tab ${next.number} asked, and does not write`);
  }
}

/// Another one for each seed: edits, files that take everything's place, a tab that is closed and opened, and the browser's
/// moods, in any order.
async function whatever(world, gone, before) {
  let tab = null, number = 5000, earlier = null;  // What counts until the tab is open.
  const chance = (part) => world.random() < part;
  const begin = async () => {
    if (tab) {
      tab.look();
      earlier ||= { acked: tab.acked, issued: tab.issued, before: world.before };
      tab.kill();
    }
    tab = await open(world, gone);
    if (gone()) return;
    if (earlier) world.checked(tab, earlier);
    earlier = null;
    world.before = tab.numbers;
  };
  world.before = before;
  await begin();
  Object.defineProperty(world, 'issued', { get: () => (earlier || tab).issued });
  world.ackedOf = () => (earlier || tab).acked;
  for (let i = 4 + Math.floor(world.random() * 5); i > 0 && !gone(); i--) {
    const saved_twice = tab.isOpen && tab.isSaved && tab.module._sim_twice() === 1;
    if (chance(0.15)) world.faults.full = !world.faults.full;
    else if (chance(0.15)) world.faults.fullFiles = !world.faults.fullFiles;
    else if (chance(0.15) && saved_twice && !world.faults.fullFiles) world.deleteDatabase();
    else if (chance(0.15)) world.closeConnections();
    else if (chance(0.15)) world.faults.commit = world.commits + 1 + Math.floor(world.random() * 4);
    else if (chance(0.15)) {
      if (tab.call('replace', ++number)) tab.issued.push(-number);
    } else if (chance(0.2)) await begin();
    else await adds(world, tab, range(number + 1, 3), gone, chance(0.1) ? 30_000 : 20), number += 3;
    if (chance(0.3)) await rest(world, gone, world.random() * 6000);
    if (!gone() && chance(0.3)) tab.call('retry');
  }
  if (gone()) return;
  Object.assign(world.faults, { full: false, fullFiles: false, commit: 0 });
  for (let i = 0; i < 3 && !gone(); i++) {
    tab.call('retry');
    await rest(world, gone, 3000);
  }
}

/// Edits in the first tab, then in the second; both lists together are what was done.
async function together(world, gone, one, two, change) {
  const issued = world.issued = [];
  world.ackedOf = () => {
    if (!two.issued.length) return one.acked;
    return two.acked ? issued.length - two.issued.length + two.acked : Math.min(one.acked, issued.length);
  };
  const did = async (tab, numbers) => {
    for (const number of numbers) {
      if (gone() || !tab.alive || !tab.module._sim_add(number, 20)) continue;
      tab.issued.push(number);
      issued.push(number);
      tab.wake();
      for (let i = 0; i < 3 && !gone() && await world.one(world.now + 50); i++) {}
    }
  };
  await did(one, [10, 11]);
  await rest(world, gone);
  if (gone()) return;
  change();
  for (let i = 0; i < 4000 && !gone() && two.isFollower; i++) if (!await world.one(world.now + 8000)) break;
  await rest(world, gone, 100);
  await did(two, [12, 13]);
  await rest(world, gone);
}
