// A web server that is slow, wrong or hostile, as its path says, and the program run against it.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';

// Removed at the end.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-external-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

process.setMaxListeners(100);

const bomb = zlib.gzipSync(Buffer.alloc(200 << 20, '<p>'));

// Writes the same bytes until the other side goes away; in turns, since a socket does not notice that within one.
function flood(stream, bytes) {
  const more = () => {
    if (stream.destroyed) return;
    if (stream.write(bytes)) setImmediate(more);
    else stream.once('drain', more);
  };
  more();
}

// Each way to answer, by path.
const answers = {
  '/ok': (request, response) => response.end('fine'),
  '/page': (request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>t</title><h1 id="part">Part</h1><a name="old"></a>'),
  '/latin': (request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(Buffer.from('<p id="caf\xe9">', 'latin1')),
  '/endless': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    flood(response, Buffer.alloc(1 << 16, '<p>x</p>'));
  },
  '/drip': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write('x'), 100);
    response.on('close', () => clearInterval(timer));
  },
  '/slow-headers': (request) => {
    request.socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => request.socket.write('X-A: b\r\n'), 100);
    request.socket.on('close', () => clearInterval(timer));
  },
  '/silent': () => {},
  '/loop': (request, response) => response.writeHead(301, { location: '/loop' }).end(),
  '/chain': (request, response) => response.writeHead(301, { location: `/chain/${1 + Number(request.url.split('/')[2] ?? 0)}` }).end(),
  '/moved': (request, response) => response.writeHead(301, { location: '/ok' }).end(),
  '/found': (request, response) => response.writeHead(302, { location: '/ok' }).end(),
  '/to-metadata': (request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-other-loopback': (request, response) => response.writeHead(302, { location: 'http://[::1]:9/' }).end(),
  '/to-file': (request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-nowhere': (request, response) => response.writeHead(302).end(),
  '/bad-location': (request) => request.socket.end('HTTP/1.1 302 Found\r\nLocation: /\xff\xfe \x01caf\xe9\r\nContent-Length: 0\r\n\r\n', 'latin1'),
  '/head-lies': (request, response) => response.writeHead(request.method === 'HEAD' ? 404 : 200).end(),
  '/no-head': (request, response) => response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
  '/closes': (request) => request.socket.destroy(),
  '/garbage': (request) => request.socket.end(Buffer.from([0, 1, 2, 255, 254, 10, 13])),
  '/short': (request) => request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p id="part">'),
  '/header-bomb': (request) => {
    request.socket.write('HTTP/1.1 200 OK\r\n');
    flood(request.socket, `X-A: ${'b'.repeat(8000)}\r\n`);
  },
  '/long-header': (request) => request.socket.end(`HTTP/1.1 200 OK\r\nX-A: ${'b'.repeat(1_000_000)}\r\n\r\n`),
  '/endless-100': (request) => {
    flood(request.socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(100));
  },
  '/gzip-bomb': (request, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb),
  '/bad-gzip': (request, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('no gzip'),
  '/invalid-utf8': (request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.from([0x3c, 0x70, 0xff, 0xc0, 0xaf, 0x00, 0x3e])),
  '/cookie': (request, response) => response.writeHead(200, { 'set-cookie': 'secret=1' }).end(),
  '/password': (request, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
  '/busy': (request, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
};

export async function listen(options = {}) {
  const log = [];
  const answer = (request, response) => {
    log.push({ method: request.method, url: request.url, headers: request.headers });
    if (request.url === '/robots.txt') return options.robots ? response.end(options.robots) : response.writeHead(404).end();
    const found = answers[request.url] ?? answers[`/${request.url.split('/')[1]}`] ?? options.answer;
    return found ? found(request, response) : response.writeHead(404).end();
  };
  const server = (options.create ?? http.createServer)(answer);
  server.on('connection', (socket) => socket.on('error', () => {}));
  server.on('clientError', (error, socket) => socket.destroy());
  await new Promise((done) => server.listen(0, options.host ?? '127.0.0.1', done));
  return { log, port: server.address().port, server, close: () => (server.closeAllConnections(), server.close()) };
}

// A site with one article that has these links, a line each.
export function makeSite(links, external) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'site/x'), { recursive: true });
  mkdirSync(join(folder, 'content'));
  const settings = { private_addresses: ['127.0.0.0/8'], per_second: 1000, retries: 0, timeout: 2, ...external };
  writeFileSync(
    join(folder, 'site/x/site.yml'),
    `title: T\ncontent: [{folder: ../../content, layout: "{article}.md"}]\nlocales: [en-us]\nversions: ["1"]\nexternal: ${JSON.stringify(settings)}\n`,
  );
  writeFileSync(join(folder, 'content/index.md'), `---\ntitle: I\ndescription: D\n---\n\n# I\n\n${links.map((link) => `- [x](${link})`).join('\n')}\n`);
  return folder;
}

export function check(folder, options = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, http_proxy: '', https_proxy: '', all_proxy: '', HTTPS_PROXY: '', ALL_PROXY: '', ...options.env };
    const child = execFile(
      process.env.WAYMARK_PROGRAM,
      ['check', '--external', '--format', 'json', ...(options.flags ?? [])],
      { cwd: folder, env, maxBuffer: 1 << 28 },
      (error, out, err) => resolve({ code: error ? error.code : 0, findings: JSON.parse(out || '[]'), err, out }),
    );
    if (options.whenStarted) options.whenStarted(child);
  });
}

// "PATH rule message" of each finding, the server's own address left out.
export function told(findings, port) {
  return findings.map(({ rule, message }) => `${rule}: ${message}`.replaceAll(`http://127.0.0.1:${port}`, '')).sort();
}

export const cacheOf = (folder) => readFileSync(join(folder, '.waymark/external/answers.json'), 'utf8');
