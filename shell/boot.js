// Loads the program while it arrives, says how far it is where that takes long, and says what happened where it cannot go on.
'use strict';

(() => {
    const version = '@RAPPORT_VERSION@';
    const page = document.documentElement;
    const element = (id) => document.getElementById(id);
    let finished = false;
    let stopped = false;
    const notes = [];

    // ---- when it cannot go on -----------------------------------------------------------------------------------------------

    function stop(title, text, error) {
        if (stopped) return;
        stopped = true;
        page.classList.add('stopped');
        element('stopped-title').textContent = title;
        element('stopped-text').textContent = text;
        element('details').textContent = [
            `Rapport ${version}`,
            error ? String(error.stack || error) : 'no error was given',
            ...notes.slice(-5),
            navigator.userAgent,
            `${window.innerWidth} × ${window.innerHeight} at ${window.devicePixelRatio}, ${new Date().toISOString()}`,
        ].join('\n');
        for (const id of ['canvas', 'rp-mirror', 'rp-fields', 'undrawn-notice']) element(id)?.remove();
        element('stopped').hidden = false;
        element('reload').focus();
    }

    function crashed(error) {
        stop('Rapport has stopped because of a mistake in the program.',
             'Every change that was stored is safe, and will be there after a reload. If you were typing, the last words may be missing.\n' +
             'The details below help to find the mistake. They hold no text of yours.', error);
    }

    function notLoaded(error) {
        const offline = navigator.onLine === false;
        stop('Rapport could not be loaded.',
             offline ? 'This device is offline, and the program has not been kept on it yet. Connect, then reload. Your data is on this device and stays there.'
                     : 'A part of the program did not arrive, or not whole. Check the connection, then reload. Your data is on this device and stays there.',
             error);
    }

    element('reload').addEventListener('click', () => location.reload());
    element('copy-details').addEventListener('click', async () => {
        const text = element('details').textContent;
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            getSelection().selectAllChildren(element('details'));
            document.execCommand('copy');
        }
        element('copy-details').textContent = 'Copied';
    });

    const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
    addEventListener('error', (event) => { if (isTrap(event.error)) crashed(event.error); });
    addEventListener('unhandledrejection', (event) => { if (isTrap(event.reason)) crashed(event.reason); });

    // ---- while it arrives ---------------------------------------------------------------------------------------------------

    const loading = element('loading');
    const sign = setTimeout(() => { if (!finished && !stopped) loading.hidden = false; }, 300);

    function tell(done, total) {
        const bar = loading.querySelector('progress');
        if (total > 0) {
            bar.max = total;
            bar.value = Math.min(done, total);
        }
        loading.querySelector('p').textContent = `Loading Rapport, ${(done / 1048576).toFixed(1)} MB`;
    }

    // The program is compiled as it streams in; what passes is counted.
    function counted(response) {
        if (!response.body || typeof TransformStream === 'undefined') return response;
        // With an encoding the length is the compressed one, and what passes is not.
        const total = response.headers.get('Content-Encoding') ? 0 : Number(response.headers.get('Content-Length')) || 0;
        let done = 0;
        const meter = new TransformStream({
            transform(chunk, controller) {
                tell(done += chunk.length, total);
                controller.enqueue(chunk);
            },
        });
        return new Response(response.body.pipeThrough(meter), {headers: {'Content-Type': 'application/wasm'}});
    }

    async function instantiate(file, imports, through = (response) => response) {
        const response = await fetch(file, {credentials: 'same-origin'});
        if (!response.ok) throw new Error(`${file}: ${response.status}`);
        if (WebAssembly.instantiateStreaming) return WebAssembly.instantiateStreaming(through(response), imports);
        return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    }

    // The part that a first visit does not wait for (src/ui/later.h). Its file's name is a hash of both parts, so that they are
    // of one build. Until it is here other functions stand in its place; nobody calls them, for the program waits.
    const later = '@RAPPORT_LATER@';
    const absent = new Proxy({}, {
        get: (none, name) => () => { throw new WebAssembly.RuntimeError(`called before it was here: ${name}`); },
    });

    // It is opened to look at a snapshot: where that is, another file says.
    const looks = /^#(view=|snapshot=|viewing$)/.test(location.hash);

    function begin() {
        if (looks && !window.rapportSnapshot) return load('later-snapshot.js', begin);
        window.Module = {
            snapshot: window.rapportSnapshot,
            parts: ['rapport.js', 'rapport.wasm', later, 'style.css'].filter(Boolean),
            instantiateWasm(imports, receive) {
                imports.placeholder = absent;
                instantiate('rapport.wasm', imports, counted).then(({instance, module}) => {
                    finished = true;
                    if (later) window.Module.fetchLater = () => instantiate(later, {primary: instance.exports});
                    clearTimeout(sign);
                    receive(instance, module);
                }).catch((error) => (isTrap(error) ? crashed(error) : notLoaded(error)));
                return {};
            },
            onAbort: (what) => notes.push(`abort: ${what}`),
            printErr: (...words) => {
                notes.push(words.join(' '));
                console.error(...words);
            },
        };
        load('rapport.js');
    }

    function load(file, then = null) {
        const script = document.createElement('script');
        script.src = file;
        script.onload = then;
        script.onerror = () => notLoaded(new Error(file));
        document.head.append(script);
    }

    if (typeof WebAssembly !== 'object' || typeof ResizeObserver === 'undefined' || typeof BigInt === 'undefined') {
        stop('This browser is too old for Rapport.',
             'It lacks WebAssembly, which the program is written in, or something else of the last years. Any current Firefox, Chrome, Edge or Safari will do.', null);
    } else {
        begin();
    }

    if ('serviceWorker' in navigator && /^https?:$/.test(location.protocol) && !/[?&]sw=0/.test(location.search))
        addEventListener('load', () => navigator.serviceWorker.register('service_worker.js').catch(() => {}));
})();
