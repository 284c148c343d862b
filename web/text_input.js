// Native fields, laid over the one that is drawn. While one is open it is the truth: composition, dead keys, spelling, the
// phone's keyboard, selection and undo are the browser's.

addToLibrary({
    $RpText__deps: ['$RpBytes', '$RpCanvas', '$RpKeyboard', '$RpPointer'],
    $RpText: {
        host: null,
        open: null,      // {id, element, clip, before}
        fading: null,    // One that has ended and is taken away when the frames it caused are drawn; or taken over.
        pool: {},        // Elements that are free, by tag.
        ends: {Enter: 0, Tab: 1, ShiftTab: 2, Escape: 3, Blur: 4, ArrowUp: 5, ArrowDown: 6},
        // Editing keys stay in the field; other shortcuts with Control, and F1 to F10, are the program's.
        editing: ['a', 'c', 'v', 'x', 'z', 'y', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'ArrowUp',
                  'ArrowDown', 'Enter', 'Tab'],

        colour: (packed) => `rgba(${packed & 255},${packed >> 8 & 255},${packed >> 16 & 255},${(packed >>> 24) / 255})`,

        take(tag) {
            const free = (RpText.pool[tag] ||= []);
            return free.pop() || RpText.make(tag);
        },
        make(tag) {
            const clip = document.createElement('div');
            clip.className = 'rp-clip';
            const element = document.createElement(tag);
            element.className = 'rp-field';
            element.autocomplete = 'off';
            element.setAttribute('autocorrect', 'off');
            element.dir = 'auto';
            element.id = `rp-field-${++RpText.made}`;
            clip.append(element);
            const field = {tag, clip, element, id: 0, before: ''};
            element.addEventListener('input', (event) => RpText.typed(field, event.isComposing));
            element.addEventListener('compositionend', () => RpText.typed(field, false));
            element.addEventListener('keydown', (event) => RpText.keyDown(field, event));
            element.addEventListener('keyup', (event) => { RpKeyboard.modifiers(event); event.stopPropagation(); });
            // What is under the field scrolls as if it were not there, unless its own text can.
            element.addEventListener('wheel', (event) => {
                if (tag === 'input' || element.scrollHeight <= element.clientHeight) RpPointer.wheel(event);
            }, {passive: false});
            element.addEventListener('blur', () => { if (RpText.open === field && document.hasFocus()) RpText.finish(field, 4); });
            return field;
        },
        made: 0,
        lines: {},
        loaded: false,

        begin(request) {
            const tag = request.multiline ? 'textarea' : 'input';
            if (RpText.open) RpText.finish(RpText.open, 4);
            // The same field again, before its frames were drawn: it goes on without having lost the keyboard.
            const same = RpText.fading?.id === request.id && RpText.fading.tag === tag;
            const field = same ? RpText.fading : RpText.take(tag);
            if (same) RpText.fading = null;
            field.id = request.id;
            field.before = request.text;
            RpText.dress(field, request);
            if (!same) RpText.host.append(field.clip);
            RpText.open = field;
            field.element.focus({preventScroll: true});
            if (field.element.value !== request.text) field.element.value = request.text;
            if (request.selectAll) field.element.select();
            else field.element.setSelectionRange(request.text.length, request.text.length);
            RpText.reveal(field);
        },
        dress(field, request) {
            const element = field.element;
            element.setAttribute('aria-label', request.label);
            element.removeAttribute('role');
            element.removeAttribute('aria-expanded');
            element.placeholder = request.placeholder;
            element.inputMode = request.inputMode || 'text';
            element.enterKeyHint = request.enterKey || 'done';
            element.spellcheck = request.spellCheck;
            element.maxLength = request.maxLength > 0 ? request.maxLength : 524288;
            element.value = request.text;
            field.type = request;
            const style = element.style;
            style.fontSize = `${request.fontPx}px`;
            style.fontWeight = request.bold ? '600' : '400';
            style.textAlign = request.rightAligned ? 'right' : request.startsRight ? 'start' : 'left';
            style.color = style.caretColor = RpText.colour(request.ink);
            style.backgroundColor = RpText.colour(request.ground);
            style.setProperty('--rp-placeholder', RpText.colour(request.placeholderColour));
            RpText.place(field, request.rect, request.clip, request.invalid, request.description);
        },
        // A line's height, and where the browser puts the baseline in it: each rounds in its own way. Once for each size.
        lineOf(fontPx, lineHeight, bold) {
            const key = `${fontPx} ${lineHeight} ${bold}`;
            if (RpText.lines[key]) return RpText.lines[key];
            const line = document.createElement('div'), mark = document.createElement('span');
            line.className = 'rp-line';
            line.style.fontSize = `${fontPx}px`;
            line.style.lineHeight = lineHeight;
            line.style.fontWeight = bold ? '600' : '400';
            line.append('x', mark);
            document.body.append(line);
            const box = line.getBoundingClientRect();
            const found = {height: box.height, baseline: mark.getBoundingClientRect().bottom - box.top};
            line.remove();
            return RpText.loaded ? (RpText.lines[key] = found) : found;
        },
        // So that nothing moves when the field opens: the baseline goes where ui/kit_text.cpp draws it, half of Inter's ascent
        // less descent below the middle, on a whole device pixel. Not every browser lets a single line have a line height,
        // so it has its natural one, in the middle of what the padding leaves.
        pad(field, height) {
            const {fontPx, lineHeight, paddingX, paddingY, bold} = field.type, ratio = RpCanvas.ratio;
            const single = field.tag === 'input';
            const line = RpText.lineOf(fontPx, single ? 'normal' : `${lineHeight}px`, bold);
            const middle = single ? height / 2 : line.height / 2;
            const wanted = Math.round((middle + 0.36378 * fontPx) * ratio) / ratio;
            const shift = wanted - (middle - line.height / 2 + line.baseline);
            const top = single ? Math.max(0, 2 * shift) : Math.max(0, paddingY + shift);
            const bottom = single ? Math.max(0, -2 * shift) : paddingY;
            field.element.style.padding = `${top}px ${paddingX}px ${bottom}px`;
            field.element.style.lineHeight = single ? 'normal' : `${lineHeight}px`;
        },
        place(field, rect, clip, invalid, description) {
            const outer = field.clip.style, inner = field.element.style;
            RpText.pad(field, rect[3]);
            outer.transform = `translate(${clip[0]}px,${clip[1]}px)`;
            outer.width = `${Math.max(0, clip[2])}px`;
            outer.height = `${Math.max(0, clip[3])}px`;
            inner.transform = `translate(${rect[0] - clip[0]}px,${rect[1] - clip[1]}px)`;
            inner.width = `${rect[2]}px`;
            inner.height = `${rect[3]}px`;
            if (invalid) field.element.setAttribute('aria-invalid', 'true');
            else field.element.removeAttribute('aria-invalid');
            RpText.hint.textContent = description;
            if (description) field.element.setAttribute('aria-describedby', 'rp-hint');
            else field.element.removeAttribute('aria-describedby');
        },
        // A phone's keyboard covers half of the window: what is typed stays above it.
        reveal(field) {
            const seen = window.visualViewport;
            if (!seen || window.innerHeight - seen.height < 80) return;
            const box = field.element.getBoundingClientRect();
            const hidden = box.bottom + 8 - (seen.offsetTop + seen.height);
            RpText.host.style.top = hidden > 0 ? `${-hidden}px` : '';
            RpCanvas.element.style.top = hidden > 0 ? `${-hidden}px` : '';
        },
        unreveal() {
            RpText.host.style.top = RpCanvas.element.style.top = '';
        },

        typed(field, composing) {
            if (RpText.open !== field) return;
            _rp_text_event(field.id, RpBytes.room(field.element.value), composing ? 1 : 0, -1);
            RpCanvas.wake(2);
        },
        keyDown(field, event) {
            RpKeyboard.modifiers(event);
            event.stopPropagation();
            if (RpText.open !== field || RpKeyboard.isModifier(event) || RpKeyboard.isText(event)) return;
            const end = RpText.endOf(field, event);
            if (end >= 0) {
                event.preventDefault();
                if (end === 3) field.element.value = field.before;
                RpText.finish(field, end);
                RpCanvas.drawNow(2);
                RpText.clear();
                return;
            }
            const command = RpKeyboard.mac ? event.metaKey : event.ctrlKey;
            const shortcut = command && !event.altKey && !RpText.editing.includes(event.key) && !RpText.editing.includes(event.key.toLowerCase());
            if (shortcut || /^F([1-9]|10)$/.test(event.key)) RpKeyboard.tell(event);
        },
        endOf(field, event) {
            const key = event.key, command = event.ctrlKey || event.metaKey;
            if (key === 'Enter') return field.tag === 'textarea' && !command ? -1 : 0;
            if (key === 'Tab' && !command && !event.altKey) return event.shiftKey ? 2 : 1;
            if (key === 'Escape') return 3;
            if (field.tag === 'textarea' || command || event.altKey || event.shiftKey) return -1;
            return key === 'ArrowUp' ? 5 : key === 'ArrowDown' ? 6 : -1;
        },

        // Tells how it ended; the element stays until the program has answered.
        finish(field, end) {
            if (RpText.open !== field) return;
            RpText.open = null;
            RpText.clear();
            RpText.fading = field;
            _rp_text_event(field.id, RpBytes.room(field.element.value), 0, end);
            RpCanvas.wake(2);
            if (end === 4) RpText.clear();
        },
        clear() {
            const field = RpText.fading;
            if (!field) return;
            RpText.fading = null;
            field.clip.remove();
            field.id = 0;
            RpText.pool[field.tag].push(field);
            if (!RpText.open) RpText.unreveal();
        },
        // The person pressed elsewhere.
        leave() {
            if (RpText.open) RpText.finish(RpText.open, 4);
        },
        end(id) {
            const field = RpText.open;
            if (field?.id !== id) return;
            RpText.open = null;
            RpText.clear();
            RpText.fading = field;
            RpText.clear();
        },
        // From the mirror: what its node says beyond the request, and its place in the reading order.
        describe(id, role, expanded) {
            const element = RpText.open?.id === id ? RpText.open.element : null;
            if (!element) return '';
            if (role === 'combobox') {
                element.setAttribute('role', role);
                element.setAttribute('aria-expanded', expanded ? 'true' : 'false');
            }
            return element.id;
        },
    },

    rp_text_start__deps: ['$RpText'],
    rp_text_start: (regular, regularSize, semibold, semiboldSize) => {
        // The same faces as the ones that are drawn, so that nothing moves when a field is opened.
        for (const [address, size, weight] of [[regular, regularSize, '400'], [semibold, semiboldSize, '600']]) {
            const face = new FontFace('Rapport', RpBytes.copy(address, size).buffer, {weight});
            document.fonts.add(face);
            face.load().catch(() => {});
        }
        document.fonts.ready.then(() => {
            RpText.loaded = true;
            RpCanvas.wake(2);
        });
        const host = RpText.host = document.createElement('div');
        host.id = 'rp-fields';
        host.setAttribute('role', 'region');
        host.setAttribute('aria-label', 'The field being edited');
        RpText.hint = document.createElement('div');
        RpText.hint.id = 'rp-hint';
        RpText.hint.hidden = true;
        document.body.append(host, RpText.hint);
        window.visualViewport?.addEventListener('resize', () => { if (RpText.open) RpText.reveal(RpText.open); });
    },
    rp_text_begin__deps: ['$RpText', '$RpBytes'],
    rp_text_begin: (address, size) => {
        const parcel = RpBytes.reader(address, size);
        const request = {id: parcel.number()};
        for (const name of ['label', 'text', 'placeholder', 'description', 'inputMode', 'enterKey']) request[name] = parcel.text();
        const flags = parcel.number();
        ['multiline', 'spellCheck', 'invalid', 'selectAll', 'bold', 'rightAligned', 'startsRight'].forEach((name, bit) => {
            request[name] = (flags >> bit & 1) !== 0;
        });
        request.maxLength = parcel.integer();
        for (const name of ['fontPx', 'lineHeight', 'paddingX', 'paddingY']) request[name] = parcel.real();
        for (const name of ['ink', 'ground', 'placeholderColour']) request[name] = parcel.number();
        for (const name of ['rect', 'clip']) request[name] = [parcel.real(), parcel.real(), parcel.real(), parcel.real()];
        RpText.begin(request);
    },
    rp_text_place__deps: ['$RpText', '$RpBytes'],
    rp_text_place: (id, address, size) => {
        if (RpText.open?.id !== id >>> 0) return;
        const parcel = RpBytes.reader(address, size);
        const four = () => [parcel.real(), parcel.real(), parcel.real(), parcel.real()];
        const rect = four(), clip = four(), invalid = parcel.number() !== 0;
        RpText.place(RpText.open, rect, clip, invalid, parcel.text());
    },
    rp_text_replace__deps: ['$RpText', '$RpBytes'],
    rp_text_replace: (id, address, size) => {
        const field = RpText.open;
        if (field?.id !== id >>> 0) return;
        field.element.value = RpBytes.text(address, size);
        field.element.setSelectionRange(field.element.value.length, field.element.value.length);
    },
    rp_text_end__deps: ['$RpText'],
    rp_text_end: (id) => RpText.end(id >>> 0),
});
