// Keeps the program on this device, so that it opens without a connection. A new version is fetched whole, beside the one
// in use, and takes over when no window shows the old one any more: never two versions in one window. The server is asked
// about each file, but sends only those that the browser has not just fetched for the page.
'use strict';

const version = '@RAPPORT_VERSION@';
const cacheName = `rapport-${version}`;

function files() {
    try {
        return JSON.parse('@RAPPORT_FILES@').map((name) => (name === 'index.html' ? './' : name));
    } catch {
        return ['./'];
    }
}

self.addEventListener('install', (event) => {
    const fresh = files().map((name) => new Request(name, {cache: 'no-cache'}));
    event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
    event.waitUntil((async () => {
        for (const name of await caches.keys())
            if (name.startsWith('rapport-') && name !== cacheName) await caches.delete(name);
        await self.clients.claim();
    })());
});

self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
    const scope = new URL('./', self.location).pathname;
    if (!url.pathname.startsWith(scope)) return;
    event.respondWith((async () => {
        const cache = await caches.open(cacheName);
        const name = event.request.mode === 'navigate' && url.pathname.replace(/index\.html$/, '') === scope ? './' : event.request;
        return (await cache.match(name, {ignoreSearch: true})) || fetch(event.request);
    })());
});
