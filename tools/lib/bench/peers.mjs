// Other servers, measured by the harness in the folder that NATTVAKT_BENCH names: it knows how to speak to each of them.
// A peer's job is two calls of its provider, which that folder plays too.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {quiet} from './load.mjs';
import {AT_ONCE, run} from './servers.mjs';

const PROVIDER = 'http://127.0.0.1:9900';

const level = found => ({
  jobs: found.jobs, p50: found.p50, p99: found.p99, perSecond: found.jobsPerSecond,
  cpu: found.serverCpuUsPerJob ?? undefined, others: found.outsideCores,
});

const started = ({startMs, memoryMiB}) => ({
  ready: startMs.toolsList.median, fastest: startMs.toolsList.min, slowest: startMs.toolsList.max,
  rss: memoryMiB.idle.rss, cpu: startMs.cpu.median,
});

export class Peers {
  constructor(folder) {
    this.folder = folder;
    this.provider = run([process.execPath, path.join(folder, 'upstream.mjs'), '--port', new URL(PROVIDER).port], process.env, ['ignore', 'ignore', 'pipe']);
  }

  #latency(millis) {
    return fetch(`${PROVIDER}/__sim`, {method: 'POST', body: JSON.stringify({latencyMs: millis})});
  }

  #report(args, starts, jobs, workers) {
    const file = path.join(os.tmpdir(), `nattvakt-bench-${process.pid}.json`);
    const options = ['--json', file, '--upstream-pid', String(this.provider.pid), '--starts', String(starts), '--n', jobs, '--concurrency', workers, '--warmup', '500'];
    const ran = spawnSync(process.execPath, [path.join(this.folder, 'mcpbench.mjs'), ...options, ...args], {cwd: this.folder, encoding: 'utf8', timeout: 300_000});
    if (!fs.existsSync(file)) throw new Error(`status ${ran.status} ${ran.error?.message ?? ''} ${ran.stderr}`);
    const report = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.rmSync(file);
    return report;
  }

  async measure({name, args}, sizes) {
    await quiet();
    await this.#latency(0);
    const report = this.#report(args, sizes.starts, `${sizes.one},${sizes.many}`, `1,${AT_ONCE}`);
    await this.#latency(20);
    const [slow] = this.#report(args, 1, String(sizes.slow), String(AT_ONCE)).load;
    const [one, many] = report.load.map(level);
    return {
      name, one, many, slow: level(slow), start: report.startMs && started(report), first: report.firstJobMs,
      tokens: report.toolsList?.tokensApprox, rss: report.memoryMiB?.[`after_c${AT_ONCE}`]?.rss,
    };
  }

  /** Waits until the provider answers. */
  async open() {
    for (let tries = 0; tries < 100; tries++) {
      if (await this.#latency(0).then(() => true, () => sleep(50))) return this;
    }
    throw new Error(`${this.folder}/upstream.mjs does not answer: ${this.provider.said}`);
  }

  stop() {
    this.provider.kill();
  }
}
