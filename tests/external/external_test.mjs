import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import test from 'node:test';

import { cacheOf, check, listen, makeSite, temporaryFolder, told } from './servers.mjs';

// What one run finds about these paths of a server.
async function ask(paths, { server = {}, external = {}, ...options } = {}) {
  const web = await listen(server);
  const folder = makeSite(
    paths.map((path) => (!path.startsWith('/') ? path : `http://127.0.0.1:${web.port}${path}`)),
    { ports: [web.port], ...external },
  );
  const run = await check(folder, options);
  web.close();
  return { ...run, folder, web, told: told(run.findings, web.port) };
}

test('pages that are there are not told', async () => {
  const run = await ask(['/ok', '/page#part', '/page#old', '/no-head', '/head-lies', '/found', '/cookie']);
  assert.deepEqual(run.told, []);
  assert.equal(run.code, 0);
});

test('what is wrong is told, each in its rule', async () => {
  const run = await ask(['/gone', '/page#none', '/moved', '/loop', '/chain', '/password', '/to-nowhere']);
  assert.deepEqual(run.told, [
    'external/forbidden: "/password" answers 401 (Unauthorized: it wants a password)',
    'external/missing-anchor: the page at "/page" has no anchor "none"',
    'external/not-found: "/gone" answers 404 (Not Found)',
    'external/redirected: "/moved" has moved for good to "/ok"',
    'external/unreachable: "/chain" leads to "/chain/10", which redirects once more, after 10 times',
    'external/unreachable: "/loop" redirects in a circle, by way of "/loop"',
    'external/unreachable: "/to-nowhere" answers 302 (Found) and does not say where to go on',
  ]);
  assert.equal(run.code, 1);
  const requests = run.web.log.filter(({ url }) => url.startsWith('/chain')).length;
  assert.ok(requests <= 24, `${requests} requests for an endless chain`);
});

test('redirects lead to no private address, no other scheme', async () => {
  const run = await ask(['/to-metadata', '/to-other-loopback', '/to-file']);
  assert.deepEqual(run.told, [
    'external/refused: "/to-file" redirects to "file:///etc/passwd", which is no web address',
    'external/refused: "/to-metadata" leads to "http://169.254.169.254/latest/", which is not asked: 169.254.169.254 is where a cloud keeps what its machines may know',
    'external/refused: "/to-other-loopback" leads to "http://[::1]:9/", which is not asked: ::1 is an address of the machine itself',
  ]);
});

test('private addresses are refused in every form, and by name', async () => {
  const web = await listen({ host: '::' });
  const at = (host) => `http://${host}:${web.port}/ok`;
  const hosts = ['127.0.0.1', '2130706433', '0x7f.1', '0', '[::1]', '[::ffff:127.0.0.1]', 'localhost', 'a.localhost'];
  const folder = makeSite(hosts.map(at), { ports: [web.port], private_addresses: [] });
  const run = await check(folder);
  web.close();
  assert.equal(run.findings.length, hosts.length, run.out);
  for (const { rule, message } of run.findings) {
    assert.equal(rule, 'external/refused');
    assert.match(message, /is not asked/);
  }
  assert.deepEqual(web.log, []);
});

test('hostile answers end, and take little memory', async () => {
  const begun = Date.now();
  const run = await ask(
    ['/endless#x', '/drip#x', '/slow-headers', '/silent', '/closes', '/garbage', '/header-bomb', '/long-header', '/endless-100', '/gzip-bomb#x', '/bad-gzip#x', '/invalid-utf8#x', '/bad-location', '/latin#caf%C3%A9', '/short#part'],
    { external: { per_host: 16 } },
  );
  assert.ok(Date.now() - begun < 30_000, `${Date.now() - begun} ms`);
  for (const line of run.told) assert.match(line, /^external\/(unreachable|missing-anchor|not-found): /, line);
  const about = (path) => run.told.filter((line) => line.includes(`"${path}"`) || line.includes(`"${path}#`)).join('\n');
  assert.match(about('/silent'), /gives no answer within 2 seconds/);
  assert.match(about('/closes'), /its server closes the connection/);
  assert.match(about('/garbage'), /gives no usable answer/);
  assert.match(about('/header-bomb'), /headers are longer than 256 KiB/);
  assert.match(about('/long-header'), /one of its headers is longer than 100 KiB/);
  assert.match(about('/endless-100'), /headers are longer than 256 KiB/);
  // Cut, slow, or another encoding than it says: nothing can be said against these.
  for (const path of ['/endless', '/gzip-bomb', '/short', '/drip']) assert.equal(about(path), '', path);
});

test('a self-signed certificate is told apart', async (t) => {
  const folder = temporaryFolder();
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-subj', '/CN=localhost'], { cwd: folder, stdio: 'ignore' });
  } catch {
    t.skip('there is no openssl');
    return;
  }
  const web = await listen({ create: (answer) => https.createServer({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }, answer) });
  const run = await check(makeSite([`https://127.0.0.1:${web.port}/ok`], { ports: [web.port] }));
  web.close();
  assert.match(run.findings[0].message, /cannot be reached safely: it has signed its certificate itself/);
  assert.equal(run.code, 0);
});

test('IPv6 is asked where it is allowed', async (t) => {
  let web;
  try {
    web = await listen({ host: '::1' });
  } catch {
    t.skip('there is no IPv6');
    return;
  }
  const run = await check(makeSite([`http://[::1]:${web.port}/ok`, `http://[::1]:${web.port}/gone`], { ports: [web.port], private_addresses: ['::1'] }));
  web.close();
  assert.deepEqual(run.findings.map(({ rule }) => rule), ['external/not-found']);
});

test('robots.txt is asked first and obeyed', async () => {
  const run = await ask(['/ok', '/gone'], { server: { robots: 'User-agent: *\nDisallow: /gone\n' } });
  assert.deepEqual(run.told, []);
  assert.match(run.err, /robots\.txt forbids it on http:\/\/127\.0\.0\.1/);
  assert.equal(run.web.log[0].url, '/robots.txt');
  assert.ok(!run.web.log.some(({ url }) => url === '/gone'));
});

test('no secret is sent', async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, '.netrc'), 'default login ann password secret\n', { mode: 0o600 });
  const web = await listen();
  const folder = makeSite([`http://ann:secret@127.0.0.1:${web.port}/password`, `http://127.0.0.1:${web.port}/cookie`, `http://127.0.0.1:${web.port}/ok`], { ports: [web.port], per_host: 1 });
  const run = await check(folder, { env: { HOME: home } });
  web.close();
  assert.deepEqual(run.findings.map(({ rule }) => rule), ['external/credentials']);
  assert.ok(!JSON.stringify(run.findings[0].message + run.findings[0].reference).includes('secret'));
  for (const { headers } of web.log) {
    assert.equal(headers.authorization, undefined);
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
    assert.match(headers['user-agent'], /^waymark\/[0-9.]+ \(checks the links of a help site\)$/);
  }
  assert.ok(!cacheOf(folder).includes('secret'));
});

test('answers are remembered, and a broken cache begins anew', async () => {
  const web = await listen();
  const folder = makeSite([`http://127.0.0.1:${web.port}/ok`, `http://127.0.0.1:${web.port}/gone`], { ports: [web.port] });
  const first = await check(folder);
  const asked = web.log.length;
  const second = await check(folder);
  assert.equal(web.log.length, asked);
  assert.deepEqual(second.findings, first.findings);
  const kept = cacheOf(folder);
  writeFileSync(join(folder, '.waymark/external/answers.json'), kept.slice(0, kept.length / 2));
  const third = await check(folder);
  web.close();
  assert.match(third.err, /cannot be used, so it begins anew/);
  assert.deepEqual(third.findings, first.findings);
  JSON.parse(cacheOf(folder));
});

test('a busy server is left alone', async () => {
  const run = await ask(['/busy', ...Array.from({ length: 20 }, (_, i) => `/ok/${i}`)], { external: { per_host: 1 } });
  assert.ok(run.told.some((line) => line.includes('answers 429 (Too Many Requests) and wants to be asked again in 60 minutes')));
  assert.equal(run.web.log.filter(({ url }) => url === '/busy').length, 1);
});

test('the proxy of the environment is used, though its address is private', async () => {
  const asked = [];
  const proxy = http.createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(request.url.endsWith('/robots.txt') ? 404 : 200).end();
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  const run = await check(makeSite(['http://far.example/page', 'http://10.0.0.1/'], { private_addresses: [] }), { env: { http_proxy: `http://127.0.0.1:${proxy.address().port}`, no_proxy: '', NO_PROXY: '' } });
  proxy.close();
  assert.deepEqual(run.findings.map(({ rule }) => rule), ['external/refused']);
  assert.ok(asked.includes('http://far.example/page'), asked.join(' '));
});

test('Ctrl+C ends with what is known', async () => {
  const web = await listen();
  const folder = makeSite([`http://127.0.0.1:${web.port}/gone`, `http://127.0.0.1:${web.port}/silent`], { ports: [web.port], timeout: 60 });
  const begun = Date.now();
  const run = await check(folder, {
    whenStarted: (child) => {
      const timer = setInterval(() => {
        if (web.log.filter(({ url }) => url === '/gone').length < 2) return;
        clearInterval(timer);
        setTimeout(() => child.kill('SIGINT'), 300);
      }, 20);
    },
  });
  web.close();
  assert.ok(Date.now() - begun < 20_000);
  assert.deepEqual(run.findings.map(({ rule }) => rule), ['external/not-found']);
  assert.match(run.err, /interrupted; 1 address not asked/);
  assert.ok(existsSync(join(folder, '.waymark/external/answers.json')));
});

test('an unreachable network is one finding', async () => {
  const proxy = 'http://127.0.0.1:9';
  const run = await check(makeSite(Array.from({ length: 200 }, (_, i) => `http://h${i}.example/`), {}), { env: { http_proxy: proxy, no_proxy: '', NO_PROXY: '' } });
  assert.deepEqual(run.findings.map(({ rule }) => rule), ['external/offline']);
});

test('10,000 links to 50 hosts, a few of each at a time', async () => {
  const now = {};
  let most = 0;
  const answer = (request, response) => {
    const host = request.headers.host;
    now[host] = (now[host] ?? 0) + 1;
    most = Math.max(most, now[host]);
    setImmediate(() => {
      --now[host];
      response.writeHead(request.url.endsWith('7') ? 404 : 200).end();
    });
  };
  const web = await listen({ answer });
  const links = Array.from({ length: 10_000 }, (_, i) => `http://h${i % 50}.localhost:${web.port}/p${i}`);
  const run = await check(makeSite(links, { ports: [web.port], timeout: 30 }));
  web.close();
  assert.equal(run.findings.filter(({ rule }) => rule === 'external/not-found').length, 1000, run.err);
  assert.equal(run.findings.length, 1000);
  assert.ok(most <= 3, `${most} at a time`);
});

test('findings of the site itself are there without an answer', async () => {
  const run = await ask(['/silent', 'missing.md']);
  assert.ok(run.findings.some(({ rule }) => rule === 'link/missing-file'));
});
