// The browser keeps its keys: only what the program took is kept from it, and what would scroll the page or go back.

addToLibrary({
    $RpKeyboard__deps: ['$RpBytes', '$RpCanvas', '$RpPointer'],
    $RpKeyboard: {
        mac: false,
        scrolling: [' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Backspace'],

        // The letter on the key where the layout has none that shortcuts know: Ctrl+K on a Greek keyboard.
        keyOf(event) {
            const key = event.key;
            const plain = event.ctrlKey || event.metaKey;
            if (plain && key.length === 1 && key.charCodeAt(0) > 126 && /^Key[A-Z]$/.test(event.code))
                return event.shiftKey ? event.code[3] : event.code[3].toLowerCase();
            return key;
        },
        // Enter and Space press it without our help.
        isNative: (target) => Boolean(target.rpNode) && target.matches('button, a[href], input[type=checkbox], input[type=radio]'),
        isTextBox: (target) => target.matches?.('input:not([type=checkbox]):not([type=radio]), textarea') ?? false,
        isModifier: (event) => ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock'].includes(event.key),
        // True where the program took it.
        tell(event) {
            const control = RpKeyboard.mac ? event.metaKey : event.ctrlKey;
            const flags = (control ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.repeat ? 8 : 0) |
                          (RpKeyboard.isNative(event.target) ? 16 : 0);
            const taken = _rp_key(RpBytes.room(RpKeyboard.keyOf(event)), flags) !== 0;
            if (taken) {
                event.preventDefault();
                if (event.key === 'ContextMenu' || event.key === 'F10') RpPointer.noMenuUntil = performance.now() + 500;
            }
            RpCanvas.wake(3);
            return taken;
        },
        isText(event) {
            return event.isComposing || event.keyCode === 229 || event.key === 'Dead' || event.key === 'Process' ||
                   event.key === 'Unidentified' || !event.key;
        },

        down(event) {
            if (RpCanvas.dead) return;
            RpKeyboard.modifiers(event);
            if (RpKeyboard.isModifier(event) || RpKeyboard.isText(event) || RpKeyboard.tell(event)) return;
            if (event.ctrlKey || event.metaKey || event.altKey || RpKeyboard.isTextBox(event.target)) return;
            const scrolls = RpKeyboard.scrolling.includes(event.key) && !RpKeyboard.isNative(event.target);
            // Firefox opens its quick find with these.
            if (scrolls || event.key === '/' || event.key === "'") event.preventDefault();
        },
        up(event) {
            RpKeyboard.modifiers(event);
        },
        modifiers(event) {
            RpPointer.controlHeld = event.type === 'keydown' && event.key === 'Control' ||
                                    event.ctrlKey && !(event.type === 'keyup' && event.key === 'Control');
            const modifiers = RpPointer.modifiers(event);
            if (modifiers === RpKeyboard.last || RpCanvas.dead) return;
            _rp_modifiers(RpKeyboard.last = modifiers);
            RpCanvas.wake(2);
        },
        // Keys that go up elsewhere are never heard of.
        release() {
            RpPointer.controlHeld = false;
            RpKeyboard.last = 0;
            _rp_modifiers(0);
        },
    },

    rp_keyboard_start__deps: ['$RpKeyboard'],
    rp_keyboard_start: () => {
        window.addEventListener('keydown', RpKeyboard.down);
        window.addEventListener('keyup', RpKeyboard.up);
        window.addEventListener('blur', () => {
            if (RpCanvas.dead) return;
            RpKeyboard.release();
            _rp_window_focus(0);
            RpCanvas.wake(2);
        });
        window.addEventListener('focus', () => {
            if (RpCanvas.dead) return;
            _rp_window_focus(1);
            RpCanvas.wake(2);
        });
    },
    rp_is_mac__deps: ['$RpKeyboard'],
    rp_is_mac: () => {
        const platform = navigator.userAgentData?.platform || navigator.platform || '';
        RpKeyboard.mac = /mac|iphone|ipad|ipod/i.test(platform);
        return RpKeyboard.mac ? 1 : 0;
    },
});
