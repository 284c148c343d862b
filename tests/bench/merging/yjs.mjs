// A map of maps, each edit a transaction of its own.

import { fields } from './workload.mjs';

export async function yjs() {
  const Y = await import('yjs');
  let client = 0;
  const made = () => {
    const document = new Y.Doc();
    document.clientID = ++client;
    return document;
  };
  let before;
  const edit = (document, edits) => {
    before = Y.encodeStateVector(document);
    const tasks = document.getMap('tasks');
    for (const [id, field, value] of edits) tasks.get(id).set(field, value);
    return document;
  };
  const take = (document, bytes) => {
    Y.applyUpdateV2(document, bytes);
    return document;
  };
  return {
    build(records) {
      const document = made();
      const tasks = document.getMap('tasks');
      document.transact(() => {
        for (const [id, values] of records) {
          const map = new Y.Map();
          for (const field of fields) map.set(field, values[field]);
          tasks.set(id, map);
        }
      });
      return Y.encodeStateAsUpdateV2(document);
    },
    load: (bytes) => take(made(), bytes),
    edit,
    delta: (document) => Y.encodeStateAsUpdateV2(document, before),
    take_delta: take,
    save: (document) => Y.encodeStateAsUpdateV2(document),
    take_full: take,
    tail(document, edits) {
      const updates = [];
      document.on('updateV2', (update) => updates.push(update));
      edit(document, edits);
      return updates;
    },
    take_tail(document, updates) {
      for (const update of updates) Y.applyUpdateV2(document, update);
    },
    content(document) {
      const tasks = document.getMap('tasks');
      return JSON.stringify([...tasks.keys()].sort().map((id) => fields.map((field) => tasks.get(id).get(field))));
    },
  };
}
