// The records and edits of workload.h, for programs in JavaScript.

const vocabulary = ['alpha', 'beta', 'gamma', 'delta', 'design', 'review', 'ship', 'build', 'test', 'merge',
                    'sync', 'store', 'client', 'board', 'plan', 'cost', 'risk', 'scope', 'owner', 'draft'];

export const fields = ['title', 'notes', 'state', 'priority', 'person', 'start', 'due', 'estimate', 'progress', 'parent', 'rank', 'tags'];

export const task_id = (number) => `t${number.toString(36).padStart(9, '0')}`;

/// mulberry32: below `bound`.
export function dice(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

const words = (roll, count) => Array.from({ length: count }, () => vocabulary[roll(vocabulary.length)]).join(' ');
const two = (number) => String(number).padStart(2, '0');
const day = (roll) => `2026-${two(1 + roll(12))}-${two(1 + roll(28))}`;
const makers = {
  title: (roll) => words(roll, 6),
  notes: (roll) => words(roll, 18),
  state: (roll) => ['todo', 'doing', 'blocked', 'done'][roll(4)],
  priority: (roll) => roll(5),
  person: (roll) => `user${roll(40)}`,
  start: day,
  due: day,
  estimate: (roll) => roll(400) / 4,
  progress: (roll) => roll(101),
  parent: (roll, number) => (number ? task_id(roll(number)) : ''),
  rank: (roll, number) => `a${number.toString(36).padStart(5, '0')}${roll(3000).toString(36)}`,
  tags: (roll) => words(roll, 2),
};

export function* records(count) {
  const roll = dice(7);
  for (let number = 0; number < count; ++number)
    yield [task_id(number), Object.fromEntries(fields.map((field) => [field, makers[field](roll, number)]))];
}

/// [record, field, value], each.
export function edits(count, of, seed) {
  const roll = dice(seed);
  return Array.from({ length: count }, () => {
    const number = roll(of);
    const field = fields[roll(fields.length)];
    return [task_id(number), field, makers[field](roll, number)];
  });
}
