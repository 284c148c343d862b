// Files: the system's dialogs, downloads, and dropping. Bytes are copied once, from the browser into a room in C++.

addToLibrary({
    $RpFiles__deps: ['$RpBytes', '$RpCanvas', '$RpPointer'],
    $RpFiles: {
        faults: {limit: 3, storage: 5, refused: 6},   // base/result.h; files.cpp asserts them.
        largest: 256 << 20,
        hovering: false,

        fail(ticket, fault, message, error) {
            _rp_files_failed(ticket, RpFiles.faults[fault], RpBytes.room(message),
                             RpBytes.room(error ? `${error.name}: ${error.message}` : ''));
        },
        // Gives name and bytes to `take`, or says why not.
        read: async function(file, take, fail) {
            if (file.size > RpFiles.largest) {
                fail('limit', `“${file.name}” is larger than 256 MB. Rapport cannot open files of that size.`);
                return;
            }
            let bytes;
            try {
                bytes = new Uint8Array(await file.arrayBuffer());
            } catch (error) {
                fail('storage', `“${file.name}” could not be read. It may have been moved or changed since it was chosen.`, error);
                return;
            }
            take(file.name, bytes);
        },

        open(ticket, accept) {
            const input = document.createElement('input');
            input.type = 'file';
            input.multiple = true;
            input.accept = accept;
            input.addEventListener('change', async () => {
                for (const file of input.files) {
                    await RpFiles.read(file, (name, bytes) => _rp_files_opened(ticket, RpBytes.room(name), RpBytes.room(bytes)),
                                       (fault, message, error) => RpFiles.fail(ticket, fault, message, error));
                }
                _rp_files_done(ticket);
            });
            input.addEventListener('cancel', () => _rp_files_done(ticket));
            input.click();
        },
        save: async function(ticket, name, mime, bytes) {
            try {
                // Only while a gesture is handled may the dialog be shown.
                const asks = window.showSaveFilePicker && navigator.userActivation?.isActive;
                const written = asks ? await RpFiles.saveAs(name, mime, bytes) : RpFiles.download(name, mime, bytes);
                _rp_files_saved(ticket, written ? 0 : 1);
            } catch (error) {
                if (error?.name === 'AbortError') RpFiles.fail(ticket, 'refused', 'Nothing was saved: no place was chosen.', null);
                else RpFiles.fail(ticket, 'storage', `“${name}” could not be saved there. Try another folder.`, error);
            }
        },
        // True once the file is written, false where the browser was asked to and will not say.
        saveAs: async function(name, mime, bytes) {
            const extension = name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
            const options = {suggestedName: name};
            if (/^\.[\w.]{1,15}$/.test(extension)) options.types = [{accept: {[mime.split(';')[0]]: [extension]}}];
            let handle;
            try {
                handle = await window.showSaveFilePicker(options);
            } catch (error) {
                if (error?.name === 'AbortError') throw error;
                return RpFiles.download(name, mime, bytes);  // Not allowed here (inside a frame, by a policy).
            }
            const stream = await handle.createWritable();
            await stream.write(bytes);
            await stream.close();
            return true;
        },
        download(name, mime, bytes) {
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob([bytes], {type: mime}));
            link.download = name;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 60000);
            return false;
        },

        carriesFiles: (event) => event.dataTransfer?.types?.includes('Files') ?? false,
        hover(over) {
            if (RpFiles.hovering === over) return;
            RpFiles.hovering = over;
            _rp_files_hover(over ? 1 : 0);
            RpCanvas.wake(3);
        },
        // Wherever a file is let go: the browser would leave the page for it.
        dragged(event) {
            const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
            if (!RpFiles.carriesFiles(event)) {
                if (!inField) event.preventDefault();
                return;
            }
            event.preventDefault();
            event.dataTransfer.dropEffect = 'copy';
            RpFiles.hover(true);
            RpPointer.tell(0, event);
            RpCanvas.wake(2);
        },
        left(event) {
            if (!event.relatedTarget) RpFiles.hover(false);
        },
        dropped: async function(event) {
            if (!RpFiles.carriesFiles(event)) return RpFiles.dragged(event);
            event.preventDefault();
            RpFiles.hover(false);
            RpFiles.receive(event.dataTransfer.files);
        },
        receive: async function(files) {
            for (const file of [...files]) {
                await RpFiles.read(file, (name, bytes) => _rp_files_dropped(RpBytes.room(name), RpBytes.room(bytes)),
                                   (fault, message, error) => RpFiles.fail(0, fault, message, error));
            }
        },
    },

    rp_files_start__deps: ['$RpFiles'],
    rp_files_start: () => {
        window.addEventListener('dragenter', RpFiles.dragged);
        window.addEventListener('dragover', RpFiles.dragged);
        window.addEventListener('dragleave', RpFiles.left);
        window.addEventListener('drop', RpFiles.dropped);
    },
    rp_files_open__deps: ['$RpFiles', '$RpBytes'],
    rp_files_open: (ticket, address, size) => RpFiles.open(ticket, RpBytes.text(address, size)),
    rp_files_save__deps: ['$RpFiles', '$RpBytes'],
    rp_files_save: (ticket, name, nameSize, mime, mimeSize, address, size) => {
        RpFiles.save(ticket, RpBytes.text(name, nameSize), RpBytes.text(mime, mimeSize), RpBytes.copy(address, size));
    },
});
