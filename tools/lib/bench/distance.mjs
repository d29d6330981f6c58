// What a person waits for when HostUp is some way off: each call alone, in milliseconds and in round trips. The unit is a
// third of the bare three calls over a connection that stands, in the same run, so that what the machine itself takes
// is in it.
import {Bare, schedule, vps} from './clients.mjs';
import {at, load, median, quiet} from './load.mjs';
import {proxy} from './proxy.mjs';
import {open} from './servers.mjs';

const name = worker => `bench-${String(worker).padStart(2, '0')}`;

/** What is asked, and the outcome that it has to have; `of` is how many servers it is about. */
const CALLS = [
  {what: 'change by id', tool: 'set_backup_schedule', ends: 'verified', ask: turn => ({vps: vps(0), ...change(turn)})},
  {what: 'change by name', tool: 'set_backup_schedule', ends: 'verified', ask: turn => ({vps: name(1), ...change(turn)})},
  {what: 'get_protection by id', tool: 'get_protection', ends: 'answered', ask: () => ({vps: vps(2)})},
  {what: 'get_protection by name', tool: 'get_protection', ends: 'answered', ask: () => ({vps: name(3)})},
];
const FLEET = [
  {what: 'audit of 40 servers', tool: 'audit_protection', ends: 'answered', ask: () => ({limit: 40})},
  {what: 'plan over 50 servers', tool: 'plan_fleet_change', ends: 'needs_confirmation', ask: turn => ({servers: ['*'], hour: (turn * 5) % 24})},
];

async function timed(job) {
  const begun = performance.now();
  const answer = await job();
  return {took: performance.now() - begun, answer};
}

async function call(client, {what, tool, ends, ask}, turn) {
  const {took, answer} = await timed(() => client.call(tool, ask(turn)));
  if (answer?.outcome !== ends) throw new Error(`${what}: ${JSON.stringify(answer).slice(0, 400)}`);
  return {took, answer};
}

/** Every job asks for what has never been so: a state that one of its own changes replaced is looked at three times. */
let turns = 0;

const change = turn => ({...schedule(turn), name: `night ${turn}`});

async function times(n, job) {
  const took = [];
  for (let i = 0; i < n; i++) took.push((await job(++turns)).took);
  return took;
}

const figures = (what, took) => ({what, p50: median(took), fastest: Math.min(...took), slowest: at(took, 1)});

async function fleet(client, offered, n) {
  const rows = [];
  for (const each of FLEET.filter(({tool}) => offered.has(tool))) {
    const [first, ...later] = await times(n, turn => call(client, each, turn));
    rows.push(figures(`${each.what}, the first`, [first]), figures(`${each.what}, later`, later));
  }
  const plan = FLEET.find(({tool}) => tool === 'plan_fleet_change');
  if (offered.has(plan.tool)) {
    const {answer} = await call(client, plan, ++turns);
    const {took, answer: done} = await timed(() => client.call('apply_plan', {planToken: answer.plan.token}));
    if (done?.outcome !== 'verified') throw new Error(`apply_plan: ${JSON.stringify(done).slice(0, 400)}`);
    rows.push(figures('its apply', [took]));
  }
  return rows;
}

/** All figures of one door of one server, `rtt` milliseconds away from HostUp. */
export async function distant({name: server, command, warmUp}, door, provider, rtt, quick) {
  await quiet();
  const way = await proxy(new URL(provider.url).port, 0);
  const url = new URL(provider.url);
  url.port = way.port;
  const far = {...provider, url: url.origin};
  const child = await open(command, door, far);
  await load(child.client, warmUp / 5, 8, provider.pid, child.pid);
  for (const each of CALLS) await times(warmUp / 20, turn => call(child.client, each, turn));
  const bare = new Bare(far.url);
  await bare.job(31, 0);
  way.rtt = rtt;
  const n = quick ? 8 : 30;
  const three = await times(n, turn => timed(() => bare.job(31, turn)));
  const rows = [figures('bare GET, POST, GET', three)];
  for (const each of CALLS) rows.push(figures(each.what, await times(n, turn => call(child.client, each, turn))));
  rows.push(...(await fleet(child.client, new Set(child.tools.map(tool => tool.name)), quick ? 3 : 5)));
  const unit = rows[0].p50 / 3;
  await child.stop();
  bare.close();
  way.stop();
  return {name: `${server}, ${door}`, unit, rows: rows.map(row => ({...row, trips: row.p50 / unit}))};
}
