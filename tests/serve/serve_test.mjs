// `waymark serve` over small sites in folders of their own.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const program = process.env.WAYMARK_PROGRAM;

function newSite(files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-serve-'));
  const all = {
    'site/help/site.yml': 'title: Help\ncontent:\n  - folder: ../../content\n    layout: "{article}.md"\nlocales: [en-us]\nstatic: static\n',
    'site/help/static/robots.txt': 'User-agent: *\n',
    'content/a.md': '# A\n\nWords.\n\n![picture](p.png)\n',
    'content/p.png': 'not a picture, but bytes',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

// A machine that is loaded takes several times as long; what never comes fails all the same, and its server is ended.
const timeout = 240000;
class Served {
  out = '';
  err = '';

  // `signal` says that the test's time is over.
  constructor(folder, signal, flags = []) {
    this.folder = folder;
    this.over = new Promise((_, failed) => {
      const fail = () => failed(new Error(`its time is over: ${this.out}${this.err}`));
      signal.addEventListener('abort', fail);
      if (signal.aborted) fail();
    });
    this.over.catch(() => {});
    this.process = spawn(program, ['serve', ...(flags.includes('--port') ? [] : ['--port', '0']), ...flags], { cwd: folder });
    this.process.stdout.on('data', (data) => { this.out += data; });
    this.process.stderr.on('data', (data) => { this.err += data; });
    this.ended = new Promise((done) => this.process.on('exit', (code, signal) => done(code ?? signal)));
  }

  async started() {
    await Promise.race([this.says(/Ctrl\+C/), this.over, this.ended.then((code) => assert.fail(`ended with ${code}: ${this.err}`))]);
    this.urls = this.out.match(/http:\S+/g);
    this.url = this.urls[0];
    return this;
  }

  async says(words) {
    while (!words.test(this.out)) await new Promise((done) => this.process.stdout.once('data', done));
  }

  get(path, headers = {}, method = 'GET') {
    const { hostname, port } = new URL(this.url);
    return new Promise((done, failed) => {
      const asked = request({ hostname, port, path, method, headers }, (response) => {
        const blocks = [];
        response.on('data', (block) => blocks.push(block));
        response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(blocks).toString() }));
      });
      asked.on('error', failed);
      asked.end();
    });
  }

  // Asks until the answer holds.
  async comes(path, holds) {
    for (;;) {
      const answer = await Promise.race([this.get(path), this.over]);
      if (holds(answer)) return answer;
      await Promise.race([new Promise((done) => setTimeout(done, 20)), this.over]);
    }
  }

  async stop(signal = 'SIGTERM') {
    this.process.kill(signal);
    const code = await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }
}

const serving = (name, flags, run, files) => test(name, { timeout }, async ({ signal }) => {
  const served = new Served(newSite(files), signal, flags);
  try {
    await run(await served.started(), signal);
  } finally {
    await served.stop('SIGKILL');
  }
});

serving('pages, files and what is not there', [], async (served) => {
  const page = await served.get('/a.html');
  assert.equal(page.status, 200);
  assert.match(page.body, /Words\./);
  assert.match(page.headers['content-security-policy'], /default-src 'none'/);
  assert.equal((await served.get('/a')).status, 200);
  assert.equal((await served.get('/robots.txt')).body, 'User-agent: *\n');
  const head = await served.get('/p.png', {}, 'HEAD');
  assert.deepEqual([head.status, head.headers['content-length'], head.body], [200, '24', '']);
  const part = await served.get('/p.png', { Range: 'bytes=4-4' });
  assert.deepEqual([part.status, part.body], [206, 'a']);
  assert.equal((await served.get('/a.html', { 'If-None-Match': page.headers.etag })).status, 304);
  for (const path of ['/none', '/../site/help/site.yml', '/%2e%2e/site/help/site.yml', '/site/help/site.yml', '//etc/passwd', '/content/a.md'])
    assert.equal((await served.get(path)).status, 404, path);
  assert.equal((await served.get('/a.html', { Host: 'evil.example' })).status, 403);
  assert.equal((await served.get('/a.html', {}, 'DELETE')).status, 405);
});

serving('a port that is taken, and the next', [], async (served, signal) => {
  const port = new URL(served.url).port;
  const other = await new Served(newSite(), signal, ['--port', port]).started();
  assert.ok(Number(new URL(other.url).port) > Number(port));
  assert.equal((await other.get('/a.html')).status, 200);
  assert.equal(await other.stop('SIGINT'), 0);
});

serving('a stop while somebody listens', [], async (served) => {
  const { hostname, port } = new URL(served.url);
  const idle = connect(port, hostname); // says nothing
  idle.on('error', () => {});
  const listening = served.get('/_waymark/events?path=/a.html').catch(() => null);
  await served.get('/a.html');
  const begun = Date.now();
  served.process.kill('SIGTERM');
  assert.equal(await served.ended, 0);
  // Not when the listener is next written to, which is every 20 seconds.
  assert.ok(Date.now() - begun < 18000);
  await listening;
  idle.destroy();
});

test('a stop while the site is made anew', { timeout }, async ({ signal }) => {
  for (let i = 0; i < 5; ++i) {
    const served = await new Served(newSite(), signal).started();
    writeFileSync(join(served.folder, 'site/help/site.yml'), readFileSync(join(served.folder, 'site/help/site.yml'), 'utf8').replace('title: Help', 'title: Other'));
    writeFileSync(join(served.folder, 'content/a.md'), '# A\n\n## B\n');
    await new Promise((done) => setTimeout(done, 20 * i));
    assert.equal(await served.stop(), 0, served.err);
  }
});

for (const flags of [[], ['--poll']]) {
  serving(`files and folders that come and go ${flags}`, flags, async (served) => {
    const at = (path) => join(served.folder, path);
    writeFileSync(at('content/a.md'), '# A\n\nOther words, and more of them.\n');
    await served.comes('/a.html', ({ body }) => body.includes('Other words'));
    mkdirSync(at('content/new/deep'), { recursive: true });
    writeFileSync(at('content/new/deep/b.md'), '# B\n');
    await served.comes('/new/deep/b.html', ({ status }) => status === 200);
    renameSync(at('content/new'), at('content/moved'));
    await served.comes('/moved/deep/b.html', ({ status }) => status === 200);
    // Folders are read one after the other: for a moment the files of one that is moved may be in both places.
    await served.comes('/new/deep/b.html', ({ status }) => status === 404);
    rmSync(at('content/moved'), { recursive: true });
    await served.comes('/moved/deep/b.html', ({ status }) => status === 404);
    writeFileSync(at('site/help/static/new.txt'), 'new');
    await served.comes('/new.txt', ({ body }) => body === 'new');
  });
}

for (const flags of [[], ['--poll']]) serving(`a mistake in site.yml, and folders that go for a while ${flags}`, flags, async (served) => {
  const at = (path) => join(served.folder, path);
  const config = readFileSync(at('site/help/site.yml'), 'utf8');
  writeFileSync(at('site/help/site.yml'), `${config}titel: x\n`);
  await served.comes('/a.html', ({ status, body }) => status === 500 && body.includes('site/help/site.yml:7:1'));
  writeFileSync(at('site/help/site.yml'), config);
  await served.comes('/a.html', ({ status }) => status === 200);
  renameSync(at('content'), at('gone'));
  await served.comes('/a.html', ({ status, body }) => status === 500 && body.includes('content'));
  renameSync(at('gone'), at('content'));
  await served.comes('/a.html', ({ status }) => status === 200);
  // As when another branch of git has no such site.
  renameSync(at('site'), at('gone'));
  await served.comes('/a.html', ({ status, body }) => status === 500 && body.includes('site.yml'));
  rmSync(at('gone'), { recursive: true });
  mkdirSync(at('site/help/static'), { recursive: true });
  writeFileSync(at('site/help/site.yml'), config);
  await served.comes('/a.html', ({ status }) => status === 200);
  writeFileSync(at('site/help/site.yml'), config.replace('title: Help', 'title: Again'));
  await served.comes('/a.html', ({ body }) => body.includes('Again'));
  rmSync(at('content'), { recursive: true });
  await served.comes('/a.html', ({ status }) => status === 500);
  mkdirSync(at('content'));
  writeFileSync(at('content/a.md'), '# A\n\nOnce more.\n');
  await served.comes('/a.html', ({ body }) => body.includes('Once more'));
});

for (const flags of [[], ['--poll']]) serving(`a language that goes and comes back ${flags}`, flags, async (served) => {
  const at = (path) => join(served.folder, path);
  await served.comes('/nl-nl/a.html', ({ body }) => body.includes('Woorden'));
  rmSync(at('content/nl-nl'), { recursive: true });
  await served.comes('/nl-nl/a.html', ({ body }) => !body.includes('Woorden'));
  mkdirSync(at('content/nl-nl'));
  writeFileSync(at('content/nl-nl/a.md'), '# A\n\nNieuwe woorden.\n');
  await served.comes('/nl-nl/a.html', ({ body }) => body.includes('Nieuwe woorden'));
}, {
  'site/help/site.yml': 'title: Help\ncontent:\n  - folder: ../../content\n    layout: "{locale}/{article}.md"\nlocales: {source: en-us, list: [en-us, nl-nl]}\n',
  'content/en-us/a.md': '# A\n\nWords.\n',
  'content/nl-nl/a.md': '# A\n\nWoorden.\n',
});

serving('a link that leads out of the site', [], async (served) => {
  const at = (path) => join(served.folder, path);
  writeFileSync(at('secret.txt'), 'secret');
  unlinkSync(at('content/p.png'));
  symlinkSync(at('secret.txt'), at('content/p.png'));
  symlinkSync(at('secret.txt'), at('content/q.png'));
  for (let i = 0; i < 20; ++i) {
    for (const path of ['/p.png', '/q.png']) assert.ok(!(await served.get(path)).body.includes('secret'));
  }
});

serving('a branch of git with many files', [], async (served) => {
  const git = (...words) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...words], { cwd: served.folder, stdio: 'pipe' });
  const fill = (words) => {
    for (let i = 0; i < 1000; ++i) writeFileSync(join(served.folder, `content/n${i}.md`), `# N${i}\n\n${words}\n`);
  };
  git('init', '-q', '-b', 'main');
  fill('first words');
  git('add', '-A');
  git('commit', '-q', '-m', 'one');
  git('checkout', '-q', '-b', 'other');
  fill('second words');
  git('commit', '-q', '-a', '-m', 'two');
  await served.comes('/n999.html', ({ body }) => body.includes('second words'));
  // What comes last is served last: then all before it has been told.
  writeFileSync(join(served.folder, 'site/help/static/mark.txt'), '');
  await served.comes('/mark.txt', ({ status }) => status === 200);
  const before = served.out.split('\n').length;
  const begun = Date.now();
  git('checkout', '-q', 'main');
  await served.comes('/n999.html', ({ body }) => body.includes('first words'));
  await served.comes('/n0.html', ({ body }) => body.includes('first words'));
  // Where git is slow, its files come one by one; what comes while the site is made is told together all the same.
  const seconds = (Date.now() - begun) / 1000;
  assert.ok(served.out.split('\n').length - before <= Math.max(6, 10 * seconds), served.out);
});

serving('nothing while nothing happens', [], async (served) => {
  const used = () => readFileSync(`/proc/${served.process.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((a, b) => a + Number(b), 0);
  await served.get('/a.html');
  // In one of some stretches of three seconds: in the first ones a connection may still be ending.
  const stretches = [];
  do {
    const before = used();
    await new Promise((done) => setTimeout(done, 3000));
    stretches.push(used() - before);
  } while (stretches.at(-1) > 1 && stretches.length < 10);
  assert.ok(stretches.at(-1) <= 1, `hundredths of a second of processor time in three seconds: ${stretches}`);
});

test('several sites, each at a port of its own', { timeout }, async ({ signal }) => {
  const served = await new Served(newSite({
    'site/two/site.yml': 'title: Two\nbase_url: https://example.org/two/\ncontent:\n  - folder: ../../other\n    layout: "{article}.md"\nlocales: [en-us]\n',
    'other/b.md': '# B\n',
  }), signal).started();
  assert.equal(served.urls.length, 2);
  assert.match(served.urls[1], /\/two\/$/);
  served.url = served.urls[1];
  assert.equal((await served.get('/two/b.html')).status, 200);
  assert.equal(await served.stop(), 0);
});

test('what cannot be served', { timeout }, async ({ signal }) => {
  for (const [flags, code, words] of [
    [['--site', 'hepl'], 2, /did you mean "help"/],
    [['--editor', 'code'], 2, /\{file\}/],
    [['--port', '70000'], 2, /--port/],
    [['--host', '192.0.2.1'], 3, /cannot listen/],
  ]) {
    const served = new Served(newSite(), signal, flags);
    assert.equal(await served.ended, code, flags.join(' '));
    assert.match(served.err, words);
    rmSync(served.folder, { recursive: true });
  }
});
