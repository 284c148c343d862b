// What survives a kill: databases, files and small settings of one origin, and what a power cut does to them.
//
// Values are never changed in place, so a copy of the maps is a copy of the disk.

export class Disk {
  constructor() {
    this.database = null;      // {version, stores: {name: {auto, rows: [[key, value]…]}}}
    this.strict = null;        // The same as of the last strict transaction: the rest may be lost.
    this.files = new Map();    // path: {flushed, written: [{at, bytes} | {size}]}
    this.local = new Map();
    this.localBefore = [];     // Browsers write these late.
  }
  clone() {
    const copy = new Disk();
    copy.database = this.database;
    copy.strict = this.strict;
    for (const [path, file] of this.files) copy.files.set(path, { flushed: file.flushed, written: [...file.written] });
    copy.local = new Map(this.local);
    copy.localBefore = this.localBefore;
    return copy;
  }

  read(path) {
    const file = this.files.get(path);
    return file.written.reduce(applied, file.flushed);
  }
  write(path, change) { this.files.get(path).written.push(change); }
  flush(path) {
    const file = this.files.get(path);
    file.flushed = this.read(path);
    file.written = [];
  }

  /// What is found after a kill ('kill') or after the power went ('power').
  crash(how, random) {
    const found = this.clone();
    for (const [path, file] of found.files) {
      let bytes = file.flushed;
      for (const change of file.written) {
        if (how === 'power' && random() < 0.5) continue;
        bytes = applied(bytes, how === 'power' && change.bytes && random() < 0.5
          ? { at: change.at, bytes: change.bytes.slice(0, random() * change.bytes.length) } : change);
      }
      found.files.set(path, { flushed: bytes, written: [] });
    }
    if (how === 'power') found.database = found.strict;
    if (found.localBefore.length && random() < 0.3) found.local = new Map(found.localBefore[Math.floor(random() * found.localBefore.length)]);
    found.localBefore = [];
    return found;
  }
}

function applied(bytes, change) {
  const size = change.bytes ? Math.max(bytes.length, change.at + change.bytes.length) : change.size;
  const result = new Uint8Array(size);
  result.set(bytes.subarray(0, size));
  if (change.bytes) result.set(change.bytes, change.at);
  return result;
}

export function compare(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = compare(a[i], b[i]);
      if (order) return order;
    }
    return a.length - b.length;
  }
  const rank = (key) => (Array.isArray(key) ? 3 : typeof key === 'string' ? 2 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
