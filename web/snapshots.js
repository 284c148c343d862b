// How this page comes to show a snapshot: shell/boot.js has said so in Module.snapshot, with where its bytes are. And the program,
// packed for a page that carries it, from the files that this device has kept; assets/snapshot/full.js unpacks it.

addToLibrary({
    $RpSnapshots__deps: ['$RpBytes', '$RpCanvas'],
    $RpSnapshots: {
        answer: (ticket, work) => work.then((bytes) => {
            _rp_places_answered(ticket, -1, RpBytes.room(bytes), RpBytes.room(''));
        }, (error) => {
            _rp_places_answered(ticket, 5, RpBytes.room(error.message), RpBytes.room(''));
        }).finally(() => RpCanvas.wake(2)),

        // What a parser of HTML would change, what could end the element it stands in, and "=" stand as "=" and their byte + 64.
        inPage(bytes) {
            const out = new Uint8Array(2 * bytes.length);
            let size = 0;
            for (const byte of bytes) {
                const plain = byte !== 0 && byte !== 0x0d && byte !== 0x3c && byte !== 0x3d;
                if (!plain) out[size++] = 0x3d;
                out[size++] = plain ? byte : byte + 64;
            }
            return out.subarray(0, size);
        },
        read: async function(name) {
            const response = await fetch(name, {credentials: 'same-origin'});
            if (!response.ok) throw new Error(`${name}: ${response.status}`);
            return new Uint8Array(await response.arrayBuffer());
        },
        // The length of the script, a new line, the script; then the lengths of all parts, a new line, and all of them deflated.
        packParts: async function(names) {
            let stream;
            try {
                stream = new CompressionStream('deflate-raw');
            } catch {
                throw new Error('This browser is too old for that. Update it, or send the page without the interactive view.');
            }
            try {
                const parts = await Promise.all(names.map(RpSnapshots.read));
                const packed = await new Response(new Blob(parts).stream().pipeThrough(stream)).arrayBuffer();
                const sizes = parts.map((part) => part.length).join(' ');
                const all = new Blob([`${parts[0].length}\n`, parts[0], `${sizes}\n`, RpSnapshots.inPage(new Uint8Array(packed))]);
                return new Uint8Array(await all.arrayBuffer());
            } catch (error) {
                console.warn(error);
                throw new Error('The program could not be packed. Connect and try again, or send the page without the interactive view.');
            }
        },
        packed: null,  // Made once.
        pack() {
            RpSnapshots.packed ||= RpSnapshots.packParts(Module['parts']).catch((error) => {
                RpSnapshots.packed = null;
                throw error;
            });
            return RpSnapshots.packed;
        },
    },

    // 1: one is shown; 2: from within the file that carries this program.
    rp_snapshot_shown: () => (Module['snapshot'] ? (Module['snapshot'].inFile ? 2 : 1) : 0),
    rp_snapshot_fetch__deps: ['$RpSnapshots'],
    rp_snapshot_fetch: (ticket) => { RpSnapshots.answer(ticket, Module['snapshot'].fetch()); },
    // By way of what this tab alone remembers; shell/later-snapshot.js finds it there.
    rp_snapshot_show__deps: ['$RpBytes'],
    rp_snapshot_show: (address, size) => {
        if (location.protocol === 'file:') return 0;
        try {
            sessionStorage.setItem('rapport-snapshot', RpBytes.text(address, size));
            history.pushState(null, '', '#viewing');
        } catch {
            return 0;
        }
        location.reload();
        return 1;
    },
    rp_snapshot_leave: () => Module['snapshot'].leave(),
    rp_snapshot_pack__deps: ['$RpSnapshots'],
    rp_snapshot_pack: (ticket) => { RpSnapshots.answer(ticket, RpSnapshots.pack()); },
});
