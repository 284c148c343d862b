// A firm with many clients for measurements, the same on every run: a Rapport file (src/codec/FORMAT.md). clients(200) has ten
// people for each client unless told otherwise, one project of thirty tasks, and what was said, promised and measured: about 250
// records a client.

import { dice, id_of, stamp } from './plan.mjs';

const day = (number) => new Date(Date.UTC(2026, 10, 2) + number * 86_400_000).toISOString().slice(0, 10);

export function clients(count = 200, readers = 10, seed = 42) {
  const random = dice(seed), below = (end) => Math.floor(random() * end), lines = [];
  const made = {};
  const add = (type, kind, fields) => {
    const id = id_of(kind, (made[kind] = (made[kind] ?? 0) + 1));
    lines.push(JSON.stringify({ type, id, at: stamp, ...fields }));
    return id;
  };
  const people = Array.from({ length: 12 }, (_, i) => add('person', '1', { name: `Person ${i + 1}` }));
  const some = (list) => list[below(list.length)];
  for (let n = 0; n < count; ++n) {
    const client = add('client', '2', { name: `Client ${n + 1}`, ...(random() < 0.9 ? { manager: some(people) } : {}), ...(random() < 0.5 ? { deputy: some(people) } : {}) });
    const theirs = Array.from({ length: readers }, (_, i) => add('stakeholder', '3', {
      client, name: `Reader ${n + 1}.${i + 1}`, influence: 1 + below(5), interest: 1 + below(5), decides: i === 0,
      email: `reader${n}.${i}@example.org` }));
    const project = add('project', '4', { client, name: `Project ${n + 1}`, stage: 'active', start: `${day(-below(90))}T08:00`,
                                          promised: `${day(below(120))}T17:00`, ...(random() < 0.8 ? { success: 'It works for them.' } : {}) });
    let last = null;
    const tasks = Array.from({ length: 30 }, (_, i) => {
      const task = add('task', '5', { project, rank: `a${String.fromCharCode(65 + i % 26)}${i < 26 ? 1 : 2}`, name: `Task ${n + 1}.${i + 1}`,
                                      duration: 480 * (1 + below(6)), ...(random() < 0.3 ? { done: 100 } : {}) });
      if (last) add('dependency', '6', { predecessor: last, successor: task });
      if (random() < 0.7) add('assignment', '7', { task, person: some(people) });
      return (last = task);
    });
    for (let i = 0; i < 8; ++i)
      add('promise', '8', { client, to: some(theirs), text: `Promise ${i + 1}`, due: day(below(90) - 45), ...(random() < 0.6 ? { task: some(tasks) } : {}),
                            ...(random() < 0.5 ? { state: 'met' } : {}) });
    for (let i = 0; i < 5; ++i) {
      const item = add('value_item', '9', { project, stakeholder: some(theirs), outcome: `Outcome ${i + 1}`, measure: 'Share', baseline: '10', target: '60' });
      add('value_evidence', 'a', { item, on: day(-below(80)), actual: `${10 + below(50)}` });
    }
    for (let i = 0; i < 65; ++i) {
      const touch = add('touchpoint', 'b', { client, project, subject: `Talk ${i + 1}`, held: `${day(-below(300))}T10:00`,
                                             channel: some(['phone', 'email', 'video']), direction: some(['in', 'out', 'both']) });
      add('participant', 'c', { touchpoint: touch, stakeholder: some(theirs) });
    }
  }
  return `{\n"format":"rapport",\n"version":1,\n"min_reader":1,\n"workspace":"${id_of('0', 1)}",\n` +
         `"seen":{"9f3ca1b2c3d4e5f6":1},\n"records":[\n${lines.join(',\n')}\n]\n}\n`;
}

export const record_count = (file) => file.split('"type":').length - 1;
