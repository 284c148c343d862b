// The second journal: two files of the origin-private file system, written by turns. A worker of its own, because only there a
// file can be written and flushed at once. What it keeps is opaque to it; the page is in web/store_second.js.
//
//     at  bytes   numbers with their lowest byte first
//      0      4  "RPJ1"
//      4      4  sum of the 24 bytes that follow
//      8      8  generation (a double, as all of 8 bytes)
//     16      8  seq of the last frame that the checkpoint contains
//     24      4  length of the checkpoint
//     28      4  sum of the checkpoint
//     32      n  the checkpoint; then, for each frame: length (4), sum of the 8 bytes of its seq and its own (4), seq (8), frame
//
// The head is written when everything behind it was flushed and read back, so a file is whole or does not count; the other one
// still holds the checkpoint before, and the frames up to this one.
'use strict';

(() => {
    const magic = 0x314A5052, headSize = 32, recordHead = 16;
    let files = [];      // {handle, generation, seq, length, frames: [{seq, at, size}], end, last}
    let current = null;  // The file that is appended to.
    let coming = null;   // The one a checkpoint is being written to: {file, at, sum}

    function sum(bytes, from = 0x811c9dc5) {
        for (let i = 0; i < bytes.length; i++) from = Math.imul(from ^ bytes[i], 0x01000193);
        return from >>> 0;
    }
    function read(handle, at, size) {
        const bytes = new Uint8Array(size);
        return handle.read(bytes, {at}) === size ? bytes : null;
    }
    function write(handle, bytes, at) {
        if (handle.write(bytes, {at}) === bytes.length) return;
        throw new DOMException('the file took less than it was given', 'QuotaExceededError');
    }
    const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

    // A frame whose sum differs is left out, with whatever follows it for as long as lengths lead from one to the next.
    function look(handle) {
        const file = {handle, generation: 0, seq: 0, length: 0, frames: [], end: headSize, last: 0};
        const size = handle.getSize(), head = size >= headSize && read(handle, 0, headSize), view = head && viewOf(head);
        if (!head || view.getUint32(0, true) !== magic || view.getUint32(4, true) !== sum(head.subarray(8))) return file;
        file.length = view.getUint32(24, true);
        if (headSize + file.length > size) return {...file, length: 0};
        file.generation = view.getFloat64(8, true);
        file.seq = file.last = view.getFloat64(16, true);
        file.sum = view.getUint32(28, true);
        const from = file.end = headSize + file.length, log = read(handle, from, size - from), logView = viewOf(log);
        for (let at = 0; at + recordHead <= log.length;) {
            const length = logView.getUint32(at, true), next = at + recordHead + length;
            if (next > log.length) break;
            const seq = logView.getFloat64(at + 8, true);
            if (logView.getUint32(at + 4, true) === sum(log.subarray(at + 8, next))) {
                file.frames.push({seq, at: from + at + recordHead, size: length});
                file.end = from + next;
                file.last = seq;
            }
            at = next;
        }
        return file;
    }
    function isSound(file) {
        let at = headSize, left = file.length, found = 0x811c9dc5;
        for (; left > 0; at += 1 << 20, left -= 1 << 20) {
            const bytes = read(file.handle, at, Math.min(left, 1 << 20));
            if (!bytes) return false;
            found = sum(bytes, found);
        }
        return found === file.sum;
    }
    async function hold(file, patience) {
        for (const end = Date.now() + patience;; await new Promise((done) => setTimeout(done, 50))) {
            try {
                return await file.createSyncAccessHandle();
            } catch (error) {  // A tab that is just going away holds it a moment more.
                if (error.name !== 'NoModificationAllowedError' || Date.now() > end) throw error;
            }
        }
    }

    const jobs = {
        async open({name, patience}) {
            const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, {create: true});
            for (const letter of ['a', 'b']) {
                const handle = await hold(await folder.getFileHandle(letter, {create: true}), patience);
                files.push(look(handle));
            }
            files.sort((a, b) => b.generation - a.generation);
            current = files[0].generation ? files[0] : null;
            return {heads: files.filter((file) => file.generation).map(({generation, seq, length}) => ({generation, seq, length})),
                    last: current ? current.last : 0};
        },
        // Whether the checkpoint of that generation is what was written.
        check({generation}) { return isSound(files.find((file) => file.generation === generation)); },
        chunk({generation, at, size}) {
            return read(files.find((file) => file.generation === generation).handle, headSize + at, size);
        },
        // All frames behind that one, once each.
        frames({after}) {
            const found = new Map();
            for (const {handle, frames} of files.toReversed?.() ?? [...files].reverse())
                for (const {seq, at, size} of frames) if (seq > after) found.set(seq, {seq, bytes: read(handle, at, size)});
            return [...found.values()].sort((a, b) => a.seq - b.seq);
        },
        append({frames}) {
            const fresh = frames.filter(({seq}) => seq > current.last);
            if (!fresh.length) return current.last;
            if (fresh[0].seq !== current.last + 1) throw new Error(`frame ${fresh[0].seq} behind ${current.last}`);
            const all = new Uint8Array(fresh.reduce((size, {bytes}) => size + recordHead + bytes.length, 0)), view = viewOf(all);
            const places = [];
            let at = 0;
            for (const {seq, bytes} of fresh) {
                const next = at + recordHead + bytes.length;
                view.setUint32(at, bytes.length, true);
                view.setFloat64(at + 8, seq, true);
                all.set(bytes, at + recordHead);
                view.setUint32(at + 4, sum(all.subarray(at + 8, next)), true);
                places.push({seq, at: current.end + at + recordHead, size: bytes.length});
                at = next;
            }
            if (current.handle.getSize() > current.end) current.handle.truncate(current.end);  // What a kill tore.
            write(current.handle, all, current.end);
            current.handle.flush();
            current.frames.push(...places);
            current.end += all.length;
            return current.last = fresh[fresh.length - 1].seq;
        },

        // ---- A checkpoint: begin, its pieces in order, end

        begin() {
            const file = files.find((one) => one !== current);
            file.generation = file.length = 0;
            file.frames = [];
            file.handle.truncate(0);
            file.handle.flush();
            coming = {file, at: headSize, sum: 0x811c9dc5};
        },
        piece({bytes}) {
            write(coming.file.handle, bytes, coming.at);
            coming.sum = sum(bytes, coming.sum);
            coming.at += bytes.length;
        },
        end({seq}) {
            const {file, at} = coming;
            const written = {handle: file.handle, generation: (current?.generation || 0) + 1, seq, length: at - headSize, sum: coming.sum,
                             frames: [], end: at, last: seq};
            file.handle.flush();
            if (!isSound(written)) throw new DOMException('what was read back is not what was written', 'DataError');
            const head = new Uint8Array(headSize), view = viewOf(head);
            view.setUint32(0, magic, true);
            view.setFloat64(8, written.generation, true);
            view.setFloat64(16, seq, true);
            view.setUint32(24, written.length, true);
            view.setUint32(28, written.sum, true);
            view.setUint32(4, sum(head.subarray(8)), true);
            write(file.handle, head, 0);
            file.handle.flush();
            files = [written, ...files.filter((one) => one !== file)];
            current = written;
            coming = null;
        },
        close() {
            for (const {handle} of files) handle.close();
            files = [];
            self.close();
        },
    };

    self.onmessage = async ({data: {id, job, given}}) => {
        try {
            self.postMessage({id, answer: await jobs[job](given)});
        } catch (error) {
            self.postMessage({id, error: {name: error.name, message: error.message}});
        }
    };
})();
