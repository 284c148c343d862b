// Mouse, pen, fingers and wheel. Moves and releases are heard on the window, so that a button let go outside, or over a
// native field, is let go.

addToLibrary({
    $RpPointer__deps: ['$RpCanvas'],
    $RpPointer: {
        shapes: ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress',
                 'not-allowed'],
        pressed: 0,              // Pointers that went down on the canvas.
        x: 0,                    // What was told last, in CSS pixels,
        y: 0,
        told: 0,                 // and when: after so many frames.
        sources: {mouse: 0, touch: 1, pen: 2},

        modifiers(event) {
            return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
        },
        tell(kind, event) {
            if (RpCanvas.dead) return;
            RpPointer.x = event.clientX;
            RpPointer.y = event.clientY;
            const canvas = RpCanvas.element;
            const box = RpCanvas.box || canvas.getBoundingClientRect();
            _rp_pointer(kind, RpPointer.sources[event.pointerType] ?? 0, event.pointerId ?? 0,
                        (event.clientX - box.left) * canvas.width / box.width,
                        (event.clientY - box.top) * canvas.height / box.height,
                        event.button ?? 0, RpPointer.modifiers(event), (event.timeStamp || performance.now()) / 1000);
            RpPointer.told = RpCanvas.frames;
        },

        down(event) {
            if (typeof RpText !== 'undefined') RpText.leave();
            RpPointer.pressed++;
            try {
                RpCanvas.element.setPointerCapture(event.pointerId);
            } catch {}  // The pointer is gone already.
            // What lies on something else is found only by a pointer that a frame has seen there before.
            const hovered = RpPointer.told < RpCanvas.frames && RpPointer.x === event.clientX && RpPointer.y === event.clientY;
            if (!hovered && event.pointerType !== 'touch') {
                RpPointer.tell(0, event);
                RpCanvas.drawNow(1);
            }
            RpPointer.tell(1, event);
            RpCanvas.drawNow(3);
        },
        move(event) {
            if (RpPointer.pressed === 0 && event.pointerType === 'touch') return;
            RpPointer.tell(0, event);
            RpCanvas.wake(3);
        },
        up(event) {
            if (RpPointer.pressed === 0) return;
            RpPointer.pressed--;
            RpPointer.tell(2, event);
            RpCanvas.drawNow(event.pointerType === 'touch' ? 4 : 3);
        },
        cancel(event) {
            if (RpPointer.pressed === 0) return;
            RpPointer.pressed--;
            RpPointer.tell(3, event);
            RpCanvas.wake(3);
        },
        leave(event) {
            if (event.pointerType === 'touch' || RpPointer.pressed > 0) return;
            RpPointer.tell(4, event);
            RpCanvas.wake(3);
        },

        wheel(event) {
            event.preventDefault();  // Otherwise the page zooms or goes back.
            if (RpCanvas.dead) return;
            const canvas = RpCanvas.element;
            const high = Math.max(1, RpCanvas.box?.height ?? canvas.clientHeight);
            const scale = canvas.height / high;
            const unit = [1, 16, high][event.deltaMode] * scale;
            const pinch = event.ctrlKey && !RpPointer.controlHeld;
            RpPointer.tell(0, event);
            _rp_wheel(event.deltaX * unit, event.deltaY * (pinch || event.ctrlKey ? unit / scale : unit),
                      RpPointer.modifiers(event), pinch ? 1 : 0);
            RpCanvas.wake(3);
        },
        // Safari tells of pinches on a trackpad in its own way.
        gesture(event) {
            event.preventDefault();
            if (event.type === 'gesturestart') RpPointer.scale = 1;
            if (event.type !== 'gesturechange') return;
            _rp_wheel(0, -100 * Math.log(event.scale / RpPointer.scale), RpPointer.modifiers(event), 1);
            RpPointer.scale = event.scale;
            RpCanvas.wake(3);
        },
        // The program shows its own menu; with Shift the browser's. After a key the program took, none.
        contextMenu(event) {
            if (!event.shiftKey || performance.now() < (RpPointer.noMenuUntil || 0)) event.preventDefault();
        },

        bind(canvas) {
            canvas.addEventListener('pointerdown', RpPointer.down);
            canvas.addEventListener('mousedown', (event) => event.preventDefault());  // Keeps the focus where it was put.
            canvas.addEventListener('wheel', RpPointer.wheel, {passive: false});
            canvas.addEventListener('contextmenu', RpPointer.contextMenu);
            for (const name of ['gesturestart', 'gesturechange', 'gestureend']) canvas.addEventListener(name, RpPointer.gesture);
        },
    },

    rp_pointer_start__deps: ['$RpPointer'],
    rp_pointer_start: () => {
        RpPointer.bind(RpCanvas.element);
        window.addEventListener('pointermove', RpPointer.move);
        window.addEventListener('pointerup', RpPointer.up);
        window.addEventListener('pointercancel', RpPointer.cancel);
        document.documentElement.addEventListener('pointerleave', RpPointer.leave);
    },
    rp_set_cursor__deps: ['$RpCanvas', '$RpPointer'],
    rp_set_cursor: (shape) => {
        RpCanvas.element.style.cursor = shape < 0 ? 'none' : RpPointer.shapes[shape] || 'default';
    },
});
