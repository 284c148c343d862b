// One origin of a browser, with tabs in it: everything that web/ asks of a browser for storage, in steps that follow one another
// as a seed says. A step is one thing that happens; between any two of them a tab can be killed, and time stands still until
// nothing else is left to do.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Disk } from './disk.mjs';
import { Factory, KeyRange } from './indexed_db.mjs';

export class Killed extends Error {}
const failure = (name, message = name) => Object.assign(new Error(message), { name });

export function randomness(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9E3779B9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21F0AAAD);
    z = Math.imul(z ^ (z >>> 15), 0x735A2D97);
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
  };
}

/// The program as it was built, and the worker, each as a function of its surroundings.
export function load(folder, worker) {
  const source = readFileSync(`${folder}/rapport_simulator.js`, 'utf8');
  const names = ['Simulated', 'indexedDB', 'IDBKeyRange', 'navigator', 'localStorage', 'BroadcastChannel', 'Worker', 'AbortController', 'document', 'window',
                 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'Math', 'globalThis', 'console', 'process'];
  return {
    names,
    create: new Function(...names, `${source}\nreturn createSimulator;`),
    module: new WebAssembly.Module(readFileSync(`${folder}/rapport_simulator.wasm`)),
    worker: new Function('self', 'navigator', 'setTimeout', 'Date', readFileSync(worker, 'utf8')),
  };
}

const turn = () => new Promise((done) => setImmediate(done));

export class World {
  constructor(program, disk = new Disk(), seed = 1) {
    Object.assign(this, { program, disk, random: randomness(seed), now: 1_793_610_000_000, steps: 0, tabs: [], queues: new Map(), timers: [],
                          locks: { holder: null, waiting: [] }, held: new Set(), faults: {}, wedged: null, timer: 0, puts: 0, commits: 0 });
  }

  // ---- Faults, by number: {put, commit, close, wedge, delete, full}

  putting() { if (++this.puts === this.faults.put || this.faults.full) throw failure('QuotaExceededError'); }
  committing() { return ++this.commits === this.faults.commit ? failure(this.faults.commitError || 'UnknownError') : null; }
  opening() { return this.faults.unopenable ? failure('UnknownError', 'told not to open') : null; }
  transactions() { return this.tabs.flatMap((tab) => [...tab.connections].flatMap((connection) => (connection.transactions = connection.transactions.filter(({ done }) => !done)))); }

  /// The database is deleted, as by another tab or a person.
  deleteDatabase() {
    for (const tab of this.tabs)
      for (const connection of [...tab.connections]) connection.onversionchange?.({ newVersion: null });
    this.disk.database = this.disk.strict = null;
  }
  closeConnections() {
    for (const tab of this.tabs)
      for (const connection of [...tab.connections]) {
        connection.close();
        connection.onclose?.();
      }
  }

  // ---- Steps

  step(tab, source, work) {
    const key = `${source} ${tab.number}`;
    if (!this.queues.has(key)) this.queues.set(key, []);
    this.queues.get(key).push({ tab, work });
  }
  after(tab, milliseconds, work, every) {
    const timer = { id: ++this.timer, tab, due: this.now + Math.max(0, milliseconds), work, every };
    this.timers.push(timer);
    return timer.id;
  }
  cancel(id) { this.timers = this.timers.filter((timer) => timer.id !== id); }

  /// One step; false where nothing is left to do before `until`.
  async one(until = Infinity) {
    await turn();
    const ready = [...this.queues.values()].filter((queue) => queue.length);
    if (ready.length) {
      const { tab, work } = ready[Math.floor(this.random() * ready.length)].shift();
      if (!tab.alive || tab.frozen) {
        if (tab.alive) tab.slept.push(work);
        return true;
      }
      this.steps++;
      this.beforeStep?.();
      if (tab.alive) work();
    } else {
      const next = this.timers.filter(({ tab }) => tab.alive && !tab.frozen).sort((a, b) => a.due - b.due || a.id - b.id)[0];
      if (!next || next.due > until) return false;
      this.now = Math.max(this.now, next.due);
      if (next.every) next.due = this.now + next.every;
      else this.cancel(next.id);
      next.work();
    }
    await turn();
    return true;
  }
  /// Until nothing happens any more, for at most so long.
  async settle(milliseconds = 2000) {
    const until = this.now + milliseconds;
    while (await this.one(until)) {}
    this.now = until;
  }

  open() {
    const tab = new Tab(this, this.tabs.length + 1);
    this.tabs.push(tab);
    return tab;
  }
  killAll(how = 'kill') {
    for (const tab of this.tabs) tab.kill();
    return this.disk.crash(how, this.random);
  }

  // ---- Locks

  grant() {
    const { locks } = this;
    while (!locks.holder && locks.waiting.length) {
      const next = locks.waiting.shift();
      if (next.tab.alive) this.give(next);
    }
  }
  give({ tab, callback, resolve, reject }) {
    const holder = this.locks.holder = { tab, reject };
    this.step(tab, 'page', () => Promise.resolve(callback({})).then((value) => {
      if (this.locks.holder !== holder) return;
      this.locks.holder = null;
      resolve(value);
      this.grant();
    }, reject));
  }
  request(tab, options, callback) {
    return new Promise((resolve, reject) => {
      const { locks } = this, ask = { tab, callback, resolve, reject };
      if (options.steal && locks.holder) {
        const { tab: other, reject: lose } = locks.holder;
        locks.holder = null;
        this.step(other, 'page', () => lose(failure('AbortError', 'stolen')));
      }
      if (!locks.holder) return this.give(ask);
      if (options.ifAvailable) return this.step(tab, 'page', () => resolve(callback(null)));
      locks.waiting.push(ask);
      options.signal?.listeners.push(() => {
        if (!locks.waiting.includes(ask)) return;
        locks.waiting = locks.waiting.filter((other) => other !== ask);
        reject(failure('AbortError'));
      });
    });
  }
}

class Tab {
  constructor(world, number) {
    Object.assign(this, { world, number, alive: true, frozen: false, slept: [], connections: new Set(), channels: [], workers: [], listeners: {}, issued: [], acked: 0, warnings: [] });
    const { program } = world;
    this.ready = program.create(...program.names.map((name) => this.surroundings()[name]))({
      instantiateWasm: (imports, receive) => receive(new WebAssembly.Instance(program.module, imports), program.module),
    }).then((module) => {
      this.module = module;
      module._sim_open();
      this.wake();
    });
  }
  surroundings() {
    if (this.given) return this.given;
    const tab = this, { world } = this;
    const listen = (name, work) => { (tab.listeners[name] ||= []).push(work); };
    const setTimeout = (work, ms) => world.after(tab, ms || 0, work), setInterval = (work, ms) => world.after(tab, ms, work, ms);
    const math = Object.create(Math, { random: { value: () => world.random() } });
    const given = this.given = {
      Simulated: { wake: () => tab.wake(), now: () => world.now, random: () => world.random() },
      indexedDB: new Factory(this), IDBKeyRange: KeyRange,
      navigator: { locks: { request: (name, options, callback) => world.request(tab, options, callback) },
                   storage: { getDirectory() {}, persisted: async () => false, persist: async () => false } },
      localStorage: {
        getItem: (name) => world.disk.local.get(name) ?? null,
        setItem: (name, value) => {
          world.disk.localBefore = [...world.disk.localBefore.slice(-3), new Map(world.disk.local)];
          world.disk.local.set(name, String(value));
        },
        removeItem: (name) => world.disk.local.delete(name),
      },
      BroadcastChannel: class {
        constructor() { tab.channels.push(this); }
        postMessage(data) {
          const copy = structuredClone(data);
          for (const other of world.tabs)
            if (other !== tab && other.alive) for (const channel of other.channels) world.step(other, 'channel', () => channel.onmessage?.({ data: copy }));
        }
      },
      Worker: class { constructor() { return new SimulatedWorker(tab, this); } },
      AbortController: class {
        constructor() { this.signal = { listeners: [] }; }
        abort() { for (const work of this.signal.listeners.splice(0)) work(); }
      },
      document: { addEventListener: listen, currentScript: null }, window: { addEventListener: listen },
      setTimeout, setInterval, clearTimeout: (id) => world.cancel(id), clearInterval: (id) => world.cancel(id),
      Date: { now: () => world.now }, Math: math, process: undefined,
      console: { warn: (...words) => tab.warnings.push(words.join(' ')), error: (...words) => tab.warnings.push(words.join(' ')), log() {} },
    };
    given.globalThis = given;
    return given;
  }

  wake() {
    if (this.waking) return;
    this.waking = true;
    this.world.step(this, 'page', () => {
      this.waking = false;
      this.module?._sim_frame();
      this.look();
    });
  }
  /// What the tab calls stored now.
  look() {
    if (!this.isOpen) return;
    const replacing = this.issued.some((number) => number < 0);  // Then there is more to it than frames.
    if (this.isSaved || !replacing) this.acked = Math.max(this.acked, this.issued.length - this.module._sim_waiting());
  }
  add(number, size = 20) {
    if (!this.module._sim_add(number, size)) return false;
    this.issued.push(number);
    this.wake();
    return true;
  }
  call(name, ...values) {
    const result = this.module[`_sim_${name}`](...values);
    this.wake();
    return result;
  }
  text(name) {
    const at = this.module[`_sim_${name}`](), heap = this.module.HEAPU8;
    return new TextDecoder().decode(heap.slice(at, heap.indexOf(0, at)));
  }
  get numbers() { return this.text('numbers').split(' ').filter(Boolean).map(Number); }
  get phase() { return ['opening', 'open', 'damaged', 'lost', 'unstored'][this.module._sim_phase()]; }
  get isOpen() { return this.phase === 'open'; }
  get isFollower() { return this.module._sim_access() === 1; }
  get isSaved() { return this.module._sim_save_state() === 0; }

  freeze() { this.frozen = true; }
  thaw() {
    this.frozen = false;
    for (const work of this.slept.splice(0)) this.world.step(this, 'page', work);
  }
  kill() {
    if (!this.alive) return;
    this.alive = false;
    for (const worker of this.workers) worker.terminate();
    for (const connection of this.connections) connection.closed = true;
    this.connections.clear();
    const { locks } = this.world;
    locks.waiting = locks.waiting.filter(({ tab }) => tab !== this);
    if (locks.holder?.tab === this) locks.holder = null;
    this.world.grant();
  }
}

/// shell/second_journal.js with files of its own.
class SimulatedWorker {
  constructor(tab) {
    const { world } = tab;
    Object.assign(this, { tab, alive: true, handles: new Set(), owner: { number: `${tab.number}w${tab.workers.length}`, get alive() { return tab.alive && worker.alive; }, get frozen() { return tab.frozen; }, slept: tab.slept } });
    const worker = this;
    tab.workers.push(this);
    this.self = {
      postMessage: (data) => world.step(this.owner, 'worker', () => this.onmessage?.({ data: structuredClone(data) })),
      close: () => this.terminate(),
    };
    const directory = (path) => ({
      getDirectoryHandle: async (name) => directory(`${path}${name}/`),
      getFileHandle: async (name) => ({ createSyncAccessHandle: async () => this.hold(path + name) }),
    });
    const storage = world.faults.noFiles ? {} : { getDirectory: async () => directory('/') };
    world.program.worker(this.self, { storage }, (work, ms) => world.after(this.owner, ms, work), { now: () => world.now });
  }
  postMessage(data) {
    const copy = structuredClone(data);
    this.tab.world.step(this.owner, 'worker', () => this.self.onmessage?.({ data: copy }));
  }
  terminate() {
    this.alive = false;
    for (const path of this.handles) this.tab.world.held.delete(path);
    this.handles.clear();
  }
  hold(path) {
    const { world } = this.tab, { disk } = world;
    if (world.held.has(path)) throw failure('NoModificationAllowedError');
    world.held.add(path);
    this.handles.add(path);
    if (!disk.files.has(path)) disk.files.set(path, { flushed: new Uint8Array(0), written: [] });
    const act = (work) => {
      world.steps++;
      world.beforeStep?.(this);
      if (!this.owner.alive) throw new Killed();
      return work();
    };
    return {
      getSize: () => disk.read(path).length,
      read: (bytes, { at }) => {
        const found = disk.read(path).subarray(at, at + bytes.length);
        bytes.set(found);
        return found.length;
      },
      write: (bytes, { at }) => act(() => {
        if (world.faults.fullFiles) return 0;
        disk.write(path, { at, bytes: bytes.slice() });
        return bytes.length;
      }),
      truncate: (size) => act(() => disk.write(path, { size })),
      flush: () => act(() => disk.flush(path)),
      close: () => {
        world.held.delete(path);
        this.handles.delete(path);
      },
    };
  }
}
