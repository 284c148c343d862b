// What the store needs of the rest of web/, for a tab without a window; `Simulated` is what the simulator gives each tab.

addToLibrary({
    $RpCanvas: {dead: false},
    rp_wake: () => Simulated.wake(),
    rp_wake_after: () => {},
    rp_world_millis: () => Simulated.now(),
    rp_world_random: (address, size) => { for (let i = 0; i < size; i++) HEAPU8[address + i] = Simulated.random() * 256; },
});
