// node reports.mjs PROGRAM FOLDER: has the program write its reports in all forms, for every site of FOLDER's tests and for a hostile one, and
// holds each against the schema of its form, against what the others say, and against the files that it points into. SARIF is held against the
// schema of its makers.

import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkSarif } from './check_sarif.mjs';
import { writeHostileSite } from './hostile_site.mjs';
import { parseXml } from './xml.mjs';

const require = createRequire(new URL('../browser/package.json', import.meta.url));
const addFormats = require('ajv-formats');
const [program, root] = process.argv.slice(2).map((path) => resolve(path));
const here = (name) => new URL(name, import.meta.url).pathname;
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

const old = new (require('ajv'))({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(old);
// Of draft 4 it uses nothing that later drafts read otherwise.
const { $schema, id, ...sarifSchema } = json(here('../browser/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
const isSarif = old.compile(sarifSchema);
const Ajv = require('ajv/dist/2020');
const isGitlab = new Ajv({ strict: true, allErrors: true }).compile(json(here('gitlab.jsonschema')));

const mistakes = [];
const seen = { 'findings in SARIF': 0, 'fixes in SARIF': 0, 'pieces of text found again': 0, 'tests that failed': 0, 'tests that passed': 0, 'annotations': 0, 'issues': 0 };
const kinds = ['json', 'sarif', 'junit', 'github', 'github-summary', 'gitlab', 'checkstyle', 'text'];

function expect(where, what, condition, ...details) {
  if (!condition) mistakes.push(`${where}: ${what} ${details.map((detail) => JSON.stringify(detail)?.slice(0, 300)).join(' ')}`);
}

function environment() {
  const { GITHUB_ACTIONS, GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY, CI_PROJECT_DIR, ...rest } = process.env;
  return rest;
}

// The exit code and the reports by kind. Exit codes 1 and 2 say that there are findings.
function run(cwd, folder, ...args) {
  const flags = kinds.flatMap((kind) => ['--report', `${kind}=${join(folder, kind)}`]);
  return new Promise((done) =>
    execFile(program, ['check', ...args, ...flags], { cwd, env: environment(), maxBuffer: 1 << 28 }, (error, out, err) => {
      const code = error?.code ?? 0;
      expect(args.join(' '), 'ended with', code <= 2, code, err);
      const texts = Object.fromEntries(kinds.map((kind) => [kind, readFileSync(join(folder, kind), 'utf8')]));
      expect(args.join(' '), 'printed something else than the report in text', out === texts.text);
      done({ code, texts });
    }),
  );
}

function validXml(where, schema, file) {
  try {
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', here(schema), file], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    expect(where, 'is not valid', false, String(error.stderr ?? error));
  }
}

function checkJunit(where, text, findings, code, strict) {
  let failures = 0;
  for (const suite of parseXml(text).children) {
    const cases = suite.children.filter(({ name }) => name === 'testcase');
    const of = (kind) => cases.filter(({ children }) => children.some(({ name }) => name === kind));
    const { tests, failures: failed, skipped } = suite.attributes;
    expect(where, 'counts other tests than there are', Number(tests) === cases.length && Number(failed) === of('failure').length && Number(skipped) === of('skipped').length, suite.attributes);
    failures += of('failure').length;
    seen['tests that passed'] += cases.filter(({ children }) => children.length === 0).length;
    const names = new Set(cases.map(({ attributes }) => `${attributes.classname}\n${attributes.name}`));
    expect(where, 'has two tests of one name', names.size === cases.length, suite.attributes);
  }
  seen['tests that failed'] += failures;
  expect(where, 'has failures where the run has none, or none where it has', (failures > 0) === (code !== 0), failures, code);
  expect(where, 'has other failures than findings that count', failures === findings.filter(({ severity }) => strict || severity !== 'hint').length, failures);
}

// As the runner of GitHub Actions reads a line of the log.
function checkAnnotations(where, text, findings) {
  const unescape = (value) => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const commands = text.split('\n').filter((line) => line.trimStart().startsWith('::'));
  expect(where, 'has another number of annotations than of findings', commands.length === findings.length, commands.length, findings.length);
  commands.forEach((command, i) => {
    const [, level, properties, message] = command.match(/^::(\w+) (.*?)::(.*)$/) ?? [];
    const values = Object.fromEntries(properties.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))]));
    const { file, line, severity, rule, message: said } = findings[i];
    const shown = file.replace(/[\u0001-\u0009\u000b\u000c\u000e-\u001f]/g, '?');
    expect(where, 'annotates another place', values.file === shown && Number(values.line) === line && values.title === rule, values, findings[i]);
    expect(where, 'has another level', level === { error: 'error', warning: 'warning', hint: 'notice' }[severity], command);
    expect(where, 'has another message', message.length > 0 && (!/^[\x20-\x7e]*$/.test(said) || unescape(message).startsWith(said)), message, said);
  });
  seen.annotations += commands.length;
}

async function prove(cwd, where, ...args) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-reports-'));
  try {
    const { code, texts } = await run(cwd, folder, ...args);
    const findings = JSON.parse(texts.json);
    const sarif = JSON.parse(texts.sarif);
    expect(`${where}, sarif`, 'is not valid', isSarif(sarif), isSarif.errors?.slice(0, 3));
    checkSarif(sarif, findings, cwd, (what, condition, ...details) => expect(`${where}, sarif`, what, condition, ...details), seen);
    validXml(`${where}, junit`, 'junit.xsd', join(folder, 'junit'));
    checkJunit(`${where}, junit`, texts.junit, findings, code, args.includes('--strict'));
    validXml(`${where}, checkstyle`, 'checkstyle.xsd', join(folder, 'checkstyle'));
    const errors = parseXml(texts.checkstyle).children.flatMap(({ children }) => children);
    expect(`${where}, checkstyle`, 'has other places', errors.length === findings.length && errors.every(({ attributes }, i) => Number(attributes.line) === findings[i].line && Number(attributes.column) === findings[i].column && attributes.source === findings[i].rule));
    const issues = JSON.parse(texts.gitlab);
    expect(`${where}, gitlab`, 'is not valid', isGitlab(issues), isGitlab.errors?.slice(0, 3));
    expect(`${where}, gitlab`, 'has an issue twice', new Set(issues.map(({ fingerprint }) => fingerprint)).size === issues.length);
    expect(`${where}, gitlab`, 'has other issues', issues.length === findings.length && issues.every(({ location }, i) => location.path === findings[i].file && location.lines.begin === findings[i].line));
    seen.issues += issues.length;
    checkAnnotations(`${where}, github`, texts.github, findings);
    expect(`${where}, github-summary`, 'has other rows', texts['github-summary'].split('\n').filter((line) => /^\| [[`]/.test(line)).length === findings.length);
    return texts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const foldersOf = (path) => readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(path, entry.name));
const waiting = foldersOf('tests/sites').flatMap(foldersOf).map((folder) => `${folder}/site`);
await Promise.all(
  cpus().map(async () => {
    for (let site = waiting.pop(); site; site = waiting.pop()) await prove(root, site, '--site', site);
  }),
);

const hostile = mkdtempSync(join(tmpdir(), 'waymark-hostile-'));
try {
  writeHostileSite(hostile);
  await prove(hostile, 'the hostile site', '--strict', '--site', 'one');
  await prove(hostile, 'the site with a bad site.yml', '--site', 'two');
  const [one, other] = [await prove(hostile, 'both', '--jobs', '1'), await prove(hostile, 'both', '--jobs', '8')];
  for (const kind of kinds) expect(kind, 'depends on the number of workers', one[kind] === other[kind]);
} finally {
  rmSync(hostile, { recursive: true });
}

// A proof over nothing would pass as well.
for (const [what, count] of Object.entries(seen)) {
  console.log(`${String(count).padStart(6)} ${what}`);
  if (count === 0) mistakes.push(`no ${what} were seen`);
}
for (const mistake of mistakes) console.log(`FAILED ${mistake}`);
process.exitCode = mistakes.length === 0 ? 0 : 1;
