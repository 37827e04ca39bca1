// node schemas.mjs PROGRAM FOLDER: holds what the program prints in JSON for every site of FOLDER's tests, and the examples of the manual,
// against the schemas that the manual publishes. The schemas allow no field that they do not name, so a new one has to be documented.

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';

// Installed once, for the browser tests.
const Ajv = createRequire(new URL('../browser/package.json', import.meta.url))('ajv/dist/2020');
const [program, root] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allErrors: true });
const mistakes = [];

const schemas = Object.fromEntries(
  ['findings', 'status', 'rules'].map((name) => [
    name,
    ajv.compile(JSON.parse(readFileSync(join(root, 'content/manual/schemas', `${name}.jsonschema`), 'utf8'))),
  ]),
);

function prove(name, data, where) {
  if (!schemas[name](data)) for (const { instancePath, message } of schemas[name].errors) mistakes.push(`${where}: ${instancePath} ${message}`);
  return data;
}

// Exit code 1 says that there are findings.
function run(...args) {
  return new Promise((resolve) =>
    execFile(program, [...args, '--format', 'json'], { cwd: root, maxBuffer: 1 << 28 }, (error, out, err) => {
      if (error && error.code !== 1) mistakes.push(`waymark ${args.join(' ')}: exit code ${error.code}: ${err}`);
      resolve(out === '' ? [] : JSON.parse(out));
    }),
  );
}

const foldersOf = (path) => readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(path, entry.name));
const sites = [...foldersOf('tests/sites').flatMap(foldersOf).map((folder) => `${folder}/site`), 'tests/browser/site'];

const findings = [];
const rows = [];
const waiting = [...sites];
await Promise.all(
  cpus().map(async () => {
    for (let site = waiting.pop(); site; site = waiting.pop()) {
      findings.push(...prove('findings', await run('check', '--site', site), site));
      rows.push(...prove('status', await run('status', '--site', site), site));
    }
  }),
);
const rules = prove('rules', await run('rules'), 'rules');

// Examples stand below the heading of the same name, and show what the program prints today.
const page = readFileSync(join(root, 'content/manual/json-outputs.md'), 'utf8');
let examples = 0;
for (const section of page.split(/^## /m).slice(1)) {
  const name = section.slice(0, section.indexOf('\n')).toLowerCase();
  for (const [, text] of section.matchAll(/^```json\n([^]*?)^```$/gm)) {
    prove(name, JSON.parse(text), `the example of ${name} in the manual`);
    ++examples;
    if (name !== 'rules') continue;
    for (const rule of JSON.parse(text)) if (!rules.some((known) => JSON.stringify(known) === JSON.stringify(rule))) mistakes.push(`the manual's rule is not in \`waymark rules\`: ${rule.rule}`);
  }
}

// A proof over nothing would pass as well.
const seen = {
  'findings with a fix': findings.filter((finding) => finding.fix).length,
  'findings without a fix': findings.filter((finding) => !finding.fix).length,
  'findings with advice': findings.filter((finding) => finding.advice).length,
  'findings about links': findings.filter((finding) => finding.reference).length,
  'rows of status': rows.length,
  rules: rules.length,
  'examples in the manual': examples,
};
for (const [what, count] of Object.entries(seen)) {
  console.log(`${String(count).padStart(6)} ${what}`);
  if (count === 0) mistakes.push(`no ${what} were seen`);
}
for (const mistake of mistakes) console.log(`FAILED ${mistake}`);
process.exitCode = mistakes.length === 0 ? 0 : 1;
