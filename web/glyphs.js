// Characters and runs of text, drawn by the 2D canvas with the system's fonts. Coordinates are from the pen on the baseline.

addToLibrary({
    $RpGlyphs__postset: 'RpGlyphs.missing = new Map();',
    $RpGlyphs: {
        canvas: null,
        context: null,
        picture: null,        // The pixels of the last one drawn.
        family: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
        emoji: '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"',

        // Emoji in colour, though another font may have them in black; but no digits of an emoji font.
        font(px, bold, text) {
            const emoji = /\p{Emoji_Presentation}|\ufe0f/u.test(text) ? `${RpGlyphs.emoji}, ` : '';
            return `${bold ? '600 ' : ''}${px}px Rapport, ${emoji}${RpGlyphs.family}`;
        },
        prepare(px, style, text) {
            if (!RpGlyphs.context) {
                RpGlyphs.canvas = document.createElement('canvas');
                RpGlyphs.canvas.width = RpGlyphs.canvas.height = 64;
                RpGlyphs.context = RpGlyphs.canvas.getContext('2d', {willReadFrequently: true});
                RpGlyphs.reliable = RpGlyphs.context !== null && RpGlyphs.tellsTruth();
            }
            const context = RpGlyphs.context;
            if (!context) return null;
            context.font = RpGlyphs.font(px, style & 1, text);
            context.textBaseline = 'alphabetic';
            context.textAlign = 'left';
            context.direction = style & 2 ? 'rtl' : 'ltr';
            return context;
        },
        // Some browsers answer with noise, so that pages cannot tell people apart.
        tellsTruth() {
            const context = RpGlyphs.context;
            context.fillStyle = '#4080c0';
            context.fillRect(0, 0, 2, 2);
            const seen = context.getImageData(0, 0, 2, 2).data;
            for (let i = 0; i < 16; i += 4)
                if (seen[i] !== 64 || seen[i + 1] !== 128 || seen[i + 2] !== 192 || seen[i + 3] !== 255) return false;
            return true;
        },
        // Draws into `picture`, `across` columns to a pixel.
        draw(text, px, style, ink, box, across) {
            let context = RpGlyphs.prepare(px, style, text);
            if (!context || !RpGlyphs.reliable) return false;
            const size = context.measureText(text);
            const left = Math.ceil(size.actualBoundingBoxLeft) + 1, right = Math.ceil(size.actualBoundingBoxRight) + 1;
            const up = Math.ceil(size.actualBoundingBoxAscent) + 1, down = Math.ceil(size.actualBoundingBoxDescent) + 1;
            const width = Math.min(4096, Math.max(0, left + right) * across), height = Math.min(1024, Math.max(0, up + down));
            HEAPF32.set([-left, -up, width, height, 0, size.width], box >> 2);
            if (width === 0 || height === 0) return true;
            if (RpGlyphs.canvas.width < width || RpGlyphs.canvas.height < height) {
                RpGlyphs.canvas.width = Math.max(RpGlyphs.canvas.width, width);
                RpGlyphs.canvas.height = Math.max(RpGlyphs.canvas.height, height);
                context = RpGlyphs.prepare(px, style, text);
            }
            const paint = (colour) => {
                context.clearRect(0, 0, width, height);
                context.fillStyle = colour;
                context.setTransform(across, 0, 0, 1, 0, 0);
                context.fillText(text, left, up);
                context.resetTransform();
                RpGlyphs.picture = context.getImageData(0, 0, width, height).data;
            };
            paint('#fff');
            if (RpGlyphs.isColoured(RpGlyphs.picture)) {
                HEAPF32[(box >> 2) + 4] = 1;
                if (ink !== 0xffffffff) paint(`rgb(${ink & 255},${ink >> 8 & 255},${ink >> 16 & 255})`);
            }
            return true;
        },
        // White on nothing has no colours; emoji have.
        isColoured(pixels) {
            for (let i = 0; i < pixels.length; i += 4) {
                const [red, green, blue, alpha] = [pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]];
                if (alpha > 80 && Math.max(red, green, blue) - Math.min(red, green, blue) > 12) return true;
            }
            return false;
        },
        hash(pixels) {
            let hash = pixels.length;
            for (let i = 3; i < pixels.length; i += 4) hash = Math.imul(hash ^ pixels[i], 16777619);
            return hash;
        },
        // The box that stands for characters which no font has, as it looks at this size.
        missingAt(px, bold, box) {
            const key = px * 2 + (bold ? 1 : 0);
            let hash = RpGlyphs.missing.get(key);
            if (hash === undefined) {
                RpGlyphs.picture = null;
                RpGlyphs.draw('\u{10fffe}', px, bold, 0xffffffff, box, 2);
                RpGlyphs.missing.set(key, hash = RpGlyphs.picture ? RpGlyphs.hash(RpGlyphs.picture) : 0);
            }
            return hash;
        },
    },

    rp_glyph_measure__deps: ['$RpGlyphs'],
    rp_glyph_measure: (code, px, bold, advance) => {
        const text = String.fromCodePoint(code >>> 0);
        const context = RpGlyphs.prepare(px, bold, text);
        if (!context) return 0;
        HEAPF32[advance >> 2] = context.measureText(text).width;
        return 1;
    },
    rp_glyph_draw__deps: ['$RpGlyphs'],
    rp_glyph_draw: (code, px, bold, box) => {
        const missing = RpGlyphs.missingAt(px, bold, box);
        RpGlyphs.picture = null;
        if (!RpGlyphs.draw(String.fromCodePoint(code >>> 0), px, bold, 0xffffffff, box, 2)) return 0;
        return RpGlyphs.picture && RpGlyphs.hash(RpGlyphs.picture) === missing ? 0 : 1;
    },
    // Not before our own letters, which stand in the run beside others, are there.
    rp_run_measure__deps: ['$RpGlyphs', '$RpBytes', '$RpText'],
    rp_run_measure: (address, size, px, style, advance) => {
        const text = RpBytes.text(address, size);
        const context = RpText.loaded ? RpGlyphs.prepare(px, style, text) : null;
        if (!context || !RpGlyphs.reliable) return 0;
        HEAPF32[advance >> 2] = context.measureText(text).width;
        return 1;
    },
    rp_run_draw__deps: ['$RpGlyphs', '$RpBytes'],
    rp_run_draw: (address, size, px, style, ink, box) => {
        RpGlyphs.picture = null;
        return RpGlyphs.draw(RpBytes.text(address, size), px, style, ink >>> 0, box, 1) ? 1 : 0;
    },
    rp_picture_fetch__deps: ['$RpGlyphs'],
    rp_picture_fetch: (pixels) => {
        if (RpGlyphs.picture) HEAPU8.set(RpGlyphs.picture, pixels);
    },
});
