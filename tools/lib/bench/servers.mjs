// Our server as a child, measured through one of its doors.
import {spawn} from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import readline from 'node:readline';
import {setTimeout as sleep} from 'node:timers/promises';

import {Bare, Mcp, McpNewest, Rest, Stdio} from './clients.mjs';
import {cpu, rss} from './kernel.mjs';
import {load, median, quiet} from './load.mjs';

export const AT_ONCE = 32;
const OVER_HTTP = {mcp: Mcp, 'mcp 2026-07-28': McpNewest, rest: Rest};
const GROWTH = [2_000, 10_000, 20_000];

const children = new Set();
process.on('exit', () => children.forEach(child => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

/** A child that does not outlive this program; what it says on its standard error is kept for when it fails. */
export function run([program, ...rest], environment, stdio) {
  const child = spawn(program, rest, {env: environment, stdio});
  children.add(child);
  child.said = '';
  child.stderr?.on('data', part => (child.said = (child.said + part).slice(-2000)));
  child.on('error', error => (child.said += error.message));
  child.ended = new Promise(resolve => child.on('close', resolve)).finally(() => children.delete(child));
  return child;
}

/** The simulated HostUp in a process of its own; with a key store it speaks TLS. */
export async function hostup(store) {
  const child = run([process.execPath, path.join(import.meta.dirname, 'hostup.mjs'), '0', ...(store ? [store] : [])], process.env, ['ignore', 'pipe', 'inherit']);
  const url = await new Promise(resolve => readline.createInterface({input: child.stdout}).once('line', resolve));
  return {url, pid: child.pid, latency: millis => fetch(`${url}/latency/${millis}`), stop: () => child.kill()};
}

function freePort() {
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

const opens = port =>
  new Promise(resolve => {
    const socket = net.connect({host: '127.0.0.1', port});
    socket.once('connect', () => resolve(socket.destroy()));
    socket.once('error', () => setTimeout(() => resolve(opens(port)), 1));
  });

/** A fresh process, up to its answer to tools/list; the port is tried each millisecond. */
export async function open(command, door, provider) {
  const port = await freePort();
  const environment = {
    ...process.env,
    HOSTUP_API_KEY: 'hu_bench_0123456789abcdefghijklmn',
    NATTVAKT_HOSTUP_URL: provider.url,
    NATTVAKT_ACCESS_CALLS: '0',
    NATTVAKT_ACCESS_CHANGES: '0',
    QUARKUS_HTTP_PORT: String(port),
  };
  const stdio = door === 'stdio';
  const begun = performance.now();
  const child = stdio
    ? run([...command, 'stdio'], environment, ['pipe', 'pipe', 'pipe'])
    : run(command, environment, ['ignore', 'ignore', 'pipe']);
  const greet = async () => {
    if (!stdio) await opens(port);
    const client = stdio ? new Stdio(child) : new OVER_HTTP[door](`http://127.0.0.1:${port}`);
    await client.open();
    return {client, tools: await client.tools()};
  };
  const failed = child.ended.then(code => {
    throw new Error(`the server ended with ${code}: ${child.said}`);
  });
  const {client, tools} = await Promise.race([greet(), failed]);
  const ready = performance.now() - begun;
  return {
    client, tools, ready, pid: child.pid, cpu: cpu(child.pid),
    stop: async () => {
      failed.catch(() => {});
      client.close();
      child.kill('SIGTERM');
      await child.ended;
    },
  };
}

async function starts(command, door, provider, times) {
  const runs = [];
  for (let i = 0; i < times; i++) {
    const server = await open(command, door, provider);
    await sleep(1000);
    runs.push({ready: server.ready, rss: rss(server.pid), cpu: server.cpu});
    await server.stop();
  }
  const of = what => runs.map(each => each[what]);
  return {ready: median(of('ready')), fastest: Math.min(...of('ready')), slowest: Math.max(...of('ready')), rss: median(of('rss')), cpu: median(of('cpu'))};
}

async function levels(client, sizes, provider, pid) {
  const one = await load(client, sizes.one, 1, provider.pid, pid);
  const many = await load(client, sizes.many, AT_ONCE, provider.pid, pid);
  await provider.latency(20);
  const slow = await load(client, sizes.slow, AT_ONCE, provider.pid, pid);
  await provider.latency(0);
  return {one, many, slow};
}

/** All figures of one door of one server. */
export async function measure({name, command, warmUp}, door, provider, sizes) {
  await quiet();
  const start = await starts(command, door, provider, sizes.starts);
  const server = await open(command, door, provider);
  const first = await load(server.client, 1, 1, provider.pid, server.pid);
  await load(server.client, warmUp, 8, provider.pid, server.pid);
  const figures = await levels(server.client, sizes, provider, server.pid);
  const tokens = Math.round(Buffer.byteLength(JSON.stringify(server.tools)) / 4);
  const loaded = rss(server.pid);
  await server.stop();
  return {name: `${name}, ${door}`, start, tokens, first: first.p50, ...figures, rss: loaded};
}

/** Memory in one life of a server, after so many jobs. */
export async function growth({name, command}, door, provider) {
  const server = await open(command, door, provider);
  const seen = [];
  for (let jobs = 0, i = 0; i < GROWTH.length; jobs = GROWTH[i++]) {
    await load(server.client, GROWTH[i] - jobs, AT_ONCE, provider.pid, server.pid);
    seen.push({jobs: GROWTH[i], rss: rss(server.pid)});
  }
  await server.stop();
  return {name: `${name}, ${door}`, seen};
}

/** The lower bound: the three calls of a job, with nothing between. */
export async function bare(provider, sizes) {
  await quiet();
  const client = new Bare(provider.url);
  await load(client, 500, 8, provider.pid);
  const figures = await levels(client, sizes, provider);
  client.close();
  return {name: 'bare GET, POST, GET', ...figures};
}
