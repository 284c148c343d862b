// Files kept whole, in a database of their own: Uint8Arrays under [SHA-256, size], so that nobody reads them to see how large
// they are. A connection is as long as one question: none stands in the way of another tab. Answers go the way of places.js.

addToLibrary({
    $RpKept__deps: ['$RpBytes', '$RpPlaces'],
    $RpKept: {
        // What `work(files)` asks for, once it is on the disk.
        ask: (ticket, mode, work, told = (result) => result) => RpPlaces.answer(ticket, new Promise((resolve, reject) => {
            const opening = indexedDB.open('rapport-files', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('files');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
                // What throws in here would be nobody's: the question would wait for ever.
                try {
                    const transaction = opening.result.transaction('files', mode, {durability: 'strict'});
                    const asked = work(transaction.objectStore('files'));
                    transaction.oncomplete = () => resolve(told(asked.result));
                    transaction.onabort = () => reject(transaction.error);
                } catch (error) {
                    reject(error);
                }
                opening.result.close();  // When that is done.
            };
        })),
        // All sizes of one file: an array is behind every number.
        of(name, size) {
            const sha256 = RpBytes.text(name, size);
            return IDBKeyRange.bound([sha256], [sha256, []]);
        },
    },

    rp_kept_keep__deps: ['$RpKept', '$RpBytes'],
    rp_kept_keep: (ticket, name, nameSize, address, size) => {
        const key = [RpBytes.text(name, nameSize), size], bytes = RpBytes.copy(address, size);
        RpKept.ask(ticket, 'readwrite', (files) => {
            const found = files.getKey(key);
            found.onsuccess = () => found.result || files.put(bytes, key);
            return found;
        }, () => '');
    },
    rp_kept_fetch__deps: ['$RpKept'],
    rp_kept_fetch: (ticket, name, size) => {
        const range = RpKept.of(name, size);
        RpKept.ask(ticket, 'readonly', (files) => files.get(range));
    },
    rp_kept_drop__deps: ['$RpKept'],
    rp_kept_drop: (ticket, name, size) => {
        const range = RpKept.of(name, size);
        RpKept.ask(ticket, 'readwrite', (files) => files.delete(range));
    },
    rp_kept_list__deps: ['$RpKept'],
    rp_kept_list: (ticket) => RpKept.ask(ticket, 'readonly', (files) => files.getAllKeys(), (keys) => keys.join('\n')),
});
