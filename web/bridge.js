// How bytes and texts cross the border (see bridge.h).

addToLibrary({
    $RpBytes__postset:
        "RpBytes.decoder = new TextDecoder('utf-8', {ignoreBOM: true}); RpBytes.encoder = new TextEncoder();",
    $RpBytes: {
        text(address, size) {
            return size ? RpBytes.decoder.decode(HEAPU8.subarray(address, address + size)) : '';
        },
        copy(address, size) {
            return HEAPU8.slice(address, address + size);
        },
        // A room in C++ with this text or these bytes in it; to be passed on at once.
        room(content) {
            const bytes = typeof content === 'string' ? RpBytes.encoder.encode(content) : content;
            const address = _rp_room(bytes.length);
            HEAPU8.set(bytes, address);
            return address;
        },
        // Reads what a Parcel wrote.
        reader(address, size) {
            const view = new DataView(HEAPU8.buffer, address, size);
            let at = 0;
            return {
                more: () => at < size,
                number: () => view.getUint32((at += 4) - 4, true),
                integer: () => view.getInt32((at += 4) - 4, true),
                real: () => view.getFloat32((at += 4) - 4, true),
                real64: () => view.getFloat64((at += 8) - 8, true),
                bytes: () => {
                    const length = view.getUint32(at, true);
                    at += 4 + length;
                    return HEAPU8.slice(address + at - length, address + at);
                },
                text: () => {
                    const length = view.getUint32(at, true);
                    at += 4 + length;
                    return RpBytes.text(address + at - length, length);
                },
            };
        },
    },
});
