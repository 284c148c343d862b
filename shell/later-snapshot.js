// A page that was opened to look at a snapshot (src/ui/views/viewing.h), by what stands behind '#' in its address:
//
//     #view=ADDRESS            a file on this host; for one on another host view.html takes over, which asks first
//     #snapshot=1.TEXT         in the address itself: deflated (raw), in base64url; 32 KB at most
//     #viewing                 a file that was dropped in this tab, or that view.html fetched in it
//
// boot.js loads this before the program, and gives what is here to it as Module.snapshot. An Error's message is for the person.
'use strict';

window.rapportSnapshot = (() => {
    const most = 64 << 20, mostInAddress = 32 << 10, kept = 'rapport-snapshot', keptAt = 'rapport-snapshot-at';
    const viewed = 'rapport.viewed';  // What view.html fetched; no version of the program's own files.
    const behind = location.hash.slice(1);

    // Whoever counts clicks appends to an address.
    const bare = (text) => text.replace(/[&?](utm_\w+|fbclid|gclid|mc_[ce]id|mtm_\w+)=.*$/, '');

    async function readAll(stream, limit, sentence) {
        const reader = stream.getReader(), pieces = [];
        let size = 0;
        for (;;) {
            const {done, value} = await reader.read();
            if (done) break;
            size += value.length;
            if (size > limit) {
                reader.cancel().catch(() => {});
                throw new Error(sentence);
            }
            pieces.push(value);
        }
        const all = new Uint8Array(size);
        let at = 0;
        for (const piece of pieces) {
            all.set(piece, at);
            at += piece.length;
        }
        return all;
    }

    // This page's policy lets it ask no other host. It goes away, and never answers.
    function fromElsewhere(address) {
        const near = address.protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(address.hostname);
        if (address.protocol !== 'https:' && !near)
            throw new Error('A snapshot can be opened from this host, or by https from another one. Download the file and drop it on this page.');
        if (navigator.onLine === false) throw new Error('This device is offline, so the snapshot cannot be fetched. Connect, then reload.');
        location.replace(`view.html#${encodeURIComponent(address.href)}`);
        return new Promise(() => {});
    }

    async function fromAddress(text) {
        let address;
        try {
            address = new URL(decodeURIComponent(bare(text)), new URL('./', location.href));
        } catch {
            throw new Error('Behind #view= there is no address. It has to be that of a snapshot (.json).');
        }
        if (address.origin !== location.origin) return fromElsewhere(address);
        try {
            const response = await fetch(address, {credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache'});
            if (!response.ok)
                throw new Error(response.status === 404 || response.status === 410
                    ? 'There is no snapshot at that address any more. Ask whoever gave it to you for a new one.'
                    : `${address.host} did not give out the snapshot (${response.status}). Try again later, or ask whoever gave you the address.`);
            return await readAll(response.body, most, 'What is at that address is too large for a snapshot.');
        } catch (error) {
            if (!(error instanceof TypeError)) throw error;
            if (navigator.onLine === false) throw new Error('This device is offline, so the snapshot cannot be fetched. Connect, then reload.');
            throw new Error(`The snapshot could not be fetched: ${address.host} cannot be reached. Try again later.`);
        }
    }

    async function fromWithin(text) {
        if (text.length > mostInAddress) throw new Error('This link is longer than any that Rapport makes. Ask for the snapshot as a file.');
        const [, version, packed] = /^(\d+)\.([\w-]*)/.exec(text) || [];
        if (version !== undefined && version !== '1') throw new Error('This link was made by a newer Rapport. Reload this page to get the newest.');
        const damaged = 'This link is damaged, or was cut off on its way. Ask for it once more, or for the snapshot as a file.';
        if (!packed) throw new Error(damaged);
        if (typeof DecompressionStream !== 'function') throw new Error('This browser is too old for snapshots in a link. Ask for it as a file.');
        try {
            const bytes = Uint8Array.from(atob(packed.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
            return await readAll(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), most, damaged);
        } catch {
            throw new Error(damaged);
        }
    }

    async function fromThisTab() {
        let text = null;
        try {
            text = sessionStorage.getItem(kept);
            const name = sessionStorage.getItem(keptAt);
            const fetched = text === null && name && await (await caches.open(viewed)).match(name);
            if (fetched) return new Uint8Array(await fetched.arrayBuffer());
        } catch {
            // Not allowed here: then it is not there either.
        }
        if (text === null) throw new Error('The snapshot is no longer in this tab. Go back and open its file once more.');
        return new TextEncoder().encode(text);
    }

    return {
        fetch: () => (behind.startsWith('view=') ? fromAddress(behind.slice(5))
                      : behind.startsWith('snapshot=') ? fromWithin(behind.slice(9)) : fromThisTab()),
        async leave() {
            try {
                const name = sessionStorage.getItem(keptAt);
                sessionStorage.removeItem(kept);
                sessionStorage.removeItem(keptAt);
                if (name) await (await caches.open(viewed)).delete(name);
            } catch {
                // It was never there.
            }
            history.replaceState(null, '', location.pathname + location.search);
            location.reload();
        },
    };
})();
