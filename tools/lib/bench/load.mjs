// Runs jobs and tells what they took.
import {setTimeout as sleep} from 'node:timers/promises';

import {busy, cpu} from './kernel.mjs';

export const at = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
};
export const median = values => at(values, 0.5);

/** How many jobs each worker has had: each asks for another hour than the one before. */
const turns = [];

/**
 * So many jobs by so many workers, each of which waits for its answer. Milliseconds; CPU time of the server in
 * microseconds a job; `others` is how many cores were used by none of server, HostUp and harness.
 */
export async function load(client, jobs, workers, hostup, pid) {
  const times = [];
  let left = jobs;
  const began = {wall: performance.now(), server: pid ? cpu(pid) : 0, hostup: cpu(hostup), own: process.cpuUsage(), busy: busy()};
  const work = async worker => {
    while (left-- > 0) {
      turns[worker] = (turns[worker] ?? 0) + 1;
      const begun = performance.now();
      await client.job(worker, turns[worker]);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({length: workers}, (_, worker) => work(worker)));
  const wall = performance.now() - began.wall;
  const own = process.cpuUsage(began.own);
  const server = (pid ? cpu(pid) : 0) - began.server;
  const known = server + cpu(hostup) - began.hostup + (own.user + own.system) / 1000;
  return {
    jobs: times.length,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    perSecond: (times.length / wall) * 1000,
    cpu: pid ? (server * 1000) / times.length : undefined,
    others: Math.max(0, busy() - began.busy - known) / wall,
  };
}

/** Until nobody has used more than a fifth of a core for a second; a minute at most. */
export async function quiet() {
  for (let calm = 0, tries = 0; calm < 2 && tries < 120; tries++) {
    const before = busy();
    await sleep(500);
    calm = busy() - before < 100 ? calm + 1 : 0;
  }
}
