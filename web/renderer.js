// What WebGL is set to. Dear ImGui's renderer asks for a dozen of its settings in every frame, so as to leave them as they
// were, and a browser answers some of them only once the graphics card has done all that it was told before. Nobody but that
// renderer draws here: between its frames the settings are what they were at first, and are asked for once.

addToLibrary({
    $RpGl: {
        known: {},             // Numbers, by setting.
        four: [0xba2, 0xc10],  // GL_VIEWPORT and GL_SCISSOR_BOX; all others are one number.
        array: 0,              // The name of the one vertex array, and of which is bound.
        bound: 0,
        on: {},                // Which settings are switched on; and which attributes are described in that array.
        described: {},
        // Set to what it is already, it is passed on to nobody.
        turn(what, on) {
            if (RpGl.on[what] === on) return;
            RpGl.on[what] = on;
            if (on) GLctx.enable(what);
            else GLctx.disable(what);
        },
    },
    glEnable__deps: ['$RpGl'],
    glEnable: (what) => RpGl.turn(what, true),
    glDisable__deps: ['$RpGl'],
    glDisable: (what) => RpGl.turn(what, false),
    glIsEnabled__deps: ['$RpGl'],
    glIsEnabled: (what) => RpGl.on[what] ??= GLctx.isEnabled(what),
    // The array stays bound, and what is described in it stays so: its buffer is always the same.
    glBindVertexArray__deps: ['$RpGl', '$GL'],
    glBindVertexArray: (name) => {
        if (name && RpGl.bound !== name) GLctx.bindVertexArray(GL.vaos[RpGl.bound = name]);
    },
    glEnableVertexAttribArray__deps: ['$RpGl'],
    glEnableVertexAttribArray: (index) => { if (!RpGl.described[index]) GLctx.enableVertexAttribArray(index); },
    glVertexAttribPointer__deps: ['$RpGl'],
    glVertexAttribPointer: (index, size, type, normalized, stride, at) => {
        if (RpGl.described[index]) return;
        RpGl.described[index] = true;
        GLctx.vertexAttribPointer(index, size, type, !!normalized, stride, at);
    },
    glGetIntegerv__deps: ['$RpGl', '$emscriptenWebGLGet'],
    glGetIntegerv: (name, address) => {
        const at = address >> 2;
        const known = RpGl.known[name];
        if (known) return HEAP32.set(known, at);
        emscriptenWebGLGet(name, address, {{{ cDefs.EM_FUNC_SIG_PARAM_I }}});
        RpGl.known[name] = HEAP32.slice(at, at + (RpGl.four.includes(name) ? 4 : 1));
    },
    // That renderer makes a vertex array for each frame, and chooses its one program anew: both stay.
    glGenVertexArrays__deps: ['$RpGl', '$GL'],
    glGenVertexArrays: (count, names) => {
        if (RpGl.array) return void (HEAP32[names >> 2] = RpGl.array);
        GL.genObject(count, names, 'createVertexArray', GL.vaos);
        RpGl.array = HEAP32[names >> 2];
    },
    glDeleteVertexArrays: () => {},
    glUseProgram__deps: ['$GL'],
    glUseProgram: (name) => {
        const program = GL.programs[name];
        if (program && GLctx.currentProgram !== program) GLctx.useProgram(GLctx.currentProgram = program);
    },
    // A new context begins with settings of its own.
    rp_renderer_forget__deps: ['$RpGl'],
    rp_renderer_forget: () => {
        RpGl.known = {};
        RpGl.on = {};
        RpGl.described = {};
        RpGl.array = RpGl.bound = 0;
    },
});
