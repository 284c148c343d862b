// The journal in IndexedDB. Stores: meta (string), log (seq), ckpt ([generation, chunk]), ckpthead (generation), blobs,
// quarantine. Only copies go in (the heap moves), only Uint8Array (blobs are files to some browsers).
//
// At every instant two checkpoints can rebuild the workspace, each with the frames behind it: the older one and what it
// covers go only after a newer one was read back and found equal.

addToLibrary({
    $RpStore__deps: ['$RpBytes', '$RpCanvas'],
    $RpStore: {
        name: '',
        database: null,
        epoch: 0,             // Ours; another one in meta means that somebody has taken over.
        fenced: false,
        generation: 0,        // The newest that was begun.
        good: 0,              // The newest that can be read.
        follower: false,
        pieces: [],           // Of the checkpoint that is to be written, until it is.
        settings: {},         // Where localStorage is denied: for this session.
        troubles: {unavailable: 0, full: 1, closed: 2, fenced: 3, lost: 4, failed: 5},

        trouble(error) {
            const name = error?.name || '';
            const {unavailable, full, closed, fenced, lost, failed} = RpStore.troubles;
            if (name === 'RpFenced') return fenced;
            if (name === 'RpLost') return lost;
            if (name === 'QuotaExceededError') return full;
            if (name === 'InvalidStateError') return closed;
            if (name === 'SecurityError' || name === 'RpUnavailable') return unavailable;
            return failed;
        },
        detail: (error) => (error ? `${error.name || 'Error'}: ${error.message || ''}` : 'no reason given'),
        error(name, message) {
            const error = new Error(message);
            error.name = name;
            return error;
        },
        // What failed: 1 an append, 2 a checkpoint, 0 something else.
        fail(error, what) {
            _rp_store_failed(RpStore.trouble(error), RpBytes.room(RpStore.detail(error)), what);
        },

        // One transaction. `work(stores)` asks; the answer is what it returns, once everything is on the disk.
        transact(names, mode, work) {
            return new Promise((resolve, reject) => {
                const database = RpStore.database;
                if (!database) return reject(RpStore.error('InvalidStateError', 'the connection is closed'));
                let reason = null, result;
                const transaction = database.transaction(names, mode, {durability: 'strict'});
                transaction.oncomplete = () => resolve(result);
                transaction.onabort = () => reject(reason || transaction.error || RpStore.error('AbortError', 'the browser gave up'));
                const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
                // A request that failed has ended the transaction already; anything else must not leave half of the work.
                Promise.resolve(work(stores)).then((value) => { result = value; }, (error) => {
                    if (error?.name !== 'AbortError') reason ||= error;
                    try {
                        transaction.abort();
                    } catch {}
                });
            });
        },
        ask: (request) => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        }),
        // Once more on a new connection, where the old one broke.
        attempt(work) {
            return work().catch((error) => {
                const broken = !RpStore.database || error?.name === 'InvalidStateError' || error?.name === 'UnknownError';
                if (!broken || RpStore.fenced) throw error;
                return RpStore.connect().then((fresh) => (fresh ? RpStore.beginAgain() : work()));
            });
        },
        // Somebody has deleted the database under us. We hold the lock, so the new one is ours.
        beginAgain: async function() {
            await RpStore.transact(['meta'], 'readwrite', (stores) => {
                stores.meta.put(RpStore.epoch, 'epoch');
                stores.meta.put(1, 'schema');
            });
            RpStore.generation = RpStore.good = 0;
            throw RpStore.error('RpLost', 'the database was deleted');
        },

        connect() {
            return new Promise((resolve, reject) => {
                if (!globalThis.indexedDB) return reject(RpStore.error('RpUnavailable', 'this browser has no IndexedDB here'));
                RpStore.database?.close();
                RpStore.database = null;
                const request = indexedDB.open(RpStore.name, 1);
                let fresh = false;
                request.onupgradeneeded = (event) => {
                    fresh = event.oldVersion === 0;
                    const database = request.result;
                    for (const name of ['meta', 'log', 'ckpt', 'ckpthead', 'blobs']) database.createObjectStore(name);
                    database.createObjectStore('quarantine', {autoIncrement: true});
                };
                request.onblocked = () => reject(RpStore.error('RpUnavailable', 'another tab holds an older version of the storage'));
                request.onerror = () => reject(request.error);
                request.onsuccess = () => {
                    const database = RpStore.database = request.result;
                    database.onversionchange = () => RpStore.lose(database, 'another tab changes the storage');
                    database.onclose = () => RpStore.lose(database, 'the browser closed the storage');
                    resolve(fresh);
                };
            });
        },
        lose(database, reason) {
            if (RpStore.database !== database) return;
            database.close();
            RpStore.database = null;
            // With frames on their way their transaction tells; otherwise nobody would.
            if (!RpStore.busy) RpStore.fail(RpStore.error('InvalidStateError', reason), 0);
        },

        // Who writes is decided before anything is read. The lock is held until the tab is gone. A tab that is just being
        // reloaded holds it for a moment more, hence the second and third look.
        lock: async function() {
            if (!navigator.locks) return true;
            for (const pause of [0, 100, 200]) {
                await new Promise((resolve) => setTimeout(resolve, pause));
                if (await RpStore.tryLock()) return true;
            }
            return false;
        },
        tryLock() {
            return new Promise((resolve) => {
                let held = false;
                navigator.locks.request(`rapport:${RpStore.name}:writer`, {ifAvailable: true}, (lock) => {
                    held = lock !== null;
                    resolve(held);
                    return held ? new Promise(() => {}) : null;
                }).catch((error) => {
                    resolve(true);  // Denied (a page from a file): the epoch alone keeps tabs apart.
                    if (!held) return;
                    RpStore.fenced = true;
                    RpStore.fail(RpStore.error('RpFenced', 'another tab has taken over'), 0);
                });
            });
        },
        open: async function() {
            try {
                const writer = await RpStore.lock();
                RpStore.follower = !writer;
                const fresh = await RpStore.connect();
                if (writer) {
                    RpStore.epoch = await RpStore.transact(['meta'], 'readwrite', async (stores) => {
                        const epoch = (await RpStore.ask(stores.meta.get('epoch')) || 0) + 1;
                        stores.meta.put(epoch, 'epoch');
                        stores.meta.put(1, 'schema');
                        return epoch;
                    });
                }
                const checkpoint = await RpStore.newestCheckpoint(writer);
                const frames = await RpStore.readTail(checkpoint.seq);
                const empty = (fresh || !frames) && checkpoint.seq === 0;
                _rp_store_opened(writer ? 0 : 1, empty ? 1 : 0, checkpoint.seq);
                navigator.storage?.persisted?.().then((persisted) => _rp_store_persistence(persisted ? 1 : 0), () => {});
            } catch (error) {
                if (error?.name !== 'RpUnavailable' && !RpStore.database) error = RpStore.error('RpUnavailable', RpStore.detail(error));
                RpStore.fail(error, 0);
            }
        },

        heads() {
            return RpStore.transact(['ckpthead'], 'readonly', (stores) => RpStore.ask(stores.ckpthead.getAll()));
        },
        // One at a time: together they would be as large as the workspace.
        readPiece(head, number) {
            return RpStore.transact(['ckpt'], 'readonly', (stores) => RpStore.ask(stores.ckpt.get([head.gen, number])));
        },
        // Whether it is what was written.
        readCheckpoint: async function(head) {
            let left = head.bytes;
            for (let i = 0; i < head.chunks; i++) {
                const piece = await RpStore.readPiece(head, i);
                if (!piece || (left -= piece.length) < 0 || !_rp_store_checkpoint(RpBytes.room(piece), i ? 0 : 1)) return false;
            }
            return left === 0 && _rp_store_checkpoint_ends() !== 0;
        },
        newestCheckpoint: async function(writer) {
            const heads = (await RpStore.heads()).sort((a, b) => b.gen - a.gen);
            RpStore.generation = heads[0]?.gen || 0;
            for (const head of heads) {
                if (await RpStore.readCheckpoint(head)) {
                    RpStore.good = head.gen;
                    return {seq: head.uptoSeq};
                }
                if (writer) await RpStore.setAside(head);
            }
            return {seq: heads[0]?.uptoSeq || 0};
        },
        // What is not what was written is kept, out of the way.
        setAside(head) {
            return RpStore.transact(['ckpt', 'ckpthead', 'quarantine'], 'readwrite', async (stores) => {
                const range = IDBKeyRange.bound([head.gen], [head.gen + 1], false, true);
                const bytes = RpStore.joined(await RpStore.ask(stores.ckpt.getAll(range)));
                stores.quarantine.add({reason: 'the checkpoint is not what was written', head, bytes, time: Date.now()});
                stores.ckpthead.delete(head.gen);
                stores.ckpt.delete(range);
            });
        },
        readTail: async function(seq) {
            let count = 0;
            for (;;) {
                const range = IDBKeyRange.lowerBound(seq, true);
                const [keys, frames] = await RpStore.transact(['log'], 'readonly', (stores) => Promise.all([
                    RpStore.ask(stores.log.getAllKeys(range, 256)), RpStore.ask(stores.log.getAll(range, 256))]));
                keys.forEach((key, i) => _rp_store_frame(key, RpBytes.room(frames[i])));
                count += keys.length;
                if (keys.length < 256) return count;
                seq = keys[keys.length - 1];
            }
        },
        joined(chunks) {
            const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
            let at = 0;
            for (const chunk of chunks) {
                bytes.set(chunk, at);
                at += chunk.length;
            }
            return bytes;
        },
        // In each writing transaction, first: are we still the one who writes?
        checkEpoch: async function(stores) {
            if (RpStore.follower || RpStore.fenced) throw RpStore.error('RpFenced', 'another tab writes');
            if (await RpStore.ask(stores.meta.get('epoch')) === RpStore.epoch) return;
            RpStore.fenced = true;
            throw RpStore.error('RpFenced', 'another tab has taken over');
        },
        append: async function(frames) {
            RpStore.busy = true;
            try {
                const last = frames[frames.length - 1].seq;
                await RpStore.attempt(() => RpStore.transact(['meta', 'log'], 'readwrite', async (stores) => {
                    await RpStore.checkEpoch(stores);
                    for (const {seq, bytes} of frames) stores.log.put(bytes, seq);
                    stores.meta.put(last, 'lastSeq');
                }));
                _rp_store_committed(last);
            } catch (error) {
                RpStore.fail(error, 1);
            }
            RpStore.busy = false;
        },

        checkpoint: async function(seq) {
            const pieces = RpStore.pieces;
            const generation = RpStore.generation + 1;
            const head = {gen: generation, uptoSeq: seq, chunks: pieces.length, time: Date.now(),
                          bytes: pieces.reduce((size, piece) => size + piece.length, 0)};
            try {
                await RpStore.attempt(() => RpStore.transact(['meta', 'ckpt'], 'readwrite', async (stores) => {
                    await RpStore.checkEpoch(stores);
                    stores.ckpt.delete(IDBKeyRange.lowerBound([generation]));  // What a checkpoint that never was left behind.
                    pieces.forEach((piece, i) => stores.ckpt.put(piece, [generation, i]));
                }));
                for (let i = 0; i < pieces.length; i++) {
                    const read = await RpStore.readPiece(head, i);
                    if (read?.length !== pieces[i].length || read.some((byte, j) => byte !== pieces[i][j]))
                        throw RpStore.error('DataError', 'what was read back is not what was written');
                }
                await RpStore.transact(['meta', 'ckpthead'], 'readwrite', async (stores) => {
                    await RpStore.checkEpoch(stores);
                    stores.ckpthead.put(head, generation);
                    stores.meta.put(generation, 'activeGen');
                });
                const older = RpStore.good;
                RpStore.generation = RpStore.good = generation;
                if (RpStore.pieces === pieces) RpStore.pieces = [];
                await RpStore.forget(older).catch(() => {});  // Room is lost, nothing else; the next one tries again.
                _rp_store_checkpointed(seq);
            } catch (error) {
                RpStore.fail(RpStore.error(error?.name || 'Error', `the checkpoint was not written (${error?.message || ''})`), 2);
            }
        },
        // Two generations are kept, and the frames behind the older.
        forget: async function(older) {
            const head = await RpStore.transact(['ckpthead'], 'readonly', (stores) => RpStore.ask(stores.ckpthead.get(older)));
            await RpStore.transact(['meta', 'log', 'ckpt', 'ckpthead'], 'readwrite', async (stores) => {
                await RpStore.checkEpoch(stores);
                stores.ckpt.delete(IDBKeyRange.upperBound([older], true));
                stores.ckpthead.delete(IDBKeyRange.upperBound(older, true));
                if (head) stores.log.delete(IDBKeyRange.upperBound(head.uptoSeq));
            });
        },

        setting(name) {
            try {
                return localStorage.getItem(name);
            } catch {
                return RpStore.settings[name] ?? null;
            }
        },
        setSetting(name, value) {
            RpStore.settings[name] = value;
            try {
                localStorage.setItem(name, value);
            } catch {}  // Denied or full: kept for this session.
        },
    },

    rp_store_open__deps: ['$RpStore', '$RpBytes'],
    rp_store_open: (address, size) => {
        RpStore.name = RpBytes.text(address, size);
        RpStore.open();
    },
    rp_store_append__deps: ['$RpStore', '$RpBytes'],
    rp_store_append: (address, size) => {
        const parcel = RpBytes.reader(address, size);
        const frames = [];
        while (parcel.more()) frames.push({seq: parcel.real64(), bytes: parcel.bytes()});
        RpStore.append(frames);
    },
    rp_store_checkpoint_piece__deps: ['$RpStore', '$RpBytes'],
    rp_store_checkpoint_piece: (address, size, first) => {
        if (first) RpStore.pieces = [];
        RpStore.pieces.push(RpBytes.copy(address, size));
    },
    rp_store_write_checkpoint__deps: ['$RpStore'],
    rp_store_write_checkpoint: (seq) => { RpStore.checkpoint(seq); },
    rp_store_persist: () => {
        const asked = navigator.storage?.persist?.() ?? Promise.resolve(false);
        asked.then((persisted) => _rp_store_persistence(persisted ? 1 : 0), () => _rp_store_persistence(0));
    },
    rp_store_estimate: () => {
        navigator.storage?.estimate?.().then(({usage, quota}) => _rp_store_estimated(usage || 0, quota || 0), () => {});
    },
    rp_setting__deps: ['$RpStore', '$RpBytes'],
    rp_setting: (address, size) => {
        const value = RpStore.setting(`rapport.setting.${RpBytes.text(address, size)}`);
        return value === null ? 0 : RpBytes.room(value);
    },
    rp_set_setting__deps: ['$RpStore', '$RpBytes'],
    rp_set_setting: (name, nameSize, value, valueSize) =>
        RpStore.setSetting(`rapport.setting.${RpBytes.text(name, nameSize)}`, RpBytes.text(value, valueSize)),
});
