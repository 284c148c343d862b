// Fetches a snapshot from another host, once the person has agreed, and opens Rapport to show it. A page of its own, so that the
// program's policy lets it ask no host but its own: only this page may ask others, and it holds nothing. The address stands behind
// '#'; later-snapshot.js leads here, and finds the bytes where hand_over() leaves them.
'use strict';

(() => {
    const most = 64 << 20, day = 24 * 3600 * 1000;
    const instead = 'Download the file, and drop it on the window of Rapport.';
    const part = (id) => document.getElementById(id);

    function say(words, bad = false) {
        part('said').className = bad ? 'bad' : '';
        part('said').textContent = words;
    }

    // Null: there is none, or none of those that may be asked.
    function wanted() {
        try {
            const address = new URL(decodeURIComponent(location.hash.slice(1)));
            const near = address.protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(address.hostname);
            return (address.protocol === 'https:' || near) && !address.username && !address.password ? address : null;
        } catch {
            return null;
        }
    }

    async function read(response) {
        const tooLarge = new Error('What is at that address is too large for a snapshot: 64 MB is the most. Ask for another address.');
        if (Number(response.headers.get('Content-Length')) > most) throw tooLarge;
        const reader = response.body.getReader(), pieces = [];
        let size = 0;
        for (;;) {
            const {done, value} = await reader.read();
            if (done) return new Blob(pieces);
            size += value.length;
            if (size > most) {
                reader.cancel().catch(() => {});
                throw tooLarge;
            }
            pieces.push(value);
        }
    }

    async function load(address) {
        let response;
        try {
            response = await fetch(address, {credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache', redirect: 'manual'});
        } catch {
            if (navigator.onLine === false) throw new Error('This device is offline, so the snapshot cannot be fetched. Connect, then try again.');
            throw new Error(`${address.host} cannot be reached, or does not let pages of other hosts read the file. ${instead}`);
        }
        // Where it leads is told to nobody, so it cannot be asked for here by its name.
        if (response.type === 'opaqueredirect')
            throw new Error(`${address.host} leads on to another address, which this page does not follow: it asks nobody but whom it named. ` +
                            'Open the address in a tab of its own, save the file that comes, and drop it on the window of Rapport.');
        if (response.status === 404 || response.status === 410)
            throw new Error('There is no snapshot at that address any more. Ask whoever gave you the link for a new one.');
        if (!response.ok)
            throw new Error(`${address.host} did not give out the snapshot (${response.status}). Try again later, or ask whoever gave you the link.`);
        try {
            return await read(response);
        } catch (error) {
            if (!(error instanceof TypeError)) throw error;
            throw new Error('The connection broke off before the whole snapshot was here. Try again.');
        }
    }

    async function check(blob) {
        let format = '';
        try {
            format = JSON.parse(await blob.text()).format;
        } catch {
            // Then it is none.
        }
        if (format !== 'rapport-snapshot' && format !== 'rapport-locked')  // One that is locked stays so: whoever shows it asks.
            throw new Error('What is at that address is not a snapshot of Rapport. Ask whoever gave you the link for that of the .json file.');
    }

    // For this tab, which knows the name; later-snapshot.js forgets it when the person leaves. What a closed tab left stays until a
    // snapshot is fetched here a day later or more.
    async function hand_over(blob) {
        try {
            const cache = await caches.open('rapport.viewed');
            for (const old of await cache.keys()) {
                const kept = Number((await cache.match(old))?.headers.get('Rapport-Kept'));
                if (!(Date.now() - kept < day)) await cache.delete(old);
            }
            const before = sessionStorage.getItem('rapport-snapshot-at');
            const name = `viewed/${crypto.randomUUID()}`;
            await cache.put(name, new Response(blob, {headers: {'Content-Type': 'application/json', 'Rapport-Kept': String(Date.now())}}));
            sessionStorage.removeItem('rapport-snapshot');
            sessionStorage.setItem('rapport-snapshot-at', name);
            if (before) await cache.delete(before);
        } catch (error) {
            console.warn(error);
            throw new Error(`This browser lets the page keep nothing, so the snapshot cannot be handed to Rapport. ${instead}`);
        }
    }

    async function open(address) {
        part('open').disabled = true;
        say(`Fetching the snapshot from ${address.host}…`);
        try {
            const blob = await load(address);
            await check(blob);
            await hand_over(blob);
            location.replace('./#viewing');
        } catch (error) {
            say(error.message, true);
            part('open').disabled = false;
        }
    }

    const address = wanted();
    addEventListener('hashchange', () => location.reload());
    if (!address) {
        part('what').textContent = 'This link is not complete. Ask whoever sent it to send it again.';
        return;
    }
    part('what').textContent = `This link leads to a snapshot on ${address.host}: `;
    for (const piece of address.href.match(/(^\w+:\/\/)?[^/?&]+[/?&]*/g)) part('what').append(piece, document.createElement('wbr'));
    part('sent').textContent =
        'Nothing is sent there but the request for the file: no cookies, and nothing of what you keep in Rapport. That host sees what any ' +
        `website sees: the network address you come from, and that a page of ${location.host} asks.`;
    part('sent').hidden = false;
    part('open').textContent = `Open the snapshot from ${address.host}`;
    part('open').hidden = false;
    part('open').addEventListener('click', () => open(address));
})();
