// The canvas and its frames: exact device pixels, drawn when something asks for it and never otherwise. Loss of the graphics
// card, the system's likings, and window.__rapport for tests and measurements.

addToLibrary({
    $RpCanvas__deps: ['$RpBytes'],
    $RpCanvas: {
        element: null,
        box: null,          // Where it is, in CSS pixels: asked for when its size changes, as asking makes the browser lay out the page.
        ratio: 1,
        settle: 0,          // Frames that are still to be drawn, whatever they say.
        request: 0,         // Of requestAnimationFrame.
        timer: 0,
        timerDue: 0,        // 0: none is set. No Infinity here: what stands in a library is written as JSON.
        frames: 0,
        times: [],          // Milliseconds of the last frames.
        waiting: [],        // Promises of settled().
        drawing: false,
        lost: false,
        dead: false,

        wake(frames) {
            RpCanvas.settle = Math.max(RpCanvas.settle, frames);
            if (RpCanvas.dead) return;
            if (document.hidden || RpCanvas.lost) RpCanvas.deliverUnseen();
            else if (!RpCanvas.request) RpCanvas.request = requestAnimationFrame(RpCanvas.tick);
        },
        wakeAfter(seconds) {
            const due = performance.now() + seconds * 1000;
            if (RpCanvas.timerDue && due >= RpCanvas.timerDue) return;
            clearTimeout(RpCanvas.timer);
            RpCanvas.timerDue = due;
            // A timer's delay is a 32-bit number; whatever is further away asks again.
            RpCanvas.timer = setTimeout(RpCanvas.timerFired, Math.min(Math.max(seconds * 1000, 1), 0x7fffffff));
        },
        timerFired() {
            RpCanvas.timerDue = 0;
            RpCanvas.wake(2);
        },
        // Answers of the store go on being handed over while nobody looks.
        deliverUnseen() {
            if (RpCanvas.unseen) return;
            RpCanvas.unseen = true;
            setTimeout(() => {
                RpCanvas.unseen = false;
                if (!RpCanvas.dead) _rp_deliver();
            }, 0);
        },
        tick() {
            RpCanvas.request = 0;
            if (document.hidden || RpCanvas.lost || RpCanvas.dead) return;
            RpCanvas.settle = Math.max(0, RpCanvas.settle - 1);
            RpCanvas.schedule(RpCanvas.draw());
        },
        schedule(deadline) {
            if (RpCanvas.settle > 0 || deadline === 0) {
                if (!RpCanvas.request) RpCanvas.request = requestAnimationFrame(RpCanvas.tick);
                return;
            }
            if (deadline > 0) RpCanvas.wakeAfter(deadline);
            for (const resolve of RpCanvas.waiting.splice(0)) resolve();
        },
        // `inEvent`: how many frames of this event are still to come, this one included. Only the last of them is shown.
        draw(inEvent = 0) {
            if (RpCanvas.dead) return -2;
            const start = performance.now();
            RpCanvas.drawing = true;
            const deadline = _rp_frame(RpCanvas.settle, inEvent);
            RpCanvas.drawing = false;
            if (deadline === -2 || inEvent > 1) return deadline;
            if (RpCanvas.times.push(performance.now() - start) > 240) RpCanvas.times.shift();
            if (++RpCanvas.frames === 1) document.documentElement.classList.add('ready');
            return deadline;
        },
        // Frames inside an event: what they open (a field, a dialog) is then opened by the person's own gesture.
        // ImGui takes one press or release per frame, hence several.
        drawNow(frames) {
            if (RpCanvas.drawing || RpCanvas.lost || RpCanvas.dead || document.hidden) return;
            for (let left = frames; left > 0; left--) RpCanvas.draw(left);
            RpCanvas.wake(2);
        },

        measure(width, height) {
            const canvas = RpCanvas.element;
            RpCanvas.ratio = window.devicePixelRatio || 1;
            if (canvas.width !== width || canvas.height !== height) {
                canvas.width = width;
                canvas.height = height;
            }
            RpCanvas.box = canvas.getBoundingClientRect();
            _rp_resized(width, height, RpCanvas.ratio);
            // At once: a canvas that was given a size is empty until something is drawn on it.
            if (!RpCanvas.drawing && !RpCanvas.lost && !document.hidden) RpCanvas.draw();
            RpCanvas.wake(3);
        },
        resized(entries) {
            const entry = entries[entries.length - 1];
            const exact = entry.devicePixelContentBoxSize?.[0];
            const css = entry.contentBoxSize?.[0] || {inlineSize: entry.contentRect.width, blockSize: entry.contentRect.height};
            const ratio = window.devicePixelRatio || 1;
            // Exact where the browser knows; an emulated screen does not.
            const pixels = (length, known) => (Math.abs(known - length * ratio) < 2 ? known : Math.round(length * ratio));
            RpCanvas.measure(pixels(css.inlineSize, exact?.inlineSize), pixels(css.blockSize, exact?.blockSize));
        },
        observeSize() {
            RpCanvas.observer?.disconnect();
            RpCanvas.observer = new ResizeObserver(RpCanvas.resized);
            try {
                RpCanvas.observer.observe(RpCanvas.element, {box: 'device-pixel-content-box'});
            } catch {
                RpCanvas.observer.observe(RpCanvas.element);
            }
        },
        // Another screen may have other pixels at the same size; each ratio is watched until it is left.
        observeRatio() {
            matchMedia(`(resolution: ${window.devicePixelRatio || 1}dppx)`).addEventListener('change', () => {
                RpCanvas.observeSize();
                RpCanvas.observeRatio();
            }, {once: true});
        },

        bind(canvas) {
            RpCanvas.element = canvas;
            canvas.addEventListener('webglcontextlost', RpCanvas.contextLost);
            canvas.addEventListener('webglcontextrestored', () => RpCanvas.contextBack(0));
            RpCanvas.observeSize();
        },
        contextLost(event) {
            event.preventDefault();
            RpCanvas.lost = true;
            _rp_context_lost();
            RpCanvas.patience = setTimeout(() => {
                _rp_canvas_replace();
                RpCanvas.contextBack(1);
            }, 2000);
        },
        contextBack(newCanvas) {
            clearTimeout(RpCanvas.patience);
            RpCanvas.lost = false;
            _rp_context_restored(newCanvas);
            RpCanvas.wake(3);
        },

        likings: ['(prefers-color-scheme: dark)', '(prefers-contrast: more), (forced-colors: active)',
                  '(prefers-reduced-motion: reduce)', '(pointer: coarse)'],
        tellSurroundings() {
            if (RpCanvas.dead) return;
            let flags = document.hidden ? 0 : 16;
            if (navigator.onLine !== false) flags |= 32;
            RpCanvas.likings.forEach((query, bit) => { if (matchMedia(query).matches) flags |= 1 << bit; });
            _rp_surroundings(flags);
            RpCanvas.wake(3);
        },

        settled: async function() {
            if (typeof RpLater !== 'undefined') await RpLater.coming;
            if (RpCanvas.dead || document.hidden || (!RpCanvas.request && !RpCanvas.settle)) return;
            await new Promise((resolve) => RpCanvas.waiting.push(resolve));
        },
        stats() {
            return {
                frames: RpCanvas.frames,
                frameMillis: RpCanvas.times.slice(),
                mirrorNodes: typeof RpMirror === 'undefined' ? 0 : RpMirror.nodes.size,
                mirrorMillis: typeof RpMirror === 'undefined' ? 0 : RpMirror.millis,
                heapBytes: HEAPU8.length,
                width: RpCanvas.element.width,
                height: RpCanvas.element.height,
            };
        },
    },

    rp_canvas_start__deps: ['$RpCanvas', 'rp_canvas_replace'],
    rp_canvas_start: () => {
        for (const query of RpCanvas.likings) matchMedia(query).addEventListener('change', RpCanvas.tellSurroundings);
        for (const name of ['online', 'offline']) window.addEventListener(name, RpCanvas.tellSurroundings);
        document.addEventListener('visibilitychange', RpCanvas.tellSurroundings);
        // A trap leaves the program in pieces: it is not called again. The page says what happened (shell/boot.js).
        window.addEventListener('error', (event) => {
            if (!(event.error instanceof WebAssembly.RuntimeError)) return;
            RpCanvas.dead = true;
            for (const resolve of RpCanvas.waiting.splice(0)) resolve();
        });
        window.__rapport = {
            frames: () => RpCanvas.frames,
            settled: RpCanvas.settled,
            wake: () => RpCanvas.wake(3),
            stats: RpCanvas.stats,
        };
        RpCanvas.tellSurroundings();
        RpCanvas.observeRatio();
        RpCanvas.bind(document.getElementById('canvas'));
    },
    rp_canvas_replace__deps: ['$RpCanvas', '$RpPointer'],
    rp_canvas_replace: () => {
        const canvas = RpCanvas.element.cloneNode(false);
        RpCanvas.element.replaceWith(canvas);
        RpCanvas.bind(canvas);
        RpPointer.bind(canvas);
    },
    // ?renderer=cpu and ?renderer=none, for tests and for whoever looks for a mistake of a driver.
    rp_canvas_renderer: () => Math.max(0, ['best', 'cpu', 'none'].indexOf(new URLSearchParams(location.search).get('renderer'))),
    rp_canvas_open_flat__deps: ['$RpCanvas'],
    rp_canvas_open_flat: () => {
        RpCanvas.flat = document.getElementById('canvas').getContext('2d', {alpha: false});
        return RpCanvas.flat ? 1 : 0;
    },
    rp_canvas_show__deps: ['$RpCanvas'],
    rp_canvas_show: (pixels, width, height) => {
        const bytes = new Uint8ClampedArray(HEAPU8.buffer, pixels, width * height * 4);
        RpCanvas.flat.putImageData(new ImageData(bytes, width, height), 0, 0);
    },
    rp_canvas_undrawn__deps: ['$RpPointer'],
    rp_canvas_undrawn: () => {
        document.documentElement.classList.add('undrawn');
        // The mirror is then what one sees, and points at.
        window.addEventListener('wheel', RpPointer.wheel, {passive: false});
    },
    rp_wake__deps: ['$RpCanvas'],
    rp_wake: (frames) => RpCanvas.wake(frames),
    rp_wake_after__deps: ['$RpCanvas'],
    rp_wake_after: (seconds) => RpCanvas.wakeAfter(seconds),
});
