// The window around the canvas: title, address and history, links, leaving; and the world's time and chance.
//
// A route is what stands behind '#', as it stands there: whoever makes one escapes it (%20), whoever reads one unescapes it.

addToLibrary({
    $RpWindow__deps: ['$RpBytes', '$RpCanvas'],
    $RpWindow: {
        route: '',       // The one the program knows.

        read: () => location.hash.replace(/^#/, ''),
        moved() {
            const route = RpWindow.read(), shown = Module['snapshot'];
            if (route === RpWindow.route || shown?.inFile) return;  // popstate and hashchange both tell of one step.
            if (shown || /^(view|snapshot)=/.test(route)) return location.reload();  // To a snapshot, or back from it.
            RpWindow.route = route;
            _rp_navigate(RpBytes.room(route));
            RpCanvas.wake(3);
        },
        set(route, push) {
            if (Module['snapshot']) return;  // The address says which one is looked at.
            if (route === RpWindow.read()) {
                RpWindow.route = route;
                return;
            }
            try {
                history[push ? 'pushState' : 'replaceState'](null, '', `#${route}`);
            } catch {  // Too many in too short a time, or a page from a file.
                if (push) location.hash = route;
                else location.replace(`#${route}`);
            }
            RpWindow.route = RpWindow.read();
        },
        open(url) {
            if (!/^(https?:|mailto:|tel:|#)/i.test(url)) return;
            const link = document.createElement('a');
            link.href = url;
            link.rel = 'noopener noreferrer';
            if (!/^(mailto|tel):/i.test(url)) link.target = '_blank';
            link.click();
        },
        // Bytes as they will be in a file, in a tab that knows nothing of this one. A browser may need the address again when the
        // person reloads it, but not for ever.
        lookAt(name, bytes) {
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new File([bytes], name, {type: 'text/html;charset=utf-8'}));
            link.rel = 'noopener noreferrer';
            link.target = '_blank';
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 600000);
        },
        // Sheets of paper are drawings in the page, seen on paper alone. The rule for the paper goes in as an object: the
        // page forbids styles as text.
        pages: [],
        print(rule) {
            document.getElementById('print')?.remove();
            const paper = document.createElement('div');
            paper.id = 'print';
            const parser = new DOMParser();
            const style = new CSSStyleSheet();
            for (const page of RpWindow.pages.splice(0)) {
                if (page.startsWith('<svg') || page.startsWith('<?xml')) {
                    paper.append(document.importNode(parser.parseFromString(page, 'image/svg+xml').documentElement, true));
                } else {  // A page of text, with a style of its own.
                    const own = [];
                    const bare = page.replace(/<style>([^]*?)<\/style>/g, (_, rules) => (own.push(rules), ''));
                    const text = parser.parseFromString(bare, 'text/html');
                    style.replaceSync(own.join('\n'));
                    paper.append(...[...text.body.childNodes].map((node) => document.importNode(node, true)));
                }
            }
            document.body.append(paper);
            style.insertRule(`@page { ${rule} }`);
            document.adoptedStyleSheets = [style];
            window.addEventListener('afterprint', () => {
                paper.remove();
                document.adoptedStyleSheets = [];
            }, { once: true });
            window.print();
        },
        guarded: false,  // Something is not stored.
        timer: 0,
        ask(event) {
            if (!RpWindow.guarded) return;
            _rp_flush();
            event.preventDefault();
            event.returnValue = '';
        },
        flush() {
            if (!RpCanvas.dead) _rp_flush();
        },
    },

    rp_window_start__deps: ['$RpWindow'],
    rp_window_start: () => {
        RpWindow.route = RpWindow.read();
        window.addEventListener('popstate', RpWindow.moved);
        window.addEventListener('hashchange', RpWindow.moved);
        window.addEventListener('pagehide', RpWindow.flush);
        document.addEventListener('visibilitychange', () => { if (document.hidden) RpWindow.flush(); });
    },
    rp_window_route__deps: ['$RpWindow', '$RpBytes'],
    rp_window_route: () => RpBytes.room(RpWindow.read()),
    rp_window_title__deps: ['$RpBytes'],
    rp_window_title: (address, size) => { document.title = RpBytes.text(address, size); },
    rp_window_set_route__deps: ['$RpWindow', '$RpBytes'],
    rp_window_set_route: (address, size, push) => RpWindow.set(RpBytes.text(address, size), push !== 0),
    rp_window_open_link__deps: ['$RpWindow', '$RpBytes'],
    rp_window_open_link: (address, size) => RpWindow.open(RpBytes.text(address, size)),
    rp_window_look_at__deps: ['$RpWindow', '$RpBytes'],
    rp_window_look_at: (name, nameSize, html, size) =>
        RpWindow.lookAt(RpBytes.text(name, nameSize), RpBytes.copy(html, size)),
    rp_window_add_page__deps: ['$RpWindow', '$RpBytes'],
    rp_window_add_page: (address, size) => { RpWindow.pages.push(RpBytes.text(address, size)); },
    rp_window_print__deps: ['$RpWindow', '$RpBytes'],
    rp_window_print: (address, size) => RpWindow.print(RpBytes.text(address, size)),
    // Heard only while something is not stored, and for a moment behind it, in which the next edit may come: a page that always
    // listens cannot be kept for the way back, and to begin and end with each edit costs more than the edit.
    rp_window_guard__deps: ['$RpWindow'],
    rp_window_guard: (wanted) => {
        RpWindow.guarded = wanted !== 0;
        clearTimeout(RpWindow.timer);
        if (wanted) window.addEventListener('beforeunload', RpWindow.ask);
        else RpWindow.timer = setTimeout(() => window.removeEventListener('beforeunload', RpWindow.ask), 2000);
    },

    rp_world_millis: () => Date.now(),
    rp_world_local_minutes: () => {
        const now = new Date();
        return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 60000);
    },
    // Made once for each zone; null: the browser does not know it. What it says is kept for each quarter of an hour.
    $RpZones: {
        formats: null,
        known: null,
        format(zone) {
            RpZones.formats ??= new Map();
            if (!RpZones.formats.has(zone)) {
                let format = null;
                try {
                    format = new Intl.DateTimeFormat('en-US', {
                        timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
                        hour: 'numeric', minute: 'numeric', era: 'short',
                    });
                } catch {
                    // Not a time zone.
                }
                RpZones.formats.set(zone, format);
            }
            return RpZones.formats.get(zone);
        },
        offset(zone, millis) {
            // Where the person sits, if no zone is named.
            if (zone === '') return -new Date(millis).getTimezoneOffset();
            const quarter = Math.floor(millis / 900000);
            const key = `${zone} ${quarter}`;
            RpZones.known ??= new Map();
            const known = RpZones.known.get(key);
            if (known !== undefined) return known;
            const format = RpZones.format(zone);
            if (!format) return NaN;
            const parts = {};
            for (const { type, value } of format.formatToParts(quarter * 900000)) parts[type] = value;
            const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
            const civil = new Date(0);
            civil.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
            civil.setUTCHours(Number(parts.hour), Number(parts.minute));
            const offset = Math.round((civil.getTime() - quarter * 900000) / 60000);
            if (RpZones.known.size > 20000) RpZones.known.clear();
            RpZones.known.set(key, offset);
            return offset;
        },
    },
    rp_world_zone_offset__deps: ['$RpZones', '$RpBytes'],
    rp_world_zone_offset: (address, size, millis) => RpZones.offset(RpBytes.text(address, size), millis),
    rp_world_random: (address, size) => {
        for (let done = 0; done < size; done += 65536)
            crypto.getRandomValues(HEAPU8.subarray(address + done, address + Math.min(size, done + 65536)));
    },
});
