// Files that are written and read without a dialog: a shelf in the database, and the folder and the file that the person
// picked, where the browser knows such (File System Access). Each question has a number, and is answered once.

addToLibrary({
    $RpPlaces__deps: ['$RpBytes', '$RpStore', '$RpCanvas'],
    $RpPlaces: {
        browser: 0, folder: 1, file: 2,                      // As PlaceId.
        unsupported: 0, none: 1, asks: 2, ready: 3,          // As PickedPlace::Standing.
        types: [{description: 'Rapport', accept: {'application/json': ['.json']}}],

        // What is answered begins with a line of text; bytes may follow.
        answer(ticket, work) {
            work.then((given = '') => {
                const whole = typeof given === 'string' ? RpBytes.encoder.encode(given) : given;
                _rp_places_answered(ticket, -1, RpBytes.room(whole), RpBytes.room(''));
            }, (error) => {
                const [fault, message] = RpPlaces.words(error);
                _rp_places_answered(ticket, fault, RpBytes.room(message), RpBytes.room(`${error?.name}: ${error?.message}`));
            }).finally(() => RpCanvas.wake(2));
        },
        // Fault (base/result.h: 5 storage, 6 refused; files.cpp asserts them) and sentence.
        words(error) {
            switch (error?.name) {
            case 'AbortError': return [6, 'Nothing was picked.'];
            case 'RpChanged': return [6, 'The file was changed meanwhile.'];
            case 'NotFoundError': return [5, 'What was picked is no longer there. It may have been moved or renamed: pick it again.'];
            case 'NotAllowedError': case 'SecurityError': return [5, 'The browser does not let Rapport write there now. Allow it again.'];
            case 'QuotaExceededError': return [5, 'There is no room left for a copy.'];
            default: return [5, 'The file could not be read or written there.'];
            }
        },

        picker: (place) => (place === RpPlaces.folder ? window.showDirectoryPicker : window.showOpenFilePicker),
        key: (place) => (place === RpPlaces.folder ? 'copies folder' : 'linked file'),
        handle: (place) => RpStore.transact(['meta'], 'readonly', (stores) => RpStore.ask(stores.meta.get(RpPlaces.key(place)))),
        remember: (place, handle) => RpStore.transact(['meta'], 'readwrite', (stores) => {
            if (handle) stores.meta.put(handle, RpPlaces.key(place));
            else stores.meta.delete(RpPlaces.key(place));
        }),
        stand: (standing, name = '') => `${standing} ${name}`,
        look: async function(place) {
            if (!RpPlaces.picker(place)) return RpPlaces.stand(RpPlaces.unsupported);
            const handle = await RpPlaces.handle(place);
            if (!handle) return RpPlaces.stand(RpPlaces.none);
            const allowed = await handle.queryPermission({mode: 'readwrite'});
            return RpPlaces.stand(allowed === 'granted' ? RpPlaces.ready : RpPlaces.asks, handle.name);
        },
        pick: async function(place, suggested) {
            let handle;
            if (place === RpPlaces.folder) handle = await window.showDirectoryPicker({id: 'rapport-copies', mode: 'readwrite'});
            else if (suggested) handle = await window.showSaveFilePicker({suggestedName: suggested, types: RpPlaces.types});
            else [handle] = await window.showOpenFilePicker({types: RpPlaces.types});
            await RpPlaces.remember(place, handle);
            await handle.requestPermission({mode: 'readwrite'}).catch(() => {});  // Asked again by the person, then.
            return RpPlaces.look(place);
        },
        allow: async function(place) {
            const handle = await RpPlaces.handle(place);
            await handle?.requestPermission({mode: 'readwrite'});
            return RpPlaces.look(place);
        },

        // ---- Files

        line: ({name, time, size}) => `${time} ${size} ${name}\n`,
        placed: (file) => ({name: file.name, time: file.lastModified, size: file.size}),
        fileHandle: async function(place, name, create) {
            const handle = await RpPlaces.handle(place);
            if (!handle) throw RpStore.error('NotFoundError', 'nothing is picked');
            return place === RpPlaces.folder ? handle.getFileHandle(name, {create}) : handle;
        },
        list: async function(place) {
            if (place === RpPlaces.browser) return (await RpPlaces.shelf()).map(RpPlaces.line).join('');
            const handle = await RpPlaces.handle(place);
            if (place === RpPlaces.file) return RpPlaces.line(RpPlaces.placed(await handle.getFile()));
            let lines = '';
            for await (const [name, entry] of handle.entries()) {
                if (entry.kind !== 'file' || name.includes('\n')) continue;
                const file = await entry.getFile().catch(() => null);  // Not on this device now, or gone meanwhile.
                if (file) lines += RpPlaces.line(RpPlaces.placed(file));
            }
            return lines;
        },
        whole: async function(head, bytes) {
            const line = RpBytes.encoder.encode(RpPlaces.line(head)), all = new Uint8Array(line.length + bytes.length);
            all.set(line);
            all.set(bytes, line.length);
            return all;
        },
        read: async function(place, name) {
            if (place === RpPlaces.browser) {
                const [heads, bytes] = await RpStore.transact(['meta', 'blobs'], 'readonly', (stores) => Promise.all([
                    RpStore.ask(stores.meta.get('shelf')), RpStore.ask(stores.blobs.get(`shelf ${name}`))]));
                const head = heads?.find((one) => one.name === name);
                if (!head || !bytes) throw RpStore.error('NotFoundError', name);
                return RpPlaces.whole(head, bytes);
            }
            const file = await (await RpPlaces.fileHandle(place, name, false)).getFile();
            return RpPlaces.whole(RpPlaces.placed(file), new Uint8Array(await file.arrayBuffer()));
        },
        write: async function(place, name, bytes, over) {
            if (place === RpPlaces.browser) {
                const head = {name, time: Date.now(), size: bytes.length};
                await RpPlaces.shelve(name, head, bytes);
                return RpPlaces.line(head);
            }
            const was_there = place === RpPlaces.file || await RpPlaces.fileHandle(place, name, false).then(() => true, () => false);
            const handle = await RpPlaces.fileHandle(place, name, true);
            let stream = null;
            try {
                stream = await handle.createWritable();
                await stream.write(bytes);
                const file = over && await handle.getFile();
                if (file && (file.lastModified !== over.time || file.size !== over.size)) throw RpStore.error('RpChanged', name);
                await stream.close();  // Only now it takes the place of what was there.
            } catch (error) {
                await stream?.abort().catch(() => {});
                if (!was_there) await RpPlaces.remove(place, name).catch(() => {});  // An empty file would pass for a copy.
                throw error;
            }
            const written = await handle.getFile();
            if (written.size !== bytes.length) throw RpStore.error('RpChanged', name);  // By somebody else, already.
            return RpPlaces.line(RpPlaces.placed(written));
        },
        remove: async function(place, name) {
            if (place === RpPlaces.browser) await RpPlaces.shelve(name, null, null);
            else if (place === RpPlaces.folder) await (await RpPlaces.handle(place)).removeEntry(name);
        },

        // ---- The shelf: heads in one list, so that nobody reads whole files to see which there are

        shelf: () => RpStore.transact(['meta'], 'readonly', (stores) => RpStore.ask(stores.meta.get('shelf'))).then((heads) => heads || []),
        shelve: (name, head, bytes) => RpStore.transact(['meta', 'blobs'], 'readwrite', async (stores) => {
            const heads = (await RpStore.ask(stores.meta.get('shelf')) || []).filter((one) => one.name !== name);
            stores.meta.put(head ? [head, ...heads] : heads, 'shelf');
            if (bytes) stores.blobs.put(bytes, `shelf ${name}`);
            else stores.blobs.delete(`shelf ${name}`);
        }),

        // The program as its worker keeps it, all of it.
        program: async function() {
            const registration = await navigator.serviceWorker?.getRegistration();
            return registration?.active?.state === 'activated' ? 'yes' : 'no';
        },
    },

    rp_places_look__deps: ['$RpPlaces'],
    rp_places_look: (ticket, place) => RpPlaces.answer(ticket, RpPlaces.look(place)),
    rp_places_pick__deps: ['$RpPlaces', '$RpBytes'],
    rp_places_pick: (ticket, place, suggested, size) => RpPlaces.answer(ticket, RpPlaces.pick(place, RpBytes.text(suggested, size))),
    rp_places_allow__deps: ['$RpPlaces'],
    rp_places_allow: (ticket, place) => RpPlaces.answer(ticket, RpPlaces.allow(place)),
    rp_places_forget__deps: ['$RpPlaces'],
    rp_places_forget: (place) => { RpPlaces.remember(place, null).catch(() => {}); },
    rp_places_list__deps: ['$RpPlaces'],
    rp_places_list: (ticket, place) => RpPlaces.answer(ticket, RpPlaces.list(place)),
    rp_places_read__deps: ['$RpPlaces', '$RpBytes'],
    rp_places_read: (ticket, place, name, size) => RpPlaces.answer(ticket, RpPlaces.read(place, RpBytes.text(name, size))),
    rp_places_write__deps: ['$RpPlaces', '$RpBytes'],
    rp_places_write: (ticket, place, address, size) => {
        const parcel = RpBytes.reader(address, size), name = parcel.text(), time = parcel.real64(), length = parcel.real64();
        RpPlaces.answer(ticket, RpPlaces.write(place, name, parcel.bytes(), time < 0 ? null : {time, size: length}));
    },
    rp_places_remove__deps: ['$RpPlaces', '$RpBytes'],
    rp_places_remove: (ticket, place, name, size) => RpPlaces.answer(ticket, RpPlaces.remove(place, RpBytes.text(name, size))),
    rp_places_program__deps: ['$RpPlaces'],
    rp_places_program: (ticket) => RpPlaces.answer(ticket, RpPlaces.program()),
    // Safari forgets what nobody comes back to for a week; it is told by what it alone has.
    rp_places_days: () => (globalThis.GestureEvent && !globalThis.chrome ? 3 : 7),
});
