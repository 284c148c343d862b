// IndexedDB, as far as web/ uses it, on a Disk: one step of the world for each request and each end of a transaction, so that
// everything can be killed or fail between any two.

import { compare } from './disk.mjs';

export class KeyRange {
  constructor(lower, upper, lowerOpen, upperOpen) { Object.assign(this, { lower, upper, lowerOpen, upperOpen }); }
  static lowerBound(key, open = false) { return new KeyRange(key, undefined, open, false); }
  static upperBound(key, open = false) { return new KeyRange(undefined, key, false, open); }
  static bound(lower, upper, lowerOpen = false, upperOpen = false) { return new KeyRange(lower, upper, lowerOpen, upperOpen); }
  has(key) {
    const low = this.lower === undefined ? 1 : compare(key, this.lower), high = this.upper === undefined ? -1 : compare(key, this.upper);
    return (this.lowerOpen ? low > 0 : low >= 0) && (this.upperOpen ? high < 0 : high <= 0);
  }
}
const inside = (query) => (query instanceof KeyRange ? (key) => query.has(key) : query == null ? () => true : (key) => compare(key, query) === 0);
const failure = (name, message = name) => Object.assign(new Error(message), { name });

class Store {
  constructor(transaction, name) { Object.assign(this, { transaction, name }); }
  get rows() { return this.transaction.stores[this.name].rows; }
  ask(work) { return this.transaction.ask(work); }
  get(key) { return this.ask(() => this.rows.find(([at]) => compare(at, key) === 0)?.[1]); }
  getAll(query, count = Infinity) { return this.ask(() => this.rows.filter(([key]) => inside(query)(key)).slice(0, count).map(([, value]) => value)); }
  getAllKeys(query, count = Infinity) { return this.ask(() => this.rows.filter(([key]) => inside(query)(key)).slice(0, count).map(([key]) => key)); }
  openKeyCursor(query, direction) {
    return this.ask(() => {
      const keys = this.rows.filter(([key]) => inside(query)(key)).map(([key]) => key);
      const key = direction === 'prev' ? keys.at(-1) : keys[0];
      return key === undefined ? null : { key };
    });
  }
  put(value, key) {
    const kept = structuredClone(value);
    return this.ask(() => {
      this.transaction.tab.world.putting(this.transaction.tab);
      const store = this.transaction.own(this.name);
      const at = store.rows.findIndex(([other]) => compare(other, key) >= 0);
      if (at < 0) store.rows.push([key, kept]);
      else store.rows.splice(at, compare(store.rows[at][0], key) === 0 ? 1 : 0, [key, kept]);
      return key;
    }, true);
  }
  add(value) {
    const store = this.transaction.own(this.name);
    return this.put(value, ++store.auto);
  }
  delete(query) {
    return this.ask(() => {
      const store = this.transaction.own(this.name);
      store.rows = store.rows.filter(([key]) => !inside(query)(key));
    }, true);
  }
}

class Transaction {
  constructor(connection, names, mode, durability) {
    Object.assign(this, { connection, names, mode, durability, tab: connection.tab, requests: [], done: false, error: null, owned: new Set() });
    this.began = false;
    this.tab.world.step(this.tab, 'database', () => this.next());
    connection.transactions.push(this);
  }
  objectStore(name) { return new Store(this, name); }
  own(name) {
    this.begin();
    if (!this.owned.has(name)) {
      const { auto, rows } = this.stores[name];
      this.stores[name] = { auto, rows: [...rows] };
      this.owned.add(name);
    }
    return this.stores[name];
  }
  begin() {
    if (this.began) return;
    this.began = true;
    this.stores = { ...this.tab.world.disk.database.stores };
  }
  ask(work) {
    if (this.done) throw failure('TransactionInactiveError');
    const request = { work };
    this.requests.push(request);
    return request;
  }
  get mayRun() {
    return this.began || !this.tab.world.transactions().some((other) => other !== this && other.began && !other.done &&
      (other.mode === 'readwrite' || this.mode === 'readwrite') && other.names.some((name) => this.names.includes(name)));
  }
  // One request, or the end, where nothing more was asked.
  next() {
    if (this.done || this.tab.world.wedged === this.tab) return;
    const again = () => this.tab.world.step(this.tab, 'database', () => this.next());
    const gone = this.connection.birth !== this.tab.world.disk.database?.birth;  // Deleted under us.
    if (gone || (this.connection.closed && !this.began)) return this.abort(failure('AbortError'));
    if (!this.mayRun) return again();
    this.begin();
    const request = this.requests.shift();
    if (!request) return this.finish();
    try {
      request.result = request.work();
      request.onsuccess?.({ target: request });
    } catch (error) {
      request.error = error;
      request.onerror?.({ target: request });
      return this.abort(error);
    }
    again();
  }
  finish() {
    const fault = this.mode === 'readwrite' && this.tab.world.committing(this.tab);
    if (fault) return this.abort(fault);
    this.done = true;
    if (this.mode === 'readwrite') {
      const { disk } = this.tab.world;
      const stores = { ...disk.database.stores };
      for (const name of this.owned) stores[name] = this.stores[name];
      disk.database = { ...disk.database, stores };
      if (this.durability === 'strict') disk.strict = disk.database;
    }
    this.tab.world.step(this.tab, 'database', () => this.oncomplete?.());
  }
  abort(error) {
    if (this.done) throw failure('InvalidStateError');
    this.done = true;
    this.error = error;
    for (const request of this.requests.splice(0))
      this.tab.world.step(this.tab, 'database', () => { request.error = failure('AbortError'); request.onerror?.({ target: request }); });
    this.tab.world.step(this.tab, 'database', () => this.onabort?.());
  }
}

class Connection {
  constructor(tab) { Object.assign(this, { tab, closed: false, transactions: [] }); tab.connections.add(this); }
  transaction(names, mode = 'readonly', { durability } = {}) {
    if (this.closed) throw failure('InvalidStateError', 'the connection is closed');
    return new Transaction(this, names, mode, durability);
  }
  createObjectStore(name) {
    const { disk } = this.tab.world;
    disk.database = { ...disk.database, stores: { ...disk.database.stores, [name]: { auto: 0, rows: [] } } };
    disk.strict = disk.database;
  }
  close() { this.closed = true; this.tab.connections.delete(this); }
}

export class Factory {
  constructor(tab) { this.tab = tab; }
  open(name, version) {
    const request = {};
    const { tab } = this, { world } = tab;
    const opened = () => {
      const fault = world.opening(tab);
      if (fault) {
        request.error = fault;
        return request.onerror?.();
      }
      const { disk } = world;
      if (disk.database && disk.database.version > version) {
        request.error = failure('VersionError');
        return request.onerror?.();
      }
      request.result = new Connection(tab);
      if (!disk.database) {
        disk.database = { version, stores: {}, birth: world.steps };
        request.onupgradeneeded?.({ oldVersion: 0 });
        disk.strict = disk.database;
      }
      request.result.birth = disk.database.birth;
      world.step(tab, 'database', () => request.onsuccess?.());
    };
    world.step(tab, 'database', opened);
    return request;
  }
}
