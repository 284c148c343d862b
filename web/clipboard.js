// Copy, cut and paste where no native field has the keyboard. Rows go out as a table too, for spreadsheets and documents.

addToLibrary({
    $RpClipboard__deps: ['$RpBytes', '$RpCanvas', '$RpFiles', 'malloc', 'free'],
    $RpClipboard: {
        isElsewhere: (event) => event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]):not([type=radio]), textarea') &&
                                event.target.closest('#rp-fields') !== null,
        copied() {
            const size = _malloc(4);
            const address = _rp_copy(size);
            const text = RpBytes.text(address, HEAPU32[size >> 2]);
            _free(size);
            return text;
        },
        table(text) {
            const escaped = (cell) => cell.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
            const rows = text.replace(/\r?\n$/, '').split(/\r?\n/);
            return `<table>${rows.map((row) => `<tr>${row.split('\t').map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
        },
        copy(event) {
            if (RpCanvas.dead || RpClipboard.isElsewhere(event) || !window.getSelection().isCollapsed) return;
            const text = RpClipboard.copied();
            if (!text) return;
            event.clipboardData.setData('text/plain', text);
            if (text.includes('\t')) event.clipboardData.setData('text/html', RpClipboard.table(text));
            event.preventDefault();
            // What is cut is copied, then deleted, with the program's own undo.
            if (event.type === 'cut') _rp_key(RpBytes.room('Delete'), 0);
            RpCanvas.wake(3);
        },
        paste(event) {
            if (RpCanvas.dead || RpClipboard.isElsewhere(event)) return;
            const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
            if (text) {
                if (_rp_paste(RpBytes.room(text))) event.preventDefault();
            } else if (event.clipboardData.files.length) {
                event.preventDefault();
                RpFiles.receive(event.clipboardData.files);
            }
            RpCanvas.wake(3);
        },
        // Where the newer way is not allowed (plain http), by selecting it somewhere.
        writeByHand(text) {
            const area = document.createElement('textarea');
            const before = document.activeElement;
            area.value = text;
            area.className = 'rp-copy';
            area.setAttribute('aria-hidden', 'true');
            document.body.append(area);
            area.select();
            document.execCommand('copy');
            area.remove();
            before?.focus?.({preventScroll: true});
        },
    },

    rp_clipboard_start__deps: ['$RpClipboard'],
    rp_clipboard_start: () => {
        document.addEventListener('copy', RpClipboard.copy);
        document.addEventListener('cut', RpClipboard.copy);
        document.addEventListener('paste', RpClipboard.paste);
    },
    rp_clipboard_write__deps: ['$RpClipboard', '$RpBytes'],
    rp_clipboard_write: (address, size) => {
        const text = RpBytes.text(address, size);
        if (navigator.clipboard?.writeText) navigator.clipboard.writeText(text).catch(() => RpClipboard.writeByHand(text));
        else RpClipboard.writeByHand(text);
    },
});
