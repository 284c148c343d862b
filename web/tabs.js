// Which tab writes, and what the others hear of it. One holds a lock for as long as it lives; the others wait for it, read, and
// follow the frames that it sends around. The epoch in the database (store_idb.js) is what makes it safe to take the lock away
// from a tab that does not answer; where there are no locks, a sign of life every second takes their place.

addToLibrary({
    $RpTabs__deps: ['$RpStore', '$RpBytes', '$RpCanvas'],
    $RpTabs: {
        channel: null,
        letGo: null,      // Ends our hold of the lock.
        queue: null,      // AbortController of the request that waits its turn.
        reading: true,    // Frames that come meanwhile are heard afterwards.
        line: null,
        early: [],
        stale: false,     // To be read again.
        asked: 0,         // Timer: the writer has been asked to make way.
        leaving: false,   // We make way: nothing is edited here meanwhile.
        me: 0,            // A random number. Chosen when it starts: what stands here is chosen when Rapport is built.
        beat: 0,

        start: async function() {
            RpTabs.me = Math.random();
            if (globalThis.BroadcastChannel) {
                RpTabs.channel = new BroadcastChannel(`rapport:${RpStore.name}`);
                RpTabs.channel.onmessage = ({data}) => { if (!RpCanvas.dead) RpTabs.heard(data); };
            }
            document.addEventListener('freeze', () => RpTabs.makeWay());
            window.addEventListener('pagehide', ({persisted}) => { if (persisted) RpTabs.makeWay(); });
            // A tab that is just being reloaded holds the lock for a moment more, hence the second and third look.
            for (const pause of [0, 100, 200]) {
                await new Promise((resolve) => setTimeout(resolve, pause));
                if (await RpTabs.request({ifAvailable: true})) return true;
            }
            RpTabs.wait();
            return false;
        },
        tell(message) { RpTabs.channel?.postMessage(message); },
        // A large import is read from the storage rather than sent around.
        tellFrames(frames) {
            const large = frames.reduce((size, {bytes}) => size + bytes.length, 0) > 1 << 20;
            RpTabs.tell(large ? {checkpoint: frames[frames.length - 1].seq} : {frames});
        },

        // ---- The lock

        request(options) {
            if (!navigator.locks) return Promise.resolve(RpTabs.requestBeat(options.steal));
            return new Promise((resolve) => {
                let held = false;
                navigator.locks.request(`rapport:${RpStore.name}:writer`, options, (lock) => {
                    held = lock !== null;
                    resolve(held);
                    return held ? new Promise((done) => { RpTabs.letGo = done; }) : null;
                }).catch((error) => {
                    if (held) RpTabs.wasTaken();  // Stolen.
                    else if (error?.name === 'AbortError') resolve(false);
                    else resolve(RpTabs.requestBeat(false));  // Denied (a page from a file).
                });
            });
        },
        wait() {
            if (!navigator.locks) {
                clearInterval(RpTabs.beat);
                RpTabs.beat = setInterval(() => { if (RpTabs.requestBeat(false)) RpTabs.writeAsAnother(); }, 1000);
                return;
            }
            RpTabs.queue = new AbortController();
            RpTabs.request({signal: RpTabs.queue.signal}).then((held) => { if (held) RpTabs.write(); });
        },
        write() {
            clearTimeout(RpTabs.asked);
            RpTabs.asked = 0;
            RpTabs.read(true);
        },
        // One after another: what is handed over must not mix.
        read(writer) {
            if (RpTabs.reading && !writer) {
                RpTabs.stale = true;
                return RpTabs.line;
            }
            RpTabs.reading = true;
            return RpTabs.line = Promise.resolve(RpTabs.line).then(() => RpStore.read(writer)).then(RpTabs.haveRead);
        },
        haveRead() {
            RpTabs.reading = false;
            for (const message of RpTabs.early.splice(0)) RpTabs.heard(message);
            if (RpTabs.stale && RpStore.follower) RpTabs.read(false);
            RpTabs.stale = false;
        },
        // Another tab took the lock because we did not answer, or the epoch says so.
        wasTaken() {
            if (RpStore.follower || RpStore.fenced) return;
            _rp_flush();
            RpTabs.letGo?.();
            RpTabs.letGo = null;
            RpStore.fenced = true;
            RpSecond.close();
            RpStore.fail(RpStore.error('RpFenced', 'another tab has taken over'), 0);
            _rp_flush();  // As in leaves.
            RpTabs.follow();
        },
        follow() {
            if (!_rp_store_idle()) return;  // With edits that are only here it stays as it is.
            RpStore.follower = true;
            RpTabs.wait();
            RpTabs.read(false);
        },
        // Somebody else wants to write, or we are put to sleep: all that waits is stored first.
        makeWay: async function() {
            if (RpStore.follower || RpStore.fenced || RpTabs.reading || RpTabs.leaving) return;
            RpTabs.leaves(true);
            let tries = 0;
            while (!RpStore.fenced && (RpStore.busy || !_rp_store_idle()) && ++tries < 100) {
                await new Promise((resolve) => setTimeout(resolve, 20));
                _rp_flush();  // Also what waited behind a file that was to be stored.
            }
            if (RpStore.fenced || tries === 100) return RpTabs.leaves(false);
            RpTabs.leaving = false;
            RpStore.follower = true;
            RpSecond.close();
            _rp_store_follows();
            clearInterval(RpTabs.beat);
            if (!navigator.locks) RpTabs.setBeat(null);
            RpTabs.letGo?.();
            RpTabs.letGo = null;
            setTimeout(RpTabs.wait, 500);  // Behind whoever asked.
        },
        leaves(leaving) {
            RpTabs.leaving = leaving;
            _rp_store_makes_way(leaving ? 1 : 0);
            _rp_flush();  // It hears so before anybody can edit again.
        },
        editHere() {
            if (!RpStore.follower || RpTabs.asked) return;
            RpTabs.tell({wanted: RpTabs.me});
            RpTabs.asked = setTimeout(() => {
                RpTabs.asked = 0;
                RpTabs.queue?.abort();
                RpTabs.request({steal: true}).then((held) => { if (held) RpTabs.writeAsAnother(); });
            }, 3000);
        },
        // The tab that did not answer may wake and stamp another edit with the number that would be ours next.
        writeAsAnother() {
            RpStore.setSetting('rapport.setting.actor', '');
            RpTabs.write();
        },
        // Those who wait step back for a moment, so that who asked comes next.
        stepBack() {
            if (!RpTabs.queue) return;
            RpTabs.queue.abort();
            RpTabs.queue = null;
            setTimeout(() => { if (RpStore.follower && !RpTabs.queue) RpTabs.wait(); }, 4000);
        },

        // ---- Without locks

        setBeat(value) {
            const name = `rapport.writer.${RpStore.name}`;
            try {
                if (value === null) localStorage.removeItem(name);
                else localStorage.setItem(name, value);
            } catch {}
        },
        requestBeat(steal) {
            const [who, when] = (RpStore.setting(`rapport.writer.${RpStore.name}`) || '').split(' ').map(Number);
            if (!steal && who && who !== RpTabs.me && Math.abs(Date.now() - when) < 3000) return false;
            clearInterval(RpTabs.beat);
            const live = () => {
                const [now] = (RpStore.setting(`rapport.writer.${RpStore.name}`) || '').split(' ').map(Number);
                if (now && now !== RpTabs.me) return clearInterval(RpTabs.beat), RpTabs.wasTaken();
                RpTabs.setBeat(`${RpTabs.me} ${Date.now()}`);
            };
            RpTabs.setBeat(`${RpTabs.me} ${Date.now()}`);
            RpTabs.beat = setInterval(live, 1000);
            return true;
        },

        // ---- What goes around

        heard(message) {
            if (message.wanted) return RpStore.follower ? RpTabs.stepBack() : RpTabs.makeWay();
            if (!RpStore.follower) return;
            if (RpTabs.reading) return RpTabs.early.push(message);
            for (const {seq, bytes} of message.frames || []) _rp_store_followed(seq, RpBytes.room(bytes));
            if (message.checkpoint) _rp_store_followed(message.checkpoint, RpBytes.room(''));
        },
    },

    rp_store_edit_here__deps: ['$RpTabs'],
    rp_store_edit_here: () => RpTabs.editHere(),
    rp_store_read_again__deps: ['$RpTabs'],
    rp_store_read_again: () => { RpTabs.read(false); },
});
