// What no schema can say of a SARIF file: that it points at what it quotes, and says what the other reports say.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Lines as `newlineSequences` of the reports has them; JavaScript counts UTF-16 units, as `columnKind` says.
function linesOf(text) {
  const lines = [];
  let begin = 0;
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ begin, end: end.index });
    begin = end.index + end[0].length;
  }
  return [...lines, { begin, end: text.length }];
}

function textAt(text, { startLine, startColumn, endLine, endColumn }) {
  const lines = linesOf(text);
  if (!lines[startLine - 1] || !lines[endLine - 1]) return undefined;
  return text.slice(lines[startLine - 1].begin + startColumn - 1, lines[endLine - 1].begin + endColumn - 1);
}

// A byte order mark takes no column.
const readText = (path) => readFileSync(path, 'utf8').replace(/^\ufeff/, '');

export function checkSarif(sarif, findings, cwd, expect, seen) {
  const [run] = sarif.runs;
  const { rules } = run.tool.driver;
  expect('has another number of results than of findings', run.results.length === findings.length, run.results.length, findings.length);
  run.results.forEach((result, i) => {
    const finding = findings[i];
    ++seen['findings in SARIF'];
    expect('numbers a rule wrongly', rules[result.ruleIndex].id === result.ruleId && result.ruleId === finding.rule, result.ruleId);
    expect('has another fingerprint', result.partialFingerprints['waymarkFinding/v1'] === finding.id, finding.id);
    expect('has another level', result.level === { error: 'error', warning: 'warning', hint: 'note' }[finding.severity], result.level);
    const { artifactLocation, region, contextRegion } = result.locations[0].physicalLocation;
    const path = decodeURIComponent(artifactLocation.uri);
    expect('names another file', path === finding.file, path, finding.file);
    expect('is at another line', region.startLine === finding.line && region.endLine === finding.end_line, region, finding);
    expect('ends before it begins', region.startLine < region.endLine || region.startColumn <= region.endColumn, region);
    const key = ({ startLine, startColumn, endLine, endColumn }) => [startLine, startColumn, endLine, endColumn].join();
    expect('has a context that shows no more', !contextRegion || key(contextRegion) !== key(region), region);
    const text = readText(join(cwd, path));
    for (const part of [region, contextRegion]) {
      if (!part?.snippet) continue;
      ++seen['pieces of text found again'];
      const there = textAt(text, part);
      expect('quotes what is not there', there === part.snippet.text.replace(/^\ufeff/, ''), part, there);
    }
    expect('lost a fix, or has one too many', Boolean(finding.fix) === Boolean(result.fixes), result.ruleId);
    for (const fix of result.fixes ?? []) {
      ++seen['fixes in SARIF'];
      const replacements = fix.artifactChanges.flatMap((change) => change.replacements.map((replacement) => ({ change, replacement })));
      expect('has other edits', replacements.length === finding.fix.edits.length, finding.fix);
      for (const edit of finding.fix.edits) {
        const bytes = readFileSync(join(cwd, edit.file));
        const removed = bytes.subarray(edit.offset, edit.offset + edit.length).toString('utf8');
        const same = replacements.find(
          ({ change, replacement }) =>
            decodeURIComponent(change.artifactLocation.uri) === edit.file &&
            replacement.deletedRegion.startLine === edit.line &&
            textAt(readText(join(cwd, edit.file)), replacement.deletedRegion) === removed.replace(/^\ufeff/, '') &&
            (replacement.insertedContent?.text ?? '') === edit.replacement,
        );
        expect('makes another edit', Boolean(same), edit);
      }
    }
  });
}
