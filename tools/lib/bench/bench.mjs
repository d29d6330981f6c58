// Measures what tools/bench asks for, and prints it.
import fs from 'node:fs';

import {distant} from './distance.mjs';
import {Peers} from './peers.mjs';
import {bare, growth, hostup, measure} from './servers.mjs';

const {servers, doors, quick, harness, peers, long, json, rtt, store} = JSON.parse(process.argv[2]);
const sizes = quick ? {starts: 3, one: 300, many: 1_500, slow: 320} : {starts: 7, one: 2_000, many: 8_000, slow: 1_280};

const number = (value, digits = 0) => (value === undefined ? '-' : value.toFixed(digits));
const COLUMNS = [
  ['start ms', row => row.start && `${number(row.start.ready)} (${number(row.start.fastest)}-${number(row.start.slowest)})`],
  ['CPU ms', row => row.start && number(row.start.cpu)],
  ['idle MiB', row => row.start && number(row.start.rss)],
  ['tokens', row => row.tokens],
  ['first ms', row => number(row.first)],
  ['p50 x1', row => number(row.one.p50, 2)],
  ['p99 x1', row => number(row.one.p99, 2)],
  ['p50 x32', row => number(row.many.p50, 1)],
  ['p99 x32', row => number(row.many.p99, 1)],
  ['jobs/s', row => number(row.many.perSecond)],
  ['CPU us/job', row => number(row.many.cpu)],
  ['x32, 20 ms', row => number(row.slow.p50, 1)],
  ['after MiB', row => number(row.rss)],
  ['others', row => number(Math.max(row.one.others, row.many.others), 2)],
];

const heads = ['', ...COLUMNS.map(([head]) => head)];
const cells = row => [row.name, ...COLUMNS.map(([, cell]) => String(cell(row) ?? '-'))];

function table(lines) {
  const widths = lines[0].map((_, i) => Math.max(...lines.map(line => line[i].length)));
  return lines.map(line => line.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ')).join('\n');
}

const DISTANT = ['ms', 'from', 'to', 'round trips'];
const wait = ({what, p50, fastest, slowest, trips}) => [what, number(p50, 1), number(fastest, 1), number(slowest, 1), number(trips, 1)];

const provider = await hostup(store);
const figures = {when: new Date().toISOString(), rows: [], growth: [], distant: []};

/** One that fails is said to have failed, and takes no other's figures with it. */
async function keep(list, name, measuring) {
  try {
    list.push(await measuring());
    process.stderr.write(`${name}: measured\n`);
  } catch (failure) {
    process.exitCode = 1;
    process.stderr.write(`${name}: ${failure.message}\n`);
  }
}

async function near() {
  await keep(figures.rows, 'bare', () => bare(provider, sizes));
  for (const server of servers) {
    for (const door of doors) await keep(figures.rows, `${server.name}, ${door}`, () => measure(server, door, provider, sizes));
  }
  if (peers) {
    const others = await new Peers(harness).open();
    for (const peer of JSON.parse(fs.readFileSync(peers, 'utf8'))) await keep(figures.rows, peer.name, () => others.measure(peer, sizes));
    others.stop();
  }
  if (long) {
    for (const server of servers) await keep(figures.growth, `${server.name}, memory`, () => growth(server, doors[0], provider));
  }
  console.log(table([heads, ...figures.rows.map(cells)]));
  for (const {name, seen} of figures.growth) {
    console.log(`${name}: ${seen.map(({jobs, rss}) => `${number(rss)} MiB after ${jobs} jobs`).join(', ')}`);
  }
}

async function far() {
  for (const server of servers) {
    for (const door of doors) await keep(figures.distant, `${server.name}, ${door}`, () => distant(server, door, provider, rtt, quick));
  }
  for (const {name, unit, rows} of figures.distant) {
    const transport = store ? 'TLS' : 'no TLS';
    console.log(table([[`${name}; ${transport}; a round trip is ${number(unit, 1)} ms`, ...DISTANT], ...rows.map(wait)]));
  }
}

await (rtt ? far() : near());
provider.stop();
if (json) fs.writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit();
