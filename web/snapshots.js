// How this page comes to show a snapshot: shell/boot.js has said so in Module.snapshot, with where its bytes are. And what is
// given away packed: the program, for a page that carries it, and a link with a snapshot inside.

addToLibrary({
    $RpSnapshots__deps: ['$RpBytes', '$RpCanvas'],
    $RpSnapshots: {
        answer: (ticket, work) => work.then((bytes) => {
            _rp_places_answered(ticket, -1, RpBytes.room(bytes), RpBytes.room(''));
        }, (error) => {
            _rp_places_answered(ticket, 5, RpBytes.room(error.message), RpBytes.room(''));
        }).finally(() => RpCanvas.wake(2)),

        // Loaded when it is wanted: shell/later-pack.js.
        packer: (use) => (window['rapportPack'] ? Promise.resolve() : new Promise((done, fail) => {
            const script = document.createElement('script');
            script.src = 'later-pack.js';
            script.onload = done;
            script.onerror = () => fail(new Error('A part of Rapport that this needs could not be loaded. Connect and try again.'));
            document.head.append(script);
        })).then(() => use(window['rapportPack'])),
    },

    // 1: one is shown; 2: from within the file that carries this program.
    rp_snapshot_shown: () => (Module['snapshot'] ? (Module['snapshot'].inFile ? 2 : 1) : 0),
    // With a passphrase: what is in the one that came locked.
    rp_snapshot_fetch__deps: ['$RpSnapshots', '$RpBytes'],
    rp_snapshot_fetch: (ticket, words, size) => { RpSnapshots.answer(ticket, Module['snapshot'].fetch(RpBytes.text(words, size))); },
    // By way of what this tab alone remembers; shell/later-snapshot.js finds it there.
    rp_snapshot_show__deps: ['$RpBytes'],
    rp_snapshot_show: (address, size) => {
        if (location.protocol === 'file:') return 0;
        try {
            sessionStorage.setItem('rapport-snapshot', RpBytes.text(address, size));
            history.pushState(location.hash, '', '#viewing');  // Where leave() goes.
        } catch {
            return 0;
        }
        location.reload();
        return 1;
    },
    rp_snapshot_leave: () => Module['snapshot'].leave(),
    rp_snapshot_pack__deps: ['$RpSnapshots'],
    rp_snapshot_pack: (ticket) => { RpSnapshots.answer(ticket, RpSnapshots.packer((it) => it['program'](Module['parts']))); },
    rp_snapshot_link__deps: ['$RpSnapshots', '$RpBytes'],
    rp_snapshot_link: (ticket, address, size) => {
        const bytes = RpBytes.copy(address, size);
        RpSnapshots.answer(ticket, RpSnapshots.packer((it) => it['link'](bytes)));
    },
});
