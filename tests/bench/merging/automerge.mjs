// Texts are values that are replaced as a whole, as ours are; the edits of one side are one change, since a change of a wide map
// takes tens of milliseconds. For that reason nothing says what 100,000 changes take to be read.

import { fields } from './workload.mjs';

export async function automerge() {
  const Automerge = await import('@automerge/automerge');
  const value = (plain) => (typeof plain === 'string' ? new Automerge.ImmutableString(plain) : plain);
  let base;
  return {
    build(records) {
      let document = Automerge.change(Automerge.init(), (draft) => { draft.tasks = {}; });
      const all = [...records];
      const step = Math.ceil(all.length / 20);  // In one change the memory that WebAssembly can have does not suffice.
      for (let from = 0; from < all.length; from += step)
        document = Automerge.change(document, (draft) => {
          for (const [id, values] of all.slice(from, from + step))
            draft.tasks[id] = Object.fromEntries(fields.map((field) => [field, value(values[field])]));
        });
      return Automerge.save(document);
    },
    load(bytes) {
      base = bytes;
      return Automerge.load(bytes);
    },
    edit: (document, edits) => Automerge.change(document, (draft) => {
      for (const [id, field, plain] of edits) draft.tasks[id][field] = value(plain);
    }),
    delta(document) {
      const first = Automerge.load(base);
      const changes = Automerge.getChanges(first, document);
      Automerge.free(first);
      return changes;
    },
    take_delta: (document, changes) => Automerge.applyChanges(document, changes)[0],
    save: (document) => Automerge.save(document),
    take_full: (document, bytes) => Automerge.merge(document, Automerge.load(bytes)),
    content: (document) => JSON.stringify(Automerge.getHeads(document).toSorted()),
    warm: () => Automerge.save(Automerge.init()),
    free: (document) => Automerge.free(document),
  };
}
