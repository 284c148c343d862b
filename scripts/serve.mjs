// Serves the built site to this machine alone, as a good web server would: the right types, compressed copies, a strict
// content security policy. `node scripts/serve.mjs [--port N] [--site FOLDER]`, or serve() from a test.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sirv = createRequire(resolve(root, 'tests/e2e/package.json'))('sirv');

export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; " +
  "font-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'";

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

function listen(server, port, tries) {
  return new Promise((done, fail) => {
    server.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' || tries <= 1) return fail(error);
      done(listen(server, port + 1, tries - 1));
    });
    server.listen(port, '127.0.0.1', () => done(server.address().port));
  });
}

/// Port 0 takes any free one; another that is taken makes way for the next. Returns { url, close }.
export async function serve({ port = 0, site = resolve(root, 'build/web/site') } = {}) {
  if (!existsSync(resolve(site, 'index.html'))) throw new Error(`there is no site in ${site}; build it with scripts/run --build-only`);
  // A page's own policy is as strict. The program's knows by their hashes the two pieces that a client's page brings; that of the
  // page which fetches a snapshot from another host is the only one that may ask others.
  const sent_with = (name) => {
    const page = resolve(site, name);
    const own = existsSync(page) && /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(page, 'utf8'))?.[1];
    return own ? { ...headers, 'Content-Security-Policy': `${own}; frame-ancestors 'none'` } : headers;
  };
  const of_program = sent_with('index.html'), of_view = sent_with('view.html');
  const files = sirv(site, { dev: true, etag: true, brotli: true, gzip: true });
  const server = createServer((request, response) => {
    const asked = (request.url ?? '').replace(/[?#].*$/, '');
    const sent = /^\/view(\.html)?$/.test(asked) ? of_view : of_program;
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    // A page elsewhere that points its own name at this machine gets nothing.
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (host !== 'localhost' && host !== '127.0.0.1') return response.writeHead(421).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    files(request, response);
  });
  const taken = await listen(server, port, port ? 50 : 1);
  const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { url: `http://127.0.0.1:${taken}/`, close };
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
  try {
    const { url } = await serve({ port: Number(option('--port', 8080)), site: option('--site') });
    console.log(url);
  } catch (error) {
    console.error(`serve: ${error.message}`);
    process.exitCode = 1;
  }
}
