// Runs a program and tells the CPU seconds, user and system, of it and all its children, and the most memory that the program itself held.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Bash's own `time` counts the children that were waited for. The program's standard output is passed by.
const script = 'TIMEFORMAT="%U %S"; exec 3>&2; { time "$0" "$@" >/dev/null 2>&3; } 2>&1';

const peakOf = (pid) => {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s*(\d+)/)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};
const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  } catch {
    return [];
  }
};

export function timed(program, ...words) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script, program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let times = '';
    let said = '';
    let peakMiB = 0;
    child.stdout.on('data', (data) => (times += data));
    child.stderr.on('data', (data) => (said += data));
    const look = (pid) => childrenOf(pid).forEach((one) => ((peakMiB = Math.max(peakMiB, peakOf(one))), look(one)));
    const watch = setInterval(() => look(child.pid), 50);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) return reject(new Error(`${program} ended with ${code}: ${said.slice(-2000)}`));
      const [user, system] = times.trim().split('\n').at(-1).split(' ').map(Number);
      resolve({ cpuSeconds: user + system, peakMiB: Math.round(peakMiB) });
    });
  });
}
