// A client's page that carries the program: a button starts it, in the place of the page. All of it stands in this file
// (src/share/full_page.h): what it shows in #rapport-snapshot; the program in #rapport-program, whose first line says how long its
// parts are, and what follows is all of them in a row, deflated (raw), byte by byte, as shell/later-pack.js has packed them: NUL, CR,
// "<" and "=" stand as "=" and their byte + 64. Nothing is fetched. Going back loads the page anew; the page itself keeps its draft.
// ASCII only: the bytes of this script are hashed into the page's policy.
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);

  // --- The program

  // The file is read as windows-1252, where each byte is one character.
  const bytesOf = (text) => {
    const byteOf = new Uint8Array(0x10000), bytes = new Uint8Array(text.length);
    const characters = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    for (let byte = 0; byte < 256; ++byte) byteOf[characters.charCodeAt(byte)] = byte;
    let size = 0;
    for (let at = 0; at < text.length; ++at) {
      const byte = byteOf[text.charCodeAt(at)];
      bytes[size++] = byte === 0x3d ? byteOf[text.charCodeAt(++at)] - 64 : byte;
    }
    return bytes.subarray(0, size);
  };

  // In their order.
  const parts = async () => {
    const text = byId("rapport-program").textContent, line = text.indexOf("\n");
    const sizes = text.slice(0, line).split(" ").map(Number);
    const packed = new Blob([bytesOf(text.slice(line + 1))]);
    const all = await new Response(packed.stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
    let at = 0;
    const each = sizes.map((size) => new Uint8Array(all, (at += size) - size, size));
    if (at !== all.byteLength) throw new Error("damaged");
    return each;
  };

  // --- The program in the place of the page

  const make = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const show = (sheet) => {
    document.querySelectorAll("style").forEach((style) => style.remove());
    document.adoptedStyleSheets = [sheet];
    const canvas = make("canvas", ""), undrawn = make("p", "This browser lets no page draw, so the text and controls are shown without drawings.");
    canvas.id = "canvas";
    canvas.setAttribute("aria-hidden", "true");
    undrawn.id = "undrawn-notice";
    document.body.replaceChildren(canvas, undrawn);
    window.scrollTo(0, 0);
  };

  const crashed = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    const back = make("button", "Back to the page");
    back.addEventListener("click", () => location.reload());
    document.body.replaceChildren(make("p", "The interactive view has stopped because of a mistake in it. Everything that was shared is on the page."), back);
    back.focus();
  };

  // The page goes when nothing is left that could fail.
  const start = ([script, program, later, style], compiled) => new Promise((done, failed) => {
    const text = new TextDecoder(), sheet = new CSSStyleSheet();
    sheet.replaceSync(text.decode(style));
    const snapshot = new TextEncoder().encode(byId("rapport-snapshot").textContent);
    const absent = new Proxy({}, {
      get: (none, name) => () => { throw new WebAssembly.RuntimeError("called before it was here: " + String(name)); },
    });
    let asked = false;
    window.Module = {
      instantiateWasm(imports, receive) {
        asked = true;
        imports.placeholder = absent;
        WebAssembly.instantiate(compiled, imports).then((instance) => {
          window.Module.fetchLater = () => (later.length ? WebAssembly.instantiate(later, { primary: instance.exports }) : Promise.resolve());
          show(sheet);
          done();
          addEventListener("error", (event) => crashed(event.error));
          addEventListener("unhandledrejection", (event) => crashed(event.reason));
          receive(instance, compiled);
        }).catch(failed);
        return {};
      },
      snapshot: {
        inFile: true,
        fetch: () => Promise.resolve(snapshot),
        leave: () => location.reload(),
      },
    };
    document.head.append(make("script", text.decode(script)));
    if (!asked) failed(new Error("the program did not ask for its code"));
  });

  // --- The button

  // Whether the page would ask before it is left: something is answered that is neither saved nor kept.
  const losesAnswers = () => {
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    return leaving.defaultPrevented;
  };

  const place = document.querySelector("header .title") || document.querySelector("header");
  if (!place) return;
  const row = make("div", ""), button = make("button", "Open the interactive view"), said = make("span", "");
  row.className = "to-view";
  said.setAttribute("role", "status");
  button.type = "button";
  row.append(button, said);
  place.append(row);

  const open = async () => {
    if (losesAnswers()) {
      const way = make("a", "Save your answers");
      way.href = "#your-answers";
      said.replaceChildren(way, " first: this browser keeps no draft of them, and the interactive view takes the place of this page.");
      return;
    }
    button.disabled = true;
    said.textContent = "Opening\u2026";
    try {
      if (document.characterSet !== "windows-1252") {
        said.textContent = "The program did not arrive whole, since this page was handed on as text. Save the file as it was sent to you, and open it from there.";
        return;
      }
      const all = await parts();
      await start(all, await WebAssembly.compile(all[1]));
    } catch (error) {
      console.warn(error);
      said.textContent = "This browser cannot open the interactive view; a current Firefox, Chrome, Edge or Safari can. Everything that was shared is on this page.";
    }
  };
  button.addEventListener("click", open);
})();
