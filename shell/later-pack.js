// What is given away, made small: the program for a page that carries it (assets/snapshot/full.js unpacks it), from the files that
// this device has kept; and a link with a snapshot inside (later-snapshot.js reads it). web/snapshots.js loads this when it is wanted.
// An Error's message is for the person.
'use strict';

window.rapportPack = (() => {
    const mostInAddress = 32 << 10;  // As in later-snapshot.js.

    function deflating(instead) {
        try {
            return new CompressionStream('deflate-raw');
        } catch {
            throw new Error(`This browser is too old for that. Update it, or ${instead}`);
        }
    }
    const deflated = async (blob, stream) => new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());

    // What a parser of HTML would change, what could end the element it stands in, and "=" stand as "=" and their byte + 64.
    function inPage(bytes) {
        const out = new Uint8Array(2 * bytes.length);
        let size = 0;
        for (const byte of bytes) {
            const plain = byte !== 0 && byte !== 0x0d && byte !== 0x3c && byte !== 0x3d;
            if (!plain) out[size++] = 0x3d;
            out[size++] = plain ? byte : byte + 64;
        }
        return out.subarray(0, size);
    }

    async function read(name) {
        const response = await fetch(name, {credentials: 'same-origin'});
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
    }

    // The length of the script, a new line, the script; then the lengths of all parts, a new line, and all of them deflated.
    async function packParts(names) {
        const stream = deflating('send the page without the interactive view.');
        try {
            const parts = await Promise.all(names.map(read));
            const packed = await deflated(new Blob(parts), stream);
            const sizes = parts.map((part) => part.length).join(' ');
            const all = new Blob([`${parts[0].length}\n`, parts[0], `${sizes}\n`, inPage(packed)]);
            return new Uint8Array(await all.arrayBuffer());
        } catch (error) {
            console.warn(error);
            throw new Error('The program could not be packed. Connect and try again, or send the page without the interactive view.');
        }
    }

    // In pieces: a call takes only so many arguments.
    function base64url(bytes) {
        let text = '';
        for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
        return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    }

    let packed = null;  // Made once.
    return {
        inPage,
        program(names) {
            packed ||= packParts(names).catch((error) => {
                packed = null;
                throw error;
            });
            return packed;
        },
        async link(bytes) {
            if (!/^https?:$/.test(location.protocol))
                throw new Error('A link has to lead to a Rapport on a host, and this one was opened from a file. Save the file instead.');
            const text = `1.${base64url(await deflated(new Blob([bytes]), deflating('save the file instead.')))}`;
            if (text.length > mostInAddress) {
                throw new Error(`The snapshot would make a link of ${text.length.toLocaleString('en')} characters, and ` +
                                `${mostInAddress.toLocaleString('en')} is the most. Share fewer records, or save the file instead.`);
            }
            return `${location.origin}${location.pathname}#snapshot=${text}`;
        },
    };
})();
