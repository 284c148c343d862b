// The access tree as elements: native ones where there are any, over the canvas, unseen and untouched by the pointer (which
// always means the canvas). Their order is the tree's, hence Tab's and the reading order.

addToLibrary({
    $RpMirror__deps: ['$RpBytes', '$RpCanvas', '$RpText'],
    $RpMirror__postset: 'RpMirror.nodes = new Map(); RpMirror.inert = new Set();',
    $RpMirror: {
        host: null,
        live: [],         // Two polite regions and two assertive ones: a sentence said twice is heard twice.
        turn: 0,
        focused: 0,       // What the tree says has the keyboard.
        moving: false,    // We move the focus or the nodes ourselves: what the browser says of it is no news.
        left: null,       // What had the keyboard when the person went to another window: coming back to it is no news either.
        millis: 0,

        buttons: ['button', 'switch', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'radiobutton'],
        // Named by their content where they hold nothing else.
        speaking: ['heading', 'text', 'button', 'link', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'listitem', 'gridcell',
                   'columnheader', 'rowheader', 'status', 'alert', 'switch'],
        // Can have the keyboard, even where the tree does not offer them to Tab.
        reachable: ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option',
                    'gridcell', 'columnheader', 'rowheader', 'textbox', 'combobox', 'row', 'listitem', 'dialog', 'alertdialog', 'listbox', 'grid', 'treegrid',
                    'menu'],

        make(node) {
            const {role, kind} = node;
            if (kind >> 11 & 1) return document.createElement('div');
            let element;
            if (role === 'heading') {
                element = document.createElement(`h${Math.min(6, Math.max(1, kind >> 12))}`);
            } else if (role === 'link' && kind >> 9 & 1) {
                element = document.createElement('a');
            } else if (role === 'checkbox' || role === 'radio') {
                element = document.createElement('input');
                element.type = role;
            } else if (role === 'textbox') {
                element = document.createElement(kind >> 8 & 1 ? 'textarea' : 'input');
                element.autocomplete = 'off';
            } else if (RpMirror.buttons.includes(role)) {
                element = document.createElement('button');
                element.type = 'button';
                if (role !== 'button') element.setAttribute('role', role);
            } else {
                // The window as a whole is no "application": screen readers would stop reading in it.
                element = document.createElement('div');
                if (role === 'text' && kind >> 10 & 1) element.setAttribute('role', 'group');
                else if (role !== 'text' && role !== 'application') element.setAttribute('role', role);
            }
            return element;
        },
        create(key, kind, role) {
            const before = RpMirror.nodes.get(key);
            const node = {key, kind, role, element: null, name: '', value: '', states: 0, fresh: true};
            node.field = (kind >> 11 & 1) !== 0;
            node.parent = (kind >> 10 & 1) !== 0;
            node.speaks = !node.parent && RpMirror.speaking.includes(role);
            const element = node.element = RpMirror.make(node);
            element.rpNode = node;
            if (before) {
                element.append(...[...before.element.childNodes].filter((child) => child.rpNode));
                before.element.replaceWith(element);
            }
            RpMirror.nodes.set(key, node);
            return node;
        },
        set(element, name, value) {
            if (value !== null && value !== '') element.setAttribute(name, value);
            else if (!element.rpNode.fresh) element.removeAttribute(name);
        },
        setBox(node, x, y, width, height) {
            // Nothing is without size: readers would skip it. One text for all is quicker than one each.
            node.element.style.cssText = `transform:translate(${x / 4}px,${y / 4}px);width:${Math.max(1, width / 4)}px;` +
                                         `height:${Math.max(1, height / 4)}px`;
        },
        setName(node, name) {
            node.name = name;
            if (node.field || node.role === 'application') return;
            if (node.speaks) node.element.textContent = name;
            else RpMirror.set(node.element, 'aria-label', name);
        },
        setValue(node, value) {
            node.value = value;
            if (node.field) return;
            if (node.role === 'textbox') node.element.value = value;
            else if (node.role === 'progressbar') RpMirror.set(node.element, 'aria-valuetext', value);
            else if (node.role === 'combobox' && !node.parent) node.element.textContent = value;
            else if (node.speaks && value) node.element.textContent = `${node.name} ${value}`;
        },
        setStates(node, states) {
            const element = node.element, role = node.role;
            node.states = states;
            const three = (bit) => [null, 'false', 'true', 'mixed'][states >> bit & 3];
            const flag = (bit) => (states >> bit & 1 ? 'true' : null);
            if (node.field) {
                const id = RpText.describe(node.key, role, three(4) === 'true');
                RpMirror.set(element, 'aria-owns', id);
                return;
            }
            const checked = three(role === 'menuitemradio' ? 2 : 0);
            if (role === 'checkbox' || role === 'radio') {
                element.checked = checked === 'true';
                element.indeterminate = checked === 'mixed';
            } else {
                RpMirror.set(element, 'aria-checked', checked);
            }
            RpMirror.set(element, 'aria-selected', role === 'menuitemradio' ? null : three(2));
            RpMirror.set(element, 'aria-expanded', three(4));
            RpMirror.set(element, 'aria-pressed', three(6));
            RpMirror.set(element, 'aria-disabled', flag(8));
            RpMirror.set(element, 'aria-modal', flag(10));
            RpMirror.set(element, 'aria-current', states >> 11 & 1 ? 'page' : null);
            RpMirror.set(element, 'aria-invalid', flag(12));
            RpMirror.set(element, 'aria-multiselectable', flag(15));
            if (role === 'textbox') element.readOnly = (states >> 13 & 1) !== 0;
            else RpMirror.set(element, 'aria-readonly', flag(13));
            if (states >> 9 & 1) element.tabIndex = 0;
            else if (RpMirror.reachable.includes(role) || states >> 14 & 1) element.tabIndex = -1;
            else if (!node.fresh) element.removeAttribute('tabindex');
        },
        setNumbers(node, read) {
            const element = node.element;
            const [level, rows, columns, row, column, position, size, min, max, now] = Array.from({length: 10}, read);
            if (node.field) return;
            const set = (name, value, absent) => RpMirror.set(element, name, value === absent ? null : value);
            if (node.role !== 'heading') set('aria-level', level, 0);
            set('aria-rowcount', rows, -1);
            set('aria-colcount', columns, -1);
            set('aria-rowindex', row, -1);
            set('aria-colindex', column, -1);
            set('aria-posinset', position, -1);
            set('aria-setsize', size, -1);
            if (node.role !== 'progressbar') return;
            set('aria-valuemin', min);
            set('aria-valuemax', max);
            set('aria-valuenow', now, -1);
        },
        readNode(parcel) {
            const key = parcel.number(), parts = parcel.number();
            const node = parts & 1 ? RpMirror.create(key, parcel.number(), parcel.text()) : RpMirror.nodes.get(key);
            const element = node.element;
            if (parts & 2) RpMirror.setBox(node, parcel.integer(), parcel.integer(), parcel.integer(), parcel.integer());
            const name = parts & 4 ? parcel.text() : node.name;
            const value = parts & 8 ? parcel.text() : node.value;
            if (parts & 4 || (node.speaks && parts & 8)) RpMirror.setName(node, name);
            if (parts & 12) RpMirror.setValue(node, value);
            if (parts & 16) RpMirror.set(element, 'aria-description', parcel.text());
            if (parts & 32) RpMirror.set(element, 'aria-keyshortcuts', parcel.text());
            if (parts & 64) {
                const href = parcel.text();
                if (element instanceof HTMLAnchorElement) element.href = href;
            }
            if (parts & 128) RpMirror.setStates(node, parcel.number());
            if (parts & 256) RpMirror.setNumbers(node, parcel.integer);
            if (parts & 512) RpMirror.set(element, 'aria-sort', parcel.text());
            node.fresh = false;
        },
        // Puts the children in order, moving as few as that takes; one that moves keeps its focus where the browser can.
        readChildren(parcel) {
            const key = parcel.number();
            const parent = key === 0 ? RpMirror.host : RpMirror.nodes.get(key).element;
            let next = parent.firstElementChild;
            for (let left = parcel.number(); left > 0; left--) {
                const child = RpMirror.nodes.get(parcel.number()).element;
                if (child === next) next = next.nextElementSibling;
                else if (parent.moveBefore && parent.isConnected && child.isConnected) parent.moveBefore(child, next);
                else parent.insertBefore(child, next);
            }
        },
        setFocus(key) {
            const before = RpMirror.focused;
            RpMirror.focused = key;
            const node = RpMirror.nodes.get(key);
            if (RpText.open || !document.hasFocus()) return;
            const active = document.activeElement;
            // Nobody has it: the page as a whole, or a field that is just being closed.
            const free = !active || active === document.body || active.closest('#rp-fields') !== null;
            if (node && !node.field) {
                if (active !== node.element && (key !== before || free)) node.element.focus({preventScroll: true});
            } else if (before !== 0 && active?.rpNode?.key === before) {
                active.blur();
            }
        },
        // While nothing else has been written yet: a browser that moves the focus first lays out all that was.
        setFocusFirst(key) {
            const before = RpMirror.focused;
            RpMirror.setFocus(key);
            if (document.activeElement !== RpMirror.nodes.get(key)?.element) RpMirror.focused = before;
        },
        // Everything but the dialog is out of reach while one is open.
        setModal(key) {
            const wanted = new Set();
            for (let element = RpMirror.nodes.get(key)?.element; element && element !== RpMirror.host; element = element.parentElement)
                for (const sibling of element.parentElement.children) if (sibling !== element) wanted.add(sibling);
            for (const element of RpMirror.inert) if (!wanted.has(element)) element.inert = false;
            for (const element of wanted) element.inert = true;
            RpMirror.inert = wanted;
        },
        commit(address, size) {
            const start = performance.now();
            const parcel = RpBytes.reader(address, size);
            RpMirror.moving = true;
            while (parcel.more()) {
                const op = parcel.number();
                if (op === 1) {
                    const key = parcel.number();
                    RpMirror.nodes.get(key).element.remove();
                    RpMirror.nodes.delete(key);
                } else if (op === 2) {
                    RpMirror.readNode(parcel);
                } else if (op === 3) {
                    RpMirror.readChildren(parcel);
                } else if (op === 4) {
                    const key = parcel.number();
                    RpMirror.setModal(parcel.number());
                    RpMirror.setFocus(key);
                } else {
                    RpMirror.setFocusFirst(parcel.number());
                }
            }
            RpMirror.moving = false;
            RpMirror.millis = performance.now() - start;
        },

        nodeOf(event) {
            for (let element = event.target; element && element !== RpMirror.host; element = element.parentElement)
                if (element.rpNode) return element.rpNode;
            return null;
        },
        clicked(event) {
            const node = RpMirror.nodeOf(event);
            if (!node) return;
            // "Open in a new tab" is the browser's own business; all else the program decides, also what is checked.
            if (node.element instanceof HTMLAnchorElement && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
            event.preventDefault();
            _rp_mirror_press(node.key);
            RpCanvas.wake(3);
        },
        focusEntered(event) {
            const node = RpMirror.nodeOf(event);
            const back = RpMirror.left === event.target;
            RpMirror.left = null;
            if (!node || RpMirror.moving || back) return;
            _rp_mirror_focus(node.key);
            // Now, not with the next frame: what follows may already be typing.
            if (node.role === 'textbox' || node.role === 'combobox') RpCanvas.drawNow(2);
            else RpCanvas.wake(3);
        },
        // Something typed into the mirror's own text box: a reader's "set value", dictation. It belongs into the field.
        typed(event) {
            const node = RpMirror.nodeOf(event);
            if (!node || node.role !== 'textbox') return;
            const text = node.element.value;
            node.element.value = node.value;
            if (!RpText.open) {
                _rp_mirror_press(node.key);
                RpCanvas.drawNow(3);
            }
            if (RpText.open?.id !== node.key) return;
            RpText.open.element.value = text;
            RpText.typed(RpText.open, false);
        },
        announce(text, alert) {
            const first = alert ? 2 : 0;
            RpMirror.turn ^= 1;
            RpMirror.live[first + (RpMirror.turn ^ 1)].textContent = '';
            RpMirror.live[first + RpMirror.turn].textContent = text;
        },
    },

    rp_mirror_start__deps: ['$RpMirror'],
    rp_mirror_start: () => {
        const host = RpMirror.host = document.createElement('div');
        host.id = 'rp-mirror';
        host.addEventListener('click', RpMirror.clicked);
        host.addEventListener('focusin', RpMirror.focusEntered);
        host.addEventListener('input', RpMirror.typed);
        window.addEventListener('blur', () => { RpMirror.left = document.activeElement; });
        const voice = document.createElement('div');
        voice.id = 'rp-live';
        for (const manners of ['polite', 'polite', 'assertive', 'assertive']) {
            const region = document.createElement('div');
            region.setAttribute('aria-live', manners);
            voice.append(region);
            RpMirror.live.push(region);
        }
        RpCanvas.element ? RpCanvas.element.after(host) : document.getElementById('canvas').after(host);
        document.body.append(voice);
    },
    rp_mirror_commit__deps: ['$RpMirror'],
    rp_mirror_commit: (address, size) => RpMirror.commit(address, size),
    rp_mirror_announce__deps: ['$RpMirror', '$RpBytes'],
    rp_mirror_announce: (address, size, alert) => RpMirror.announce(RpBytes.text(address, size), alert !== 0),
});
