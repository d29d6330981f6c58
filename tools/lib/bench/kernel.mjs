// What the kernel says of a process: memory and CPU time. Linux only.
import fs from 'node:fs';

const TICK_MS = 10;

/** Resident memory in MiB. */
export function rss(pid) {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** CPU time used so far in milliseconds, by steps of ten. */
export function cpu(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number);
  return (user + system) * TICK_MS;
}

/** CPU time of the whole machine that was not idle, in milliseconds. */
export function busy() {
  const [user, nice, system, , , irq, soft] = fs
    .readFileSync('/proc/stat', 'utf8').split('\n', 1)[0].trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + soft) * TICK_MS;
}
