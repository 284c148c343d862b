// The second journal, as the page sees it: the worker in shell/second_journal.js, which keeps the same frames and checkpoints in
// the origin-private file system. A browser can lose a whole database at once; this one it loses, if ever, at another time.
//
// It is never waited for without end: where it fails, is held by a tab that froze, or was never there, IndexedDB goes on alone,
// and it is tried again later and filled from there.

addToLibrary({
    $RpSecond__deps: ['$RpStore'],
    $RpSecond: {
        worker: null,
        waiting: null,   // Calls without an answer, by number.
        calls: 0,
        ready: false,    // It holds all that is committed, so each frame goes there too.
        line: null,      // Whoever copies a checkpoint waits for the one before.
        pause: 5000,     // Until the next attempt.
        timer: 0,

        call(job, given, transfer, limit) {
            const worker = RpSecond.worker;
            if (!worker) return Promise.reject(RpStore.error('RpUnavailable', 'there is no second journal'));
            return new Promise((resolve, reject) => {
                const id = ++RpSecond.calls;
                const timer = setTimeout(() => RpSecond.drop(`${job}: no answer`), limit || 20000);
                RpSecond.waiting.set(id, {resolve, reject, timer});
                worker.postMessage({id, job, given}, transfer || []);
            });
        },
        heard({data: {id, answer, error}}) {
            const call = RpSecond.waiting.get(id);
            if (!call) return;
            RpSecond.waiting.delete(id);
            clearTimeout(call.timer);
            if (error) call.reject(RpStore.error(error.name, error.message));
            else call.resolve(answer);
        },
        // What it holds: {heads, last}, newest first; null where it cannot be had.
        open: async function(patience) {
            if (!globalThis.Worker || !navigator.storage?.getDirectory) return null;
            RpSecond.close();
            RpSecond.waiting = new Map();
            try {
                const worker = RpSecond.worker = new Worker('second_journal.js');
                worker.onmessage = RpSecond.heard;
                worker.onerror = (event) => RpSecond.drop(event.message || 'the worker did not start');
                return await RpSecond.call('open', {name: RpStore.name, patience}, [], patience + 3000);
            } catch (error) {
                RpSecond.drop(RpStore.detail(error));
                return null;
            }
        },
        close() {
            clearTimeout(RpSecond.timer);
            RpSecond.ready = false;
            if (!RpSecond.worker) return;
            RpSecond.worker.postMessage({job: 'close'});  // Lets go of the files before the thread is gone.
            RpSecond.worker = null;
            for (const {reject, timer} of RpSecond.waiting.values()) {
                clearTimeout(timer);
                reject(RpStore.error('RpUnavailable', 'the second journal was closed'));
            }
        },
        // Without it, until it can be had again.
        drop(why) {
            console.warn(`The second journal: ${why}`);
            RpSecond.worker?.terminate();
            RpSecond.close();
            _rp_store_second(0);
            RpSecond.timer = setTimeout(RpSecond.again, RpSecond.pause);
            RpSecond.pause = Math.min(RpSecond.pause * 2, 300000);
        },
        again: async function() {
            if (RpStore.follower || RpStore.fenced || RpSecond.worker) return;
            const found = await RpSecond.open(0);
            if (!found) return;
            if (RpStore.trusted || !found.heads.length) return RpSecond.fill();
            // It holds work, and nobody knows yet whether IndexedDB does: the next opening looks at both.
            console.warn('The second journal can be read now. Reload this page.');
            RpSecond.close();
        },

        // Never fails: what could not be written there is written when it is filled again.
        append: async function(frames) {
            if (!RpSecond.ready) return;
            try {
                await RpSecond.call('append', {frames}, [], 3000);
            } catch (error) {
                RpSecond.drop(RpStore.detail(error));
            }
        },
        // Copies the newest checkpoint of IndexedDB and the frames behind it.
        fill() {
            return RpSecond.line = Promise.resolve(RpSecond.line).then(RpSecond.copy).catch((error) => {
                if (RpSecond.worker) RpSecond.drop(RpStore.detail(error));
            });
        },
        copy: async function() {
            if (!RpSecond.worker || RpStore.follower || RpStore.fenced) return;
            RpSecond.ready = false;
            const head = (await RpStore.heads()).find(({gen}) => gen === RpStore.good) || {gen: 0, uptoSeq: 0, chunks: 0};
            await RpSecond.call('begin');
            for (let i = 0; i < head.chunks; i++) {
                const bytes = await RpStore.readPiece(head, i);
                await RpSecond.call('piece', {bytes}, [bytes.buffer]);
            }
            await RpSecond.call('end', {seq: head.uptoSeq});
            for (let seq = head.uptoSeq;;) {
                const frames = await RpStore.someFrames(seq);
                if (frames.length) {
                    await RpSecond.call('append', {frames});
                    seq = frames[frames.length - 1].seq;
                } else if (RpStore.busy) await new Promise((resolve) => setTimeout(resolve, 20));
                else if (seq >= RpStore.lastSeq) break;
            }
            RpSecond.isReady();
        },
        isReady() {
            RpSecond.ready = true;
            RpSecond.pause = 5000;
            _rp_store_second(1);
        },

        // ---- Opening from it: as IndexedDB's heads and pieces

        piece: 1 << 20,
        head: ({generation, seq, length}) =>
            ({gen: generation, uptoSeq: seq, chunks: Math.ceil(length / RpSecond.piece), bytes: length, second: true}),
        readPiece(head, number) {
            const at = number * RpSecond.piece;
            return RpSecond.call('chunk', {generation: head.gen, at, size: Math.min(RpSecond.piece, head.bytes - at)});
        },
    },
});
