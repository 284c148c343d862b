// Locks a page as the program does, by web/lock.js as it stands, and fills in the page around it as share/locked_page does.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const asset = (name) => readFileSync(new URL(`../../assets/snapshot/${name}`, import.meta.url), 'latin1');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/// A page with the program inside, as bytes, behind the passphrase: the bytes of the file.
export async function locked_full(clear, passphrase) {
  let found;
  new Function('addToLibrary', readFileSync(new URL('../../web/lock.js', import.meta.url), 'utf8'))((all) => { found = all; });
  globalThis.RpLock = found.$RpLock;
  const sealed = await found.$RpLock.seal(passphrase, clear);
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
