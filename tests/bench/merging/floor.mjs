// The least that it costs in JavaScript: a map of records with a stamp for each field, the later one wins. No program at all,
// only what any that merges field by field does; its file is JSON.

import { fields } from './workload.mjs';

const stamp = (clock, actor) => `${(1_793_610_000_000 + (clock >> 4)).toString(36)}${(clock & 15).toString(36)}${actor}`;

/// The stamp of the record, and of those fields that have another.
function write(store) {
  const rows = [];
  for (const [id, { values, stamps }] of store) {
    const born = stamps[fields[0]];
    const own = {};
    for (const field of fields) if (stamps[field] !== born) own[field] = stamps[field];
    rows.push([id, born, fields.map((field) => values[field]), own]);
  }
  return JSON.stringify(rows);
}

function read(text) {
  const store = new Map();
  for (const [id, born, written, own] of JSON.parse(text)) {
    const values = {}, stamps = {};
    fields.forEach((field, i) => {
      values[field] = written[i];
      stamps[field] = own[field] ?? born;
    });
    store.set(id, { values, stamps });
  }
  return store;
}

function take(store, id, field, value, at) {
  const record = store.get(id);
  if (at <= record.stamps[field]) return;
  record.values[field] = value;
  record.stamps[field] = at;
}

export async function floor() {
  let clock = 0, actor = 'a', log = [];
  const edit = (store, edits) => {
    actor += 'a';
    log = edits.map(([id, field, value]) => {
      const at = stamp(++clock, actor);
      take(store, id, field, value, at);
      return [id, field, value, at];
    });
    return store;
  };
  return {
    build(records) {
      const store = new Map();
      for (const [id, values] of records) {
        const at = stamp(++clock, actor);
        store.set(id, { values, stamps: Object.fromEntries(fields.map((field) => [field, at])) });
      }
      return Buffer.from(write(store));
    },
    load: (bytes) => read(bytes.toString()),
    edit,
    delta: () => Buffer.from(JSON.stringify(log)),
    take_delta(store, bytes) {
      for (const change of JSON.parse(bytes.toString())) take(store, ...change);
      return store;
    },
    /// What the delta holds, read already.
    take_read(store) {
      for (const change of log) take(store, ...change);
      return store;
    },
    save: (store) => Buffer.from(write(store)),
    take_full(store, bytes) {
      for (const [id, { values, stamps }] of read(bytes.toString()))
        for (const field of fields) take(store, id, field, values[field], stamps[field]);
      return store;
    },
    tail(store, edits) {
      edit(store, edits);
      return log.map((change) => JSON.stringify(change));
    },
    take_tail(store, tail) {
      for (const line of tail) take(store, ...JSON.parse(line));
    },
    content: (store) => JSON.stringify([...store].map(([, { values }]) => fields.map((field) => values[field]))),
  };
}
