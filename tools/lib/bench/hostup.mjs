// The other end of the wire for measurements: answers what a change, a look and an audit ask, and remembers what was
// saved. Light on purpose: what it costs is measured with every server, in equal parts.
//   node hostup.mjs [PORT [STORE]]     prints its address; POST /latency/20 makes it answer after 20 ms; with a key store
//                                      (PKCS12, password "changeit") it speaks TLS
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const [port = '0', store] = process.argv.slice(2);
const SERVERS = 50;

const saved = new Map();
const NIGHTLY = {frequency: 'daily', hour: 2, retentionCount: 3, enabled: true, name: 'Nightly backup'};
const OPEN = {allowed: true, reason: null, code: null};
let latency = 0;

const row = ({name, frequency, hour, retentionCount, enabled}) => ({
  id: 'bks_01hxa3b4c5d6e7f8g9h0j1k2m3', name, frequency, time: `${String(hour).padStart(2, '0')}:00`,
  daySpecifier: null, retentionCount, enabled, lastRun: '2026-04-27T02:00:00.000Z',
  nextRun: `2100-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`, status: 'completed',
});

const state = id => ({
  schedules: [row(saved.get(id) ?? NIGHTLY)],
  settings: {totalBackupLimit: 7, manualBackupsActive: 1, scheduledBackupsActive: 3, availableScheduledSlots: 3, autoDeleteOldest: true},
  actions: {canCreate: OPEN, canUpdate: OPEN, canDelete: OPEN},
});

const SNAPSHOTS = {
  schedule: {enabled: true, intervalHours: 6, lastRun: '2026-04-27T06:00:00.000Z', nextRun: '2100-01-01T00:00:00.000Z'},
  available: true, limits: {totalSnapshots: 3}, reason: null, actions: {canEnable: OPEN, canDelete: OPEN},
};
const COPIES = {data: [{id: 'bkp_01hxa3b4c5d6e7f8g9h0j1k2m3', name: 'copy', createdAt: '2026-04-27T02:00:00.000Z'}]};

const server = number => {
  const two = String(number).padStart(2, '0');
  return {id: `vps_01hxa3b4c5d6e7f8g9h0benc${two}`, name: `bench-${two}`, primaryIp: `192.0.2.${number}`, serviceStatus: 'active'};
};
const FLEET = Array.from({length: SERVERS}, (_, number) => server(number));

/** The list, whole or by name: it fits on one page. */
function list(query) {
  const name = query.get('name');
  return {data: name === null ? FLEET : FLEET.filter(one => one.name === name), hasMore: false, nextCursor: null};
}

function read(id, what) {
  switch (what) {
    case '/backup-schedules': return state(id);
    case '/snapshot-schedules': return SNAPSHOTS;
    case '/backups':
    case '/snapshots': return COPIES;
    default: return FLEET.find(one => one.id === id);
  }
}

function answer(response, status, body) {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {'Content-Type': 'application/json', 'Content-Length': bytes.length});
  response.end(bytes);
}

const later = (...given) => (latency > 0 ? setTimeout(answer, latency, ...given) : answer(...given));

function listener(request, response) {
  const {pathname, searchParams} = new URL(request.url, 'http://hostup');
  const [, id, what] = /^\/api\/v2\/vps\/(\w+)(\/[a-z-]+)?$/.exec(pathname) ?? [];
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    if (pathname.startsWith('/latency/')) {
      latency = Number(pathname.slice('/latency/'.length));
      answer(response, 200, {latency});
    } else if (pathname === '/api/v2/vps') {
      later(response, 200, list(searchParams));
    } else if (id && request.method === 'GET') {
      later(response, 200, read(id, what));
    } else if (what === '/backup-schedules' && request.method === 'POST') {
      saved.set(id, {...(saved.get(id) ?? NIGHTLY), ...JSON.parse(Buffer.concat(parts).toString())});
      later(response, 201, row(saved.get(id)));
    } else {
      answer(response, 404, {status: 404, code: 'not_found', title: 'Not found', detail: request.url});
    }
  });
}

const hostup = store ? https.createServer({pfx: fs.readFileSync(store), passphrase: 'changeit'}, listener) : http.createServer(listener);
hostup.keepAliveTimeout = 60_000;
hostup.listen(Number(port), '127.0.0.1', () => console.log(`${store ? 'https' : 'http'}://127.0.0.1:${hostup.address().port}`));
