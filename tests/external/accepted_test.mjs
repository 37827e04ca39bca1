// Findings about other servers in a baseline, in --since, and beside those that need no server.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { check, listen, makeSite, told } from './servers.mjs';

const words = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };

async function site(paths, options = {}) {
  const web = await listen(options);
  const address = (path) => `http://127.0.0.1:${web.port}${path}`;
  const folder = makeSite(paths.map(address), { ports: [web.port] });
  const article = join(folder, 'content/index.md');
  return {
    web,
    folder,
    address,
    run: async (flags = []) => {
      rmSync(join(folder, '.waymark'), { recursive: true, force: true });
      const run = await check(folder, { flags });
      return { code: run.code, err: run.err, told: told(run.findings, web.port) };
    },
    waymark: (...args) =>
      new Promise((resolve) => {
        const child = spawn(process.env.WAYMARK_PROGRAM, args, { cwd: folder, env: { ...process.env, http_proxy: '', all_proxy: '' } });
        let out = '';
        child.stdout.on('data', (bytes) => (out += bytes));
        child.on('close', (code) => resolve({ code, out }));
      }),
    write: (change) => writeFileSync(article, change(readFileSync(article, 'utf8'))),
    git: (...args) => execFileSync('git', args, { cwd: folder, env: { ...process.env, ...words }, stdio: 'ignore' }),
    baseline: () => readFileSync(join(folder, 'site/x/baseline.yml'), 'utf8'),
  };
}

test('a baseline accepts what servers say, and only --external asks for it', async (t) => {
  const it = await site(['/gone', '/ok']);
  t.after(() => it.web.close());
  assert.match((await it.waymark('baseline', '--reason', 'no')).out, /0 accepted now|unchanged/);
  const accepted = await it.waymark('baseline', '--external', '--reason', 'The page comes back');
  assert.match(accepted.out, /0 known, 1 accepted now, 0 new, 0 fixed; written/);
  assert.match(it.baseline(), /rule: external\/not-found/);
  const after = await it.run();
  assert.deepEqual([after.code, after.told], [0, []]);
  assert.deepEqual((await it.run(['--known'])).told, ['external/not-found: "/gone" answers 404 (Not Found)']);
  // Who does not ask knows nothing about the entry.
  assert.equal((await it.waymark('check')).code, 0);
  assert.match((await it.waymark('baseline', '--update')).out, /1 known, 0 new, 0 fixed; unchanged/);
  it.write((text) => text.replace('/ok', '/gone/too'));
  assert.deepEqual((await it.run()).told, ['external/not-found: "/gone/too" answers 404 (Not Found)']);
});

test('an entry leaves when its page is there again, or its link went', async (t) => {
  let back = false;
  const it = await site(['/gone', '/later'], { answer: (request, response) => response.writeHead(back && request.url === '/later' ? 200 : 404).end() });
  t.after(() => it.web.close());
  await it.waymark('baseline', '--external', '--reason', 'Later');
  assert.deepEqual((await it.run()).told, []);
  back = true;
  const fixed = await it.run();
  assert.equal(fixed.code, 1);
  assert.deepEqual(fixed.told.map((line) => line.split(':')[0]), ['baseline/fixed']);
  rmSync(join(it.folder, '.waymark'), { recursive: true, force: true });
  assert.match((await it.waymark('baseline', '--external', '--update')).out, /1 known, 0 new, 1 fixed; written/);
  assert.deepEqual((await it.run()).told, []);
  it.write((text) => text.replace(`- [x](${it.address('/gone')})\n`, ''));
  assert.deepEqual((await it.run()).told.map((line) => line.split(':')[0]), ['baseline/fixed']);
});

test('a server that has its good or its bad day fixes nothing', async (t) => {
  let mood = 500;
  const it = await site(['/a'], { answer: (request, response) => response.writeHead(mood).end() });
  t.after(() => it.web.close());
  assert.match((await it.waymark('baseline', '--external', '--strict', '--reason', 'Moody')).out, /1 accepted now/);
  mood = 200;
  const good = await it.run(['--strict']);
  assert.deepEqual(good.told, []);
  assert.equal(good.code, 0);
  mood = 404;
  await it.waymark('baseline', '--external', '--update', '--reason', 'Gone for a while');
  mood = 500;
  assert.deepEqual((await it.run()).told.map((line) => line.split(':')[0]), ['external/unreachable']);
});

test('--since tells the links that a change brought, not those that were there', async (t) => {
  const it = await site(['/gone']);
  t.after(() => it.web.close());
  it.git('init', '-q');
  it.git('add', '-A');
  it.git('commit', '-qm', 'before');
  assert.deepEqual((await it.run(['--since', 'HEAD'])).told, []);
  it.write((text) => `${text}\nSee [the new page](${it.address('/gone/new')}).\n`);
  const run = await it.run(['--since', 'HEAD']);
  assert.deepEqual(run.told, ['external/not-found: "/gone/new" answers 404 (Not Found)']);
  assert.equal(run.code, 1);
  // The same in a file that was renamed.
  it.git('add', '-A');
  it.git('commit', '-qm', 'more');
  it.git('mv', 'content/index.md', 'content/start.md');
  assert.deepEqual((await it.run(['--since', 'HEAD'])).told, []);
});

test('what needs no server is printed while servers are still asked', async (t) => {
  let waiting;
  const it = await site(['/slow'], { answer: (request, response) => (waiting = response) });
  t.after(() => it.web.close());
  it.write((text) => `${text}\n[Nowhere](nowhere.md)\n`);
  const child = spawn(process.env.WAYMARK_PROGRAM, ['check', '--external'], { cwd: it.folder, env: { ...process.env, http_proxy: '', all_proxy: '' } });
  let out = '';
  const early = new Promise((resolve) => {
    child.stdout.on('data', (bytes) => {
      out += bytes;
      if (out.includes('link/missing-file')) resolve(out);
    });
  });
  const text = await early;
  assert.ok(!text.includes('external/') && !text.includes('site/x/site.yml:'), text);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const end = setInterval(() => waiting?.writeHead(404).end(), 20);
  assert.equal(await ended, 1);
  clearInterval(end);
  assert.equal(out.split('link/missing-file').length, 2, out);
  assert.ok(out.indexOf('external/not-found') > out.indexOf('link/missing-file'), out);
  assert.match(out, /1 error and 1 warning in 1 file\n$/);
});
