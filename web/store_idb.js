// The journal in IndexedDB. Stores: meta (string), log (seq), ckpt ([generation, chunk]), ckpthead (generation), blobs,
// quarantine. Only copies go in (the heap moves), only Uint8Array (blobs are files to some browsers).
//
// At every instant two checkpoints can rebuild the workspace, each with the frames behind it: the older one and what it
// covers go only after a newer one was read back and found equal. The same is kept once more, in store_second.js; who may
// write, and what other tabs hear of it, is in tabs.js.

addToLibrary({
    $RpStore__deps: ['$RpBytes', '$RpCanvas', '$RpSecond', '$RpTabs'],
    $RpStore: {
        name: '',
        database: null,
        epoch: 0,             // Ours; another one in meta means that somebody has taken over.
        fenced: false,
        generation: 0,        // The newest that was begun.
        good: 0,              // The newest that can be read.
        follower: false,
        pieces: [],           // Of the checkpoint that is to be written, until it is.
        lastSeq: 0,           // The last frame that is committed.
        found: null,          // What the second journal held when we opened: {heads, last}.
        same: false,          // And whether that is what we have read.
        presented: null,      // What was handed over last: {fromSecond, first, broken}.
        trusted: false,       // What IndexedDB holds is what we go on from, so it may be copied over the second journal.
        schema: 1,
        settings: {},         // Where localStorage is denied: for this session.
        troubles: {unavailable: 0, full: 1, closed: 2, fenced: 3, lost: 4, failed: 5, newer: 6},

        trouble(error) {
            const name = error?.name || '';
            const {unavailable, full, closed, fenced, lost, failed, newer} = RpStore.troubles;
            if (name === 'RpFenced') return fenced;
            if (name === 'RpLost') return lost;
            if (name === 'RpNewer') return newer;
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
                // A connection that never answers again is given up, and another one tried.
                const limit = setTimeout(() => reject(RpStore.error('UnknownError', 'the storage does not answer')), 30000);
                transaction.oncomplete = () => {
                    clearTimeout(limit);
                    resolve(result);
                };
                transaction.onabort = () => {
                    clearTimeout(limit);
                    reject(reason || transaction.error || RpStore.error('AbortError', 'the browser gave up'));
                };
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
                stores.meta.put(RpStore.schema, 'schema');
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
                request.onerror = () => reject(request.error?.name === 'VersionError' ?
                    RpStore.error('RpNewer', 'a newer Rapport has changed the storage') : request.error);
                request.onsuccess = () => {
                    const database = RpStore.database = request.result;
                    // Deleted, or a newer program wants to change it, which must not wait for us.
                    database.onversionchange = ({newVersion}) => RpStore.lose(database, newVersion ?
                        RpStore.error('RpNewer', 'a newer Rapport changes the storage') :
                        RpStore.error('InvalidStateError', 'another tab deletes the storage'));
                    database.onclose = () => RpStore.lose(database, RpStore.error('InvalidStateError', 'the browser closed the storage'));
                    resolve(fresh);
                };
            });
        },
        lose(database, reason) {
            if (RpStore.database !== database) return;
            database.close();
            RpStore.database = null;
            // With frames on their way their transaction tells; otherwise nobody would.
            if (!RpStore.busy || reason.name === 'RpNewer') RpStore.fail(reason, 0);
        },

        open: async function() {
            const writer = await RpTabs.start();
            RpTabs.reading = false;
            await RpTabs.read(writer);
            navigator.storage?.persisted?.().then((persisted) => _rp_store_persistence(persisted ? 1 : 0), () => {});
        },
        // Also later, when this tab comes to write, or has missed something.
        read: async function(writer) {
            RpStore.follower = !writer;
            RpStore.fenced = RpStore.trusted = false;
            try {
                const second = writer ? RpSecond.open(1000) : null;
                let broken = null;
                await RpStore.begin(writer).catch((error) => { broken = error; });
                RpStore.found = await second;
                if (writer && !RpStore.found) _rp_store_second(0);
                const held = RpStore.found?.last || 0;
                // What cannot be opened is not lost: nothing is written in its place.
                if (broken && (!held || broken.name === 'RpNewer')) throw broken;
                const first = broken ? 0 : await RpStore.reach();
                await RpStore.present(held > 0 && (first === 0 || first < RpStore.found.heads[0].seq), first, broken);
            } catch (error) {
                if (!RpStore.database && RpStore.trouble(error) !== RpStore.troubles.newer) error = RpStore.error('RpUnavailable', RpStore.detail(error));
                RpStore.fail(error, 0);
            }
        },
        begin: async function(writer) {
            await RpStore.connect();
            if (!writer) return;
            await RpStore.transact(['meta'], 'readwrite', async (stores) => {
                if (await RpStore.ask(stores.meta.get('schema')) > RpStore.schema)
                    throw RpStore.error('RpNewer', 'a newer Rapport has written here');
                // Later than any before, and nobody else's.
                RpStore.epoch = Math.floor(await RpStore.ask(stores.meta.get('epoch')) || 0) + 1 + Math.random();
                stores.meta.put(RpStore.epoch, 'epoch');
                stores.meta.put(RpStore.schema, 'schema');
            }).catch((error) => {  // A full disk can be read; the first edit says the rest.
                if (error?.name !== 'QuotaExceededError') throw error;
            });
        },
        // The last frame that IndexedDB has, in the log or in a checkpoint.
        reach() {
            return RpStore.transact(['log', 'ckpthead'], 'readonly', async (stores) => {
                const [cursor, heads] = await Promise.all([
                    RpStore.ask(stores.log.openKeyCursor(null, 'prev')), RpStore.ask(stores.ckpthead.getAll())]);
                return heads.reduce((most, {uptoSeq}) => Math.max(most, uptoSeq), cursor ? cursor.key : 0);
            });
        },
        // Hands over one journal's checkpoint with the frames behind it, of both journals where they differ.
        present: async function(fromSecond, first, broken) {
            const found = RpStore.found, writer = !RpStore.follower;
            RpStore.generation = RpStore.good = 0;
            const own = broken ? [] : await RpStore.heads();
            const checkpoint = await RpStore.newestCheckpoint(own, fromSecond ? found.heads.map(RpSecond.head) : own, writer);
            RpStore.same = !!found && found.heads[0]?.seq >= checkpoint.seq;
            const frames = broken ? new Map() : await RpStore.readTail(checkpoint.seq);
            for (const {seq, bytes} of found?.last ? await RpSecond.call('frames', {after: checkpoint.seq}) : []) {
                if (RpStore.equal(frames.get(seq), bytes)) frames.delete(seq);
                else _rp_store_frame(seq, RpBytes.room(bytes), 1);
                if (frames.has(seq)) RpStore.same = false;
            }
            if (found) for (const seq of frames.keys()) if (seq > found.heads[0]?.seq) RpStore.same = false;
            const empty = checkpoint.seq === 0 && first === 0 && !found?.last;
            RpStore.presented = {fromSecond, first, broken};
            RpStore.lastSeq = first;
            const source = !fromSecond ? 0 : broken ? 2 : 1;
            _rp_store_opened(writer ? 0 : 1, empty ? 1 : 0, checkpoint.seq, source, !broken && (fromSecond ? first > 0 : found?.last > 0) ? 1 : 0);
        },
        // What was handed over cannot be read to its end: the other journal's checkpoint, then.
        presentOther: async function() {
            const {fromSecond, first, broken} = RpStore.presented;
            try {
                // Where the other cannot be had after all, the first is shown as far as it goes.
                await RpStore.present(!fromSecond, first, broken).catch(() => RpStore.present(fromSecond, first, broken));
            } catch (error) {
                RpStore.fail(error, 0);
            }
        },
        // All up to `seq` is sound and is what we go on from.
        trust(seq) {
            RpStore.trusted = true;
            if (!RpStore.found || !RpSecond.worker) return;
            if (!RpStore.same || RpStore.found.last !== seq) return RpSecond.fill();
            RpSecond.isReady();
            const [head] = RpStore.found.heads;
            if (head) RpSecond.call('check', head).then((sound) => sound || RpSecond.fill(), () => {});
        },
        equal(one, other) {
            if (one?.length !== other.length) return false;
            for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
            return true;
        },

        heads() {
            return RpStore.transact(['ckpthead'], 'readonly', (stores) => RpStore.ask(stores.ckpthead.getAll()));
        },
        // One at a time: together they would be as large as the workspace.
        readPiece(head, number) {
            if (head.second) return RpSecond.readPiece(head, number);
            return RpStore.transact(['ckpt'], 'readonly', (stores) => RpStore.ask(stores.ckpt.get([head.gen, number])));
        },
        // Whether it is what was written.
        readCheckpoint: async function(head) {
            if (head.second && !await RpSecond.call('check', {generation: head.gen})) return false;
            let left = head.bytes;
            for (let i = 0; i < head.chunks; i++) {
                const piece = await RpStore.readPiece(head, i);
                if (!piece || (left -= piece.length) < 0 || !_rp_store_checkpoint(RpBytes.room(piece), i ? 0 : 1)) return false;
            }
            return left === 0 && _rp_store_checkpoint_ends() !== 0;
        },
        newestCheckpoint: async function(own, heads, writer) {
            heads.sort((a, b) => b.gen - a.gen);
            RpStore.generation = own.reduce((most, {gen}) => Math.max(most, gen), 0);
            for (const head of heads) {
                if (!head.bytes) return {seq: head.uptoSeq};  // From the beginning.
                if (await RpStore.readCheckpoint(head)) {
                    if (!head.second) RpStore.good = head.gen;
                    return {seq: head.uptoSeq};
                }
                if (writer && !head.second) await RpStore.setAside(head).catch(() => {});  // A full disk: it stays where it is.
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
        someFrames(after) {
            const range = IDBKeyRange.lowerBound(after, true);
            return RpStore.transact(['log'], 'readonly', async (stores) => {
                const [keys, frames] = await Promise.all([
                    RpStore.ask(stores.log.getAllKeys(range, 256)), RpStore.ask(stores.log.getAll(range, 256))]);
                return keys.map((seq, i) => ({seq, bytes: frames[i]}));
            });
        },
        readTail: async function(after) {
            const all = new Map();
            for (;;) {
                const frames = await RpStore.someFrames(after);
                for (const {seq, bytes} of frames) {
                    _rp_store_frame(seq, RpBytes.room(bytes), 0);
                    all.set(after = seq, bytes);
                }
                if (frames.length < 256) return all;
            }
        },
        // Frames that nobody can read are kept, once, out of the way of those that will be written.
        setTailAside: async function(after) {
            const second = RpSecond.worker && RpStore.found?.last ? await RpSecond.call('frames', {after}) : [];
            const range = IDBKeyRange.lowerBound(after, true);
            await RpStore.transact(['log', 'quarantine'], 'readwrite', async (stores) => {
                const [keys, first] = await Promise.all([RpStore.ask(stores.log.getAllKeys(range)), RpStore.ask(stores.log.getAll(range))]);
                stores.quarantine.put({reason: 'the frames cannot be read', after, keys, first, second, time: Date.now()}, `tail-${after}`);
            });
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
            const epoch = await RpStore.ask(stores.meta.get('epoch')) || 0;
            if (epoch < RpStore.epoch) stores.meta.put(RpStore.epoch, 'epoch');
            if (epoch <= RpStore.epoch) return;
            RpTabs.wasTaken();
            throw RpStore.error('RpFenced', 'another tab has taken over');
        },
        append: async function(frames) {
            RpStore.busy = true;
            try {
                const last = frames[frames.length - 1].seq;
                const second = RpSecond.append(frames);
                await RpStore.attempt(() => RpStore.transact(['meta', 'log'], 'readwrite', async (stores) => {
                    await RpStore.checkEpoch(stores);
                    for (const {seq, bytes} of frames) stores.log.put(bytes, seq);
                    stores.meta.put(last, 'lastSeq');
                }));
                RpStore.lastSeq = Math.max(RpStore.lastSeq, last);
                await second;
                _rp_store_committed(last);
                RpTabs.tellFrames(frames);
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
                for (let i = 0; i < pieces.length; i++)
                    if (!RpStore.equal(await RpStore.readPiece(head, i), pieces[i]))
                        throw RpStore.error('DataError', 'what was read back is not what was written');
                await RpStore.transact(['meta', 'ckpthead'], 'readwrite', async (stores) => {
                    await RpStore.checkEpoch(stores);
                    stores.ckpthead.put(head, generation);
                    stores.meta.put(generation, 'activeGen');
                });
                const older = RpStore.good;
                RpStore.generation = RpStore.good = generation;
                if (RpStore.pieces === pieces) RpStore.pieces = [];
                RpStore.lastSeq = Math.max(RpStore.lastSeq, seq);
                RpStore.trusted = true;
                await RpSecond.fill();
                await RpStore.forget(older).catch(() => {});  // Room is lost, nothing else; the next one tries again.
                _rp_store_checkpointed(seq);
                RpTabs.tell({checkpoint: seq});
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
    rp_store_present_other__deps: ['$RpStore'],
    rp_store_present_other: () => { RpStore.presentOther(); },
    rp_store_trust__deps: ['$RpStore'],
    rp_store_trust: (seq) => { RpStore.trust(seq); },
    rp_store_set_aside__deps: ['$RpStore'],
    rp_store_set_aside: (after) => { RpStore.setTailAside(after).catch(() => {}); },
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
