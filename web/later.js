// The part of the program that a first visit does not wait for: fetched when the first frames are drawn and the page has time
// for it, or when somebody needs it, whichever comes first. How it is loaded stands in shell/boot.js.

addToLibrary({
    $RpLater__deps: ['$RpCanvas'],
    $RpLater: {
        coming: null,  // The attempt that is under way, or was successful.

        fetch: () => (RpLater.coming ||= RpLater.load()),
        load: async function() {
            let here = 1;
            try {
                await Module['fetchLater']?.();
            } catch (error) {
                console.warn(error);
                RpLater.coming = null;
                here = 0;
            }
            if (!RpCanvas.dead) _rp_later_arrived(here);
        },
    },

    rp_later_start__deps: ['$RpLater'],
    rp_later_start: () => {
        if (window.requestIdleCallback) requestIdleCallback(RpLater.fetch);
        else setTimeout(RpLater.fetch, 500);
    },
    rp_later_fetch__deps: ['$RpLater'],
    rp_later_fetch: () => { RpLater.fetch(); },
});
