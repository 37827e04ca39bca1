// A site as a strict server gives it to browsers: compressed, and with a policy that lets nothing run or style but the site's own files.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createGzip } from 'node:zlib';

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};
const compressed = new Set(['.css', '.html', '.js', '.json', '.svg', '.xml']);

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

// Answers below the base the site was built for; calls `done` with the address and stops when that returns.
export async function served(site, done) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const inside = pathname.startsWith(site.base) ? decodeURIComponent(pathname.slice(site.base.length)) : null;
    const path = inside === '' || inside?.endsWith('/') ? `${inside}index.html` : inside;
    const there = path !== null && site.files.has(path);
    const type = there ? extname(path) : '.html';
    response.writeHead(there ? 200 : 404, {
      'content-type': types[type] ?? 'application/octet-stream',
      'content-security-policy': policy,
      ...(compressed.has(type) ? { 'content-encoding': 'gzip' } : {}),
    });
    const file = createReadStream(join(site.folder, there ? path : '404.html'));
    (compressed.has(type) ? file.pipe(createGzip({ level: 6 })) : file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await done(`http://127.0.0.1:${server.address().port}${site.base}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}
