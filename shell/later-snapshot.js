// A page that was opened to look at a snapshot (src/ui/views/viewing.h), by what stands behind '#' in its address:
//
//     #view=ADDRESS            a file on this host; for one on another host view.html takes over, which asks first
//     #snapshot=1.TEXT         in the address itself: deflated (raw), in base64url; 32 KB at most
//     #viewing                 a file that was dropped in this tab, or that view.html fetched in it
//
// boot.js loads this before the program, and gives what is here to it as Module.snapshot. An Error's message is for the person.
//
// One that is behind a passphrase (src/share/locked_data.h) comes as it is, and stays so wherever it is kept. The program then asks
// for the passphrase, and once more here for what is inside.
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
            // A policy says no word of it where it refuses to follow to another host.
            throw new Error(`The snapshot could not be fetched: ${address.host} cannot be reached, or leads on to another host, which is not asked ` +
                            'from here. Try again later, or ask whoever gave you the address for the file and drop it on this page.');
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

    // As web/lock.js locked it. The program has looked at what it says of its lock.
    async function opened(locked, words) {
        const subtle = globalThis.crypto?.subtle, utf8 = new TextEncoder();
        if (!subtle) throw new Error('This browser opens locked files only on pages that came by a secure connection (https).');
        const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        try {
            const {format, iterations, kdf, nonce, salt, version, sealed} = JSON.parse(new TextDecoder().decode(locked));
            const header = utf8.encode(JSON.stringify({format, iterations, kdf, nonce, salt, version}));
            const typed = await subtle.importKey('raw', utf8.encode(words.normalize('NFKC').trim().replace(/\s+/g, ' ')), 'PBKDF2', false, ['deriveKey']);
            const key = await subtle.deriveKey({name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations}, typed,
                                               {name: 'AES-GCM', length: 256}, false, ['decrypt']);
            const way = {name: 'AES-GCM', iv: bytes(nonce), additionalData: header, tagLength: 128};
            return new Uint8Array(await subtle.decrypt(way, key, bytes(sealed)));
        } catch (error) {
            if (error.name === 'NotSupportedError')
                throw new Error('This browser cannot open locked files. Open it in a current Chrome, Edge, Firefox or Safari.');
            throw new Error('This is not the passphrase, or the file was changed on its way. Try once more, or ask for the file and its passphrase again.');
        }
    }

    function found() {
        if (behind.startsWith('view=')) return fromAddress(behind.slice(5));
        return behind.startsWith('snapshot=') ? fromWithin(behind.slice(9)) : fromThisTab();
    }

    let held = null;  // As it came.

    return {
        // With a passphrase: what is in the one that came.
        fetch: async (words) => (words ? opened(held, words) : (held = await found())),
        async leave() {
            try {
                const name = sessionStorage.getItem(keptAt);
                sessionStorage.removeItem(kept);
                sessionStorage.removeItem(keptAt);
                if (name) await (await caches.open(viewed)).delete(name);
            } catch {
                // It was never there.
            }
            // To the page on which the file was dropped, if it was.
            const from = /^#\//.test(history.state) ? history.state : '';
            history.replaceState(null, '', location.pathname + location.search + from);
            location.reload();
        },
    };
})();
