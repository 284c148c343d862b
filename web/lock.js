// Locks a file behind a passphrase, by the browser's own cryptography. What comes out is described in share/locked_page.h;
// assets/snapshot/locked.js opens it again.

addToLibrary({
    $RpLock__deps: ['$RpBytes'],
    $RpLock: {
        faults: {invalid: 0, storage: 5},  // base/result.h; lock.cpp asserts them.
        iterations: 1000000,

        base64(bytes) {
            let text = '';
            for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
            return btoa(text);
        },
        // As it is typed on any device: composed alike, without what a copied line brings along.
        normalized: (passphrase) => passphrase.normalize('NFKC').trim().replace(/\s+/g, ' '),
        // Salt and nonce are new each time, so no key and no pair of key and nonce is ever used twice.
        seal: async function(passphrase, bytes) {
            const utf8 = new TextEncoder();
            const salt = crypto.getRandomValues(new Uint8Array(16));
            const nonce = crypto.getRandomValues(new Uint8Array(12));
            const header = JSON.stringify({
                format: 'rapport-locked', iterations: RpLock.iterations, kdf: 'PBKDF2-SHA-256',
                nonce: RpLock.base64(nonce), salt: RpLock.base64(salt), version: 1,
            });
            const typed = await crypto.subtle.importKey('raw', utf8.encode(RpLock.normalized(passphrase)), 'PBKDF2', false, ['deriveKey']);
            const derivation = {name: 'PBKDF2', hash: 'SHA-256', salt, iterations: RpLock.iterations};
            const key = await crypto.subtle.deriveKey(derivation, typed, {name: 'AES-GCM', length: 256}, false, ['encrypt']);
            const way = {name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(header), tagLength: 128};
            return {header, cipher: RpLock.base64(new Uint8Array(await crypto.subtle.encrypt(way, key, bytes)))};
        },

        fail(ticket, fault, message, error) {
            _rp_lock_failed(ticket, RpLock.faults[fault], RpBytes.room(message),
                            RpBytes.room(error ? `${error.name}: ${error.message}` : ''));
        },
        lock: async function(ticket, passphrase, bytes) {
            if (!globalThis.crypto?.subtle) {
                RpLock.fail(ticket, 'storage', 'This browser locks files only on pages that came by a secure connection (https).', null);
                return;
            }
            if (!RpLock.normalized(passphrase)) {  // The page would not take it.
                RpLock.fail(ticket, 'invalid', 'The passphrase has nothing but spaces in it. Type another one.', null);
                return;
            }
            let sealed;
            try {
                sealed = await RpLock.seal(passphrase, bytes);
            } catch (error) {
                RpLock.fail(ticket, 'storage', 'The browser could not lock the file, so nothing was saved. Try again.', error);
                return;
            }
            _rp_lock_done(ticket, RpBytes.room(sealed.header), RpBytes.room(sealed.cipher));
        },
    },

    rp_lock__deps: ['$RpLock', '$RpBytes'],
    rp_lock: (ticket, passphrase, passphraseSize, address, size) => {
        RpLock.lock(ticket, RpBytes.text(passphrase, passphraseSize), RpBytes.copy(address, size));
    },
});
