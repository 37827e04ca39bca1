// What a program costs, by the operating system's account.

import { spawnSync } from 'node:child_process';

// { wall, user, system, cpu } in seconds and { peak } in MiB. Exit code 1 is one of ours: there are findings.
export function measured(measure, words, options = {}) {
  const run = spawnSync(measure, words, { ...options, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 26 });
  const line = run.output?.[3];
  if (!line) throw new Error(`${words[0]} could not be measured: ${run.error ?? run.stderr}`);
  const cost = JSON.parse(line);
  if (cost.code > 1) throw new Error(`${words.join(' ')} ended with exit code ${cost.code}: ${run.stderr}`);
  return { ...cost, cpu: cost.user + cost.system };
}

export const middle = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};
