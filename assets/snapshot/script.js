// The client's snapshot takes answers: options and words beside everything that can be answered, a draft in this browser, and a
// small sealed file (or text for a mail) to send back. Nothing is sent from here; the page is whole without this script.
//
// The page gives empty elements <div class="slot" data-ref="d1"> and one block of data that says what each of them is: a
// comment where it names no kind. Rows of milestones may be many: they have their ref as id, and get their slot here. What is made
// here is made with createElement and textContent alone: the page's policy lets nothing else through.
// ASCII only: the bytes of this script are hashed into that policy.
(() => {
  "use strict";

  const page = document;
  const byId = (id) => page.getElementById(id);
  const data = JSON.parse(byId("rapport-data").textContent);
  const items = new Map(data.items.map((item) => [item.ref, item]));
  for (const row of page.querySelectorAll(".stones tr[id]")) {
    const slot = page.createElement("div");
    slot.className = "slot";
    slot.setAttribute("data-ref", row.id);
    row.cells[0].append(slot);
  }
  const slots = page.querySelectorAll(".slot");

  const mostText = 8000; // Characters of one answer, as the reader takes them.
  const mostBytes = 256 * 1024 * 1024; // Of a file that is compared here.

  // What can be chosen, by kind of item; a question or a decision may bring its own options.
  const choicesByKind = {
    question: [["yes", "Yes"], ["partly", "Partly"], ["no", "No"]],
    deliverable: [["approve", "I approve this version"], ["changes", "I ask for changes"]],
    evidence: [["confirm", "Yes, this is right"], ["dispute", "Not quite right"]],
    recovery: [["confirm", "Yes, this is put right"], ["not-yet", "Not yet"]],
    request: [["approve", "I agree"], ["decline", "I do not agree"]],
  };
  // Choices that say too little without words.
  const needsWords = { changes: "What should change?", dispute: "What is not right?", "not-yet": "What is still missing?", none: "What would you like instead?" };
  // Where an answer stands in the reply; everything else is a comment.
  const groupByKind = {
    question: "answers", deliverable: "deliverables", evidence: "evidence", recovery: "recoveries", decision: "decisions",
    request: "requests", ranking: "rankings", wish: "wishes",
  };
  const wordsAlone = ["question", "wish"]; // Words without a choice are an answer there, and no comment.
  const groupNames = { deliverable: "Your answer on ", evidence: "Is this evidence right: ", decision: "Your decision: ", recovery: "Has this been put right: ", request: "Do you agree with what this would mean: " };

  // The numbers of a question that is answered with one; null: it is not.
  const numbersOf = (item) => {
    const title = item.kind === "question" && byId("t-" + item.ref);
    if (!title || !title.dataset.to) return null;
    const numbers = [];
    for (let number = Number(title.dataset.from); number <= Number(title.dataset.to); number += 1) numbers.push([String(number), String(number)]);
    return numbers;
  };
  const choicesOf = (item) => item.options || numbersOf(item) || (item.free ? null : choicesByKind[item.kind]) || null;

  // An order is "3,1,2": numbers of what is ranked, from 1, the most important first. Places in the list, or null where it is none.
  const orderIn = (item, choice) => {
    const order = String(choice || "").split(",").map((number) => number - 1);
    return order.length === item.ranks.length && item.ranks.every((_, place) => order.includes(place)) ? order : null;
  };
  const isOffered = (item, choice) =>
    item.ranks ? !!orderIn(item, choice) : (choicesOf(item) || []).some(([value]) => value === choice);

  // --- The draft: by ref what was chosen and written. Kept in this browser where it lets us, or else as long as the page is open.
  // What was locked is not left behind in the open, and a preview is no place to keep anything.

  const memoryOnly = !!window.rapportLocked || !/^(file|https?|content):$/.test(location.protocol);
  const draftKey = "rapport-reply:" + data.snapshot;
  let draft = {};
  let signedAs = data.recipientName;
  let kept = false; // This browser keeps the draft.
  let unsaved = false; // Something was answered and neither saved nor copied since.

  const readDraft = () => {
    if (memoryOnly) return;
    try {
      const stored = JSON.parse(localStorage.getItem(draftKey) || "null");
      kept = true;
      if (!stored || typeof stored !== "object") return;
      for (const [ref, one] of Object.entries(stored.answers || {})) {
        const known = items.has(ref) && one && isOffered(items.get(ref), one.choice);
        if (items.has(ref) && one) draft[ref] = { choice: known ? one.choice : "", text: String(one.text || "") };
      }
      if (stored.name) signedAs = String(stored.name);
    } catch {
      kept = false;
    }
  };

  const keepDraft = () => {
    unsaved = true;
    try {
      if (!memoryOnly) localStorage.setItem(draftKey, JSON.stringify({ answers: draft, name: signedAs }));
      kept = !memoryOnly;
    } catch {
      kept = false;
    }
    showCounts();
  };

  const answer = (ref, change) => {
    const one = Object.assign({ choice: "", text: "" }, draft[ref], change);
    if (one.choice || clean(one.text)) draft[ref] = one;
    else delete draft[ref];
    keepDraft();
  };

  const isAnswered = (item) => item.ref in draft;

  // Text as the reader accepts it: no control characters, no halves of characters, not longer than it may be.
  const clean = (text) =>
    (text || "")
      .replace(/\r\n?/g, "\n")
      .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "")
      .trim()
      .slice(0, mostText)
      .replace(/[\ud800-\udfff]/gu, "\ufffd");

  // --- Making elements.

  const make = (tag, attributes, ...children) => {
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  };

  const icon = (id) => {
    const svg = page.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = page.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("viewBox", "0 0 24 24");
    use.setAttribute("href", "#" + id);
    svg.append(use);
    return svg;
  };

  const hidden = (text) => make("span", { class: "vh" }, text);

  const button = (kind, act, ...children) => {
    const made = make("button", { type: "button", class: kind }, ...children);
    made.addEventListener("click", act);
    return made;
  };

  // Only what is new: it may be read aloud.
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // --- One item: its options, its words, and for a file the comparison.

  const fillSlot = (slot, item) => {
    const ref = item.ref;
    const choices = choicesOf(item);
    const now = () => draft[ref] || { choice: "", text: "" };

    const words = make("textarea", { id: "n-" + ref, rows: 3, maxlength: mostText });
    words.value = now().text;
    const label = make("label", { class: "field", for: "n-" + ref });
    const trouble = make("p", { class: "err", id: "e-" + ref });
    const note = item.free
      ? null
      : make("details", { open: !!clean(now().text) },
          make("summary", null, icon("i-note"), item.label ? make("span", null, item.label) : make("span", null, "Comment", hidden(" on " + item.name))),
          label, words, trouble);

    // The label asks for what is needed now; a complaint about missing words goes as soon as it is no longer true.
    const relabel = () => {
      const asked = needsWords[now().choice];
      label.textContent = asked ? asked + " (needed)"
        : item.free ? "In your own words (if there is nothing, leave it empty)"
        : choices ? "Your comment (if you wish)"
        : "Your comment on \u201c" + item.name + "\u201d";
      if (!asked || clean(words.value)) {
        trouble.textContent = "";
        words.removeAttribute("aria-invalid");
        words.removeAttribute("aria-describedby");
      }
      if (note) note.className = clean(words.value) ? "has-note" : "";
    };

    if (choices) {
      const group = make("div", item.kind === "question"
        ? { class: "opts", role: "radiogroup", "aria-labelledby": "t-" + ref }
        : { class: "opts", role: "radiogroup", "aria-label": (groupNames[item.kind] || "Your answer: ") + item.name });
      const clear = make("button", { type: "button", class: "plain" }, "Clear", hidden(" my answer on " + item.name));
      clear.hidden = !now().choice;
      for (const [value, shown] of choices) {
        const radio = make("input", { type: "radio", name: "r-" + ref, value: value });
        radio.checked = now().choice === value;
        radio.addEventListener("change", () => {
          answer(ref, { choice: value });
          clear.hidden = false;
          if (note && needsWords[value]) note.open = true;
          relabel();
        });
        group.append(make("label", { class: "opt" }, radio, make("span", null, shown)));
      }
      clear.addEventListener("click", () => {
        const radios = group.querySelectorAll("input");
        for (const radio of radios) radio.checked = false;
        clear.hidden = true;
        answer(ref, { choice: "" });
        relabel();
        radios[0].focus();
      });
      group.append(clear);
      slot.append(group);
    }
    if (item.ranks) slot.append(ranking(item));
    words.addEventListener("input", () => {
      answer(ref, { text: words.value });
      relabel();
    });
    if (note) slot.append(note);
    else slot.append(label, words);
    if (item.sha256 && item.kind !== "request") slot.append(fileCheck(item));
    relabel();
  };

  // A list that is put in order step by step. It says nothing before somebody says that it is theirs.
  const ranking = (item) => {
    const given = () => (draft[item.ref] || {}).choice || "";
    const asNamed = () => item.ranks.map((_, place) => place);
    let order = orderIn(item, given()) || asNamed();
    const list = make("ol", { class: "rank", "aria-label": item.name });
    const said = make("p", { class: "small", role: "status" });
    const tell = (before) => {
      write(said, (before || "") + (given() ? "This is kept as your order." : "Not answered yet. Press \u201cThis is my order\u201d when it is right."));
      clear.hidden = !given();
    };
    const rows = item.ranks.map((name, place) => {
      const step = (by, word) => button("step", () => move(place, by), word, hidden(": " + name));
      const row = { up: step(-1, "Up"), down: step(1, "Down") };
      row.line = make("li", null, make("span", null, name), make("span", { class: "steps" }, row.up, row.down));
      return row;
    });
    const show = () => {
      list.append(...order.map((place) => rows[place].line));
      order.forEach((place, at) => {
        rows[place].up.setAttribute("aria-disabled", String(at === 0)); // Not disabled: the focus stays where it was.
        rows[place].down.setAttribute("aria-disabled", String(at === order.length - 1));
      });
    };
    const move = (place, by) => {
      const from = order.indexOf(place), to = from + by;
      if (to < 0 || to >= order.length) return;
      order.splice(from, 1);
      order.splice(to, 0, place);
      show();
      (by < 0 ? rows[place].up : rows[place].down).focus();
      answer(item.ref, { choice: "" }); // What was said of another order does not hold for this one.
      tell("\u201c" + item.ranks[place] + "\u201d is now " + (to + 1) + " of " + order.length + ". ");
    };
    const clear = button("plain", () => {
      answer(item.ref, { choice: "" });
      order = asNamed();
      show();
      tell();
      mine.focus();
    }, "Clear", hidden(" my order"));
    const mine = button("btn", () => {
      answer(item.ref, { choice: order.map((place) => place + 1).join(",") });
      tell();
    }, "This is my order");
    show();
    tell();
    return make("div", { class: "ranking" }, list, make("div", { class: "acts" }, mine, clear), said);
  };

  // Whether the reader's own copy is the file that was handed over. It is read on this device alone.
  const fileCheck = (item) => {
    const said = make("p", { role: "status" });
    const chooser = make("input", { type: "file", id: "f-" + item.ref });
    chooser.addEventListener("change", () => {
      const file = chooser.files[0];
      if (!file) return;
      if (file.size > mostBytes) {
        said.textContent = "This file is too large to check here.";
        return;
      }
      said.textContent = "Checking\u2026";
      const reader = new FileReader();
      reader.onload = () => {
        const same = hex(sha256(new Uint8Array(reader.result))) === item.sha256;
        said.textContent = same ? "Same file. Your copy is version " + item.version + "."
          : "Not the same file. Your copy differs from version " + item.version + ".";
      };
      reader.onerror = () => {
        said.textContent = "This file could not be read.";
      };
      reader.readAsArrayBuffer(file);
    });
    return make("details", { class: "check" },
      make("summary", null, icon("i-file"), make("span", null, "Check my copy", hidden(" of " + item.name))),
      make("label", { class: "field", for: "f-" + item.ref }, "Choose your copy of \u201c" + item.name + "\u201d. It is read on this device only."),
      chooser, said);
  };

  const fillSlots = () => {
    for (const slot of slots) {
      const item = items.get(slot.getAttribute("data-ref"));
      slot.textContent = "";
      if (item) fillSlot(slot, item);
    }
  };

  // --- SHA-256 (FIPS 180-4) and HMAC (RFC 2104): a page opened from a file may have no crypto.subtle.

  const wordsOf = (digits) => Int32Array.from(digits.match(/.{8}/g), (one) => parseInt(one, 16) | 0);
  const firstState = wordsOf("6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19");
  const rounds = wordsOf(
    "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174" +
    "e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967" +
    "27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070" +
    "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2");
  const turned = (word, by) => (word >>> by) | (word << (32 - by));

  const sha256 = (bytes) => {
    const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const state = firstState.slice();
    const w = new Int32Array(64);
    for (let block = 0; block < padded.length; block += 64) {
      for (let i = 0; i < 16; ++i) w[i] = view.getInt32(block + 4 * i);
      for (let i = 16; i < 64; ++i) {
        const x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; ++i) {
        const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
        const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
    }
    const digest = new Uint8Array(32);
    const out = new DataView(digest.buffer);
    state.forEach((word, i) => out.setInt32(4 * i, word));
    return digest;
  };

  const joined = (a, b) => {
    const all = new Uint8Array(a.length + b.length);
    all.set(a);
    all.set(b, a.length);
    return all;
  };
  const hmac = (key, bytes) => {
    const block = new Uint8Array(64);
    block.set(key);
    return sha256(joined(block.map((one) => one ^ 0x5c), sha256(joined(block.map((one) => one ^ 0x36), bytes))));
  };
  const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  const unhex = (digits) => Uint8Array.from(digits.match(/../g) || [], (one) => parseInt(one, 16));
  const utf8 = (text) => new TextEncoder().encode(text);

  // --- The reply.

  // The bytes that are sealed: members in the order of their names, no spaces. Who reads it makes the same.
  const canonical = (value) =>
    Array.isArray(value) ? "[" + value.map(canonical).join(",") + "]"
    : value && typeof value === "object"
      ? "{" + Object.keys(value).sort().map((name) => JSON.stringify(name) + ":" + canonical(value[name])).join(",") + "}"
      : JSON.stringify(value);

  const sealedReply = () => {
    const now = new Date();
    const reply = {
      format: "rapport-reply",
      version: 1,
      project: data.project,
      snapshot: data.snapshot,
      snapshotSha256: byId("integrity").getAttribute("data-sha256"),
      recipient: data.recipient,
      from: clean(signedAs).slice(0, 120) || data.recipientName,
      answeredAt: now.toISOString().slice(0, 19) + "Z",
      utcOffsetMinutes: -now.getTimezoneOffset() || 0,
      reply: hex(crypto.getRandomValues(new Uint8Array(16))),
    };
    for (const item of data.items.filter(isAnswered)) {
      const { choice, text } = draft[item.ref];
      const one = { ref: item.ref };
      if (choice) one.choice = choice;
      if (choice && (item.version || item.sha256)) { // Which file, or which words, they looked at.
        if (item.kind !== "request") one.version = item.version || "";
        one.sha256 = item.sha256 || "";
      }
      if (clean(text)) one.text = clean(text);
      const group = (choice || wordsAlone.includes(item.kind)) && groupByKind[item.kind] || "comments";
      (reply[group] = reply[group] || []).push(one);
    }
    reply.seal = hex(hmac(unhex(data.replyKey), utf8(canonical(reply))));
    return reply;
  };

  // For a mail: what people read first, then the same as the file in letters that no mail program changes.
  const asText = (reply) => {
    const lines = [
      "Reply to: " + data.title,
      "From: " + reply.from,
      "Snapshot: " + data.snapshot + " as of " + data.asOf,
      "Answered: " + reply.answeredAt.replace("T", " ").replace("Z", " UTC"),
      "",
    ];
    for (const item of data.items.filter(isAnswered)) {
      const { choice, text } = draft[item.ref];
      const chosen = choice && (choicesOf(item) || []).find(([value]) => value === choice);
      lines.push("[" + item.ref + "] " + item.name + (item.version ? " (version " + item.version + ")" : ""));
      if (chosen) lines.push("  " + chosen[1]);
      if (choice && item.ranks) orderIn(item, choice).forEach((place, at) => lines.push("  " + (at + 1) + ". " + item.ranks[place]));
      if (clean(text)) lines.push("  " + clean(text).replace(/\n/g, "\n  "));
      lines.push("");
    }
    const letters = btoa(Array.from(utf8(canonical(reply)), (one) => String.fromCharCode(one)).join(""));
    lines.push("-----BEGIN RAPPORT REPLY-----", ...letters.match(/.{1,72}/g), "-----END RAPPORT REPLY-----", "");
    return lines.join("\n");
  };

  // --- Saving: a box at the end of the questions, and a bar that leads there.

  const say = (text) => {
    byId("r-said").textContent = text;
  };

  const counted = (count, one, many) => count + " " + (count === 1 ? one : many);

  const showCounts = () => {
    const each = Array.from(items.values()); // What stands twice on the page is counted once.
    const answered = each.filter(isAnswered);
    const questions = each.filter((item) => item.kind === "question");
    const told = answered.filter((item) => item.kind === "question").length;
    byId("r-tally").hidden = !answered.length;
    write(byId("r-count"), counted(answered.length, "answer", "answers") + " so far" + (memoryOnly ? ", not kept when you close this page" : ""));
    write(byId("r-sum"), answered.length
      ? "You have answered " + told + " of " + counted(questions.length, "question", "questions") + " and marked or commented on " +
        counted(answered.length - told, "other item", "other items") + "."
      : "Nothing is marked yet. You may answer as much or as little as you like.");
    byId("r-keep").textContent = memoryOnly
      ? "This page keeps no draft: what you answer is lost when you close it. Please save your answers before that."
      : !answered.length ? ""
      : kept ? "Your draft is kept in this browser on this device until you forget it."
      : "This browser does not keep drafts. Please save before you close this page.";
  };

  // Whether there is something to send and nothing lacks its words; what lacks them takes the focus.
  const isReady = () => {
    if (!data.items.some(isAnswered)) {
      say("Nothing is marked yet, so there is nothing to save.");
      return false;
    }
    const lacking = data.items.find((item) => isAnswered(item) && needsWords[draft[item.ref].choice] && !clean(draft[item.ref].text));
    if (!lacking) return true;
    const words = byId("n-" + lacking.ref);
    const trouble = byId("e-" + lacking.ref);
    trouble.textContent = "Please add a few words, so we know what to do.";
    words.setAttribute("aria-invalid", "true");
    words.setAttribute("aria-describedby", trouble.id);
    words.closest("details").open = true;
    words.focus();
    say("Not saved yet: \u201c" + lacking.name + "\u201d needs a few words.");
    return false;
  };

  const save = () => {
    if (!isReady()) return;
    const reply = sealedReply();
    const name = data.slug + "-reply-" + reply.answeredAt.slice(0, 10) + ".rapport-reply.json";
    const url = URL.createObjectURL(new Blob([JSON.stringify(reply, null, 1) + "\n"], { type: "application/json" }));
    const link = make("a", { href: url, download: name });
    page.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    unsaved = false;
    say("Saved as " + name + " in your downloads. Please attach it to a mail to " + data.mail + ".");
  };

  const copy = () => {
    if (!isReady()) return;
    const text = asText(sealedReply());
    const byHand = () => {
      say("Copying is not allowed here. Select the text below and copy it by hand.");
      const area = make("textarea", { "aria-label": "Your answers as text", readonly: true, rows: 8 });
      area.value = text;
      byId("r-said").append(area);
      area.focus();
      area.select();
    };
    const copied = () => {
      unsaved = false;
      say("Copied. Paste it into a message to " + data.mail + ".");
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(copied, byHand);
    else byHand();
  };

  const forget = () => {
    draft = {};
    signedAs = byId("r-name").value = data.recipientName;
    unsaved = false;
    try {
      if (!memoryOnly) localStorage.removeItem(draftKey);
    } catch {
      // Then nothing was kept either.
    }
    fillSlots();
    showCounts();
    say("Your draft is forgotten.");
  };

  const buildSending = () => {
    const name = make("input", { type: "text", id: "r-name", autocomplete: "name", maxlength: 120 });
    name.value = signedAs;
    name.addEventListener("input", () => {
      signedAs = name.value;
      keepDraft();
    });
    const box = byId("r-send");
    box.className = "send";
    box.append(
      make("h3", null, "Save and send"),
      make("p", { id: "r-sum", "aria-live": "polite" }),
      make("label", { class: "field", for: "r-name" }, "Answering as"), name,
      make("div", { class: "acts" }, button("btn go", save, "Save my answers"), button("btn", copy, "Copy as text"), button("plain", forget, "Forget my draft")),
      make("p", { class: "small", id: "r-keep" }),
      make("div", { class: "said", id: "r-said", role: "status" }),
      make("p", { class: "small" }, "Nothing leaves this device by itself. Save the small file, attach it to a mail to ",
        make("a", { href: data.mailto }, data.mail), ", or paste the copied text into any message."));

    const saveHere = () => {
      save();
      if (!unsaved) byId("r-said").scrollIntoView({ block: "center" });
    };
    const bar = make("div", { class: "tally ui", id: "r-tally", role: "region", "aria-label": "Your answers so far", hidden: true },
      make("span", { id: "r-count" }), memoryOnly ? button("plain", saveHere, "Save now") : null, make("a", { href: "#your-answers" }, "Review and save"));
    page.body.append(bar);
    page.addEventListener("focusin", (event) => { // What takes the focus comes out from behind the bar.
      const place = event.target.getBoundingClientRect();
      const top = bar.hidden ? innerHeight : bar.getBoundingClientRect().top;
      if (!bar.contains(event.target) && place.bottom > top && place.height < top - 32) scrollBy(0, place.bottom - top + 16);
    });
  };

  // By the clock and the calendar of whoever reads.
  const sayLate = () => {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    if (!data.goodUntil || today <= data.goodUntil) return;
    page.querySelector(".title").prepend(make("p", { class: "late" }, "This copy was good until " + data.goodUntilDay + ". Please ask for a newer one."));
  };

  page.documentElement.classList.add("js");
  sayLate();
  readDraft();
  buildSending();
  fillSlots();
  showCounts();
  addEventListener("beforeunload", (event) => {
    if (!unsaved || kept || !data.items.some(isAnswered)) return;
    event.preventDefault();
    event.returnValue = "";
  });
})();
