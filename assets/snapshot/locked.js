(() => {
'use strict';
const $ = (id) => document.getElementById(id);
const subtle = window.crypto && crypto.subtle, utf8 = new TextEncoder();
const fewest = 600000, most = 10000000, newest = 1;
const sentences = {
  empty: 'Please type the passphrase first.',
  working: 'Opening the file. That takes a moment, so that nobody can try many passphrases.',
  wrong: 'Either this is not the passphrase, or the file was changed on its way: please try once more, letter by letter, and if that does not help, ask for the file and its passphrase again.',
  damaged: 'This file is damaged: a part of it is missing or was changed on its way. No passphrase opens it as it is, so please ask for it again.',
  newer: 'This file says that it was locked in a newer way than this page can open. Please ask for it again.',
  unable: 'This browser cannot unlock files here. Save the file on this device and open it from there in a current Chrome, Edge, Firefox or Safari.',
};
const form = $('ask'), field = $('words'), button = $('open');
let lock, busy = false;

// Null where it is not written in the one way there is.
function bytes(text) {
  try {
    const raw = atob(text);
    return typeof text === 'string' && btoa(raw) === text ? Uint8Array.from(raw, (c) => c.charCodeAt(0)) : null;
  } catch (e) {
    return null;
  }
}
// The characters of windows-1252 in the order of their bytes.
const western = (raw) => new TextDecoder('windows-1252').decode(raw);
// Where the file is read as windows-1252: each byte is a character, but NUL, CR, "<" and "=" are "=" and their byte + 64.
function unpacked(text) {
  const of = new Map([...western(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((c, byte) => [c.charCodeAt(0), byte]));
  const out = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; ++at) {
    let byte = of.get(text.charCodeAt(at));
    if (byte === 61) byte = of.get(text.charCodeAt(++at)) - 64;
    if (!(byte >= 0)) return null;
    out[size++] = byte;
  }
  return out.subarray(0, size);
}
function cipher() {
  const place = $('sealed');
  return place.type === 'application/octet-stream' ? unpacked(place.textContent) : bytes(place.textContent);
}
// What the file says of its lock, or which sentence says why not. That it is true shows only when the file opens.
function read() {
  const text = $('header').textContent;
  let header;
  try {
    header = JSON.parse(text);
  } catch (e) {
    return 'damaged';
  }
  if (!header || header.format !== 'rapport-locked' || !Number.isInteger(header.version) || header.version < 1) return 'damaged';
  if (header.version > newest) return 'newer';
  const salt = bytes(header.salt), nonce = bytes(header.nonce), sealed = cipher(), count = header.iterations;
  if (header.kdf !== 'PBKDF2-SHA-256' || !Number.isInteger(count) || count < fewest || count > most) return 'damaged';
  if (!salt || salt.length < 16 || salt.length > 64 || !nonce || nonce.length !== 12 || !sealed || sealed.length <= 16) return 'damaged';
  return { salt, nonce, sealed, iterations: count, header: utf8.encode(text) };
}
async function unlock(typed) {
  const words = utf8.encode(typed.normalize('NFKC').trim().replace(/\s+/g, ' '));
  const base = await subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const key = await subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: lock.salt, iterations: lock.iterations }, base,
    { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const plain = await subtle.decrypt({ name: 'AES-GCM', iv: lock.nonce, additionalData: lock.header, tagLength: 128 }, key, lock.sealed);
  // A page with the program inside is bytes, and says so.
  if (western(plain.slice(0, 512)).includes('<meta charset="windows-1252">')) return western(plain);
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}
// In place of this page, under the policy of both.
function show(html) {
  window.rapportLocked = true; // Whoever takes answers in it keeps no draft of them.
  const policy = window.trustedTypes && trustedTypes.createPolicy('rapport-locked', { createHTML: (text) => text });
  document.open();
  document.write(policy ? policy.createHTML(html) : html);
  document.close();
  const main = $('main');
  if (main) main.focus({ preventScroll: true });
}
function say(key) {
  $('said').textContent = key ? sentences[key] : '';
}
function complain(key) {
  say(key);
  field.setAttribute('aria-invalid', 'true');
  field.focus();
  field.select();
}
function work(on) {
  busy = on;
  $('busy').textContent = on ? sentences.working : '';
  field.readOnly = on;
  if (on) button.setAttribute('aria-disabled', 'true');
  else button.removeAttribute('aria-disabled');
}
async function submit(event) {
  event.preventDefault();
  if (busy) return;
  if (!field.value.trim()) return complain('empty');
  say('');
  field.removeAttribute('aria-invalid');
  work(true);
  let html = null, reason = 'wrong';
  try {
    html = await unlock(field.value);
  } catch (e) {
    if (e.name === 'NotSupportedError') reason = 'unable';
  }
  if (html !== null) return show(html);
  work(false);
  complain(reason);
}
lock = subtle ? read() : 'unable';
if (typeof lock === 'string') return say(lock);
say('');
$('said').setAttribute('role', 'alert');
form.hidden = $('note').hidden = false;
form.addEventListener('submit', submit);
$('show').addEventListener('change', (event) => { field.type = event.target.checked ? 'text' : 'password'; });
field.focus();
})();
