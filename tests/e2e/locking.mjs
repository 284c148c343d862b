// Locks a page or data as the program does, by web/lock.js as it stands, and fills in the file around it as share/locked_page and
// share/locked_data do.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const asset = (name) => readFileSync(new URL(`../../assets/snapshot/${name}`, import.meta.url), 'latin1');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function seal(passphrase, clear) {
  let found;
  new Function('addToLibrary', readFileSync(new URL('../../web/lock.js', import.meta.url), 'utf8'))((all) => { found = all; });
  globalThis.RpLock = found.$RpLock;
  return found.$RpLock.seal(passphrase, clear);
}

/// A snapshot as data behind the passphrase: the text of the file.
export async function locked_data(clear, passphrase) {
  const { header, cipher } = await seal(passphrase, new TextEncoder().encode(clear));
  return `${header.slice(0, -1)},"sealed":"${cipher}"}\n`;
}

/// A page with the program inside, as bytes, behind the passphrase: the bytes of the file.
export async function locked_full(clear, passphrase) {
  const sealed = await seal(passphrase, clear);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(clear.subarray(0, 4096).toString('latin1'))[1];
  const sources = (directive) => new RegExp(`${directive} ([^;]*)`).exec(policy)[1];
  const cipher = Buffer.from(sealed.cipher, 'base64').toString('latin1')
    .replace(/[\0\r<=]/g, (c) => `=${String.fromCharCode(c.charCodeAt(0) + 64)}`);
  const marks = {
    CHARSET: 'windows-1252', KIND: 'application/octet-stream', REST: 'img-src data: blob:; font-src data: blob:',
    SCRIPTS: `${hash(asset('locked.js'))} ${sources('script-src')}`, STYLES: `${hash(asset('locked.css'))} ${sources('style-src')}`,
    STYLE: asset('locked.css'), SCRIPT: asset('locked.js'), FROM: '', HEADER: sealed.header, SEALED: cipher,
  };
  return Buffer.from(asset('locked.html').replace(/@([A-Z]+)@/g, (_, name) => marks[name]), 'latin1');
}
