// The other end of the wire for measurements: answers HostUp's three calls of one job (read, save, read back), and
// remembers what was saved. Light on purpose: what it costs is measured with every server, in equal parts.
//   node hostup.mjs [PORT]          prints its address; POST /latency/20 makes it answer after 20 ms
import http from 'node:http';

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

function answer(response, status, body) {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {'Content-Type': 'application/json', 'Content-Length': bytes.length});
  response.end(bytes);
}

const later = (...given) => (latency > 0 ? setTimeout(answer, latency, ...given) : answer(...given));

const server = http.createServer((request, response) => {
  const [, id] = /^\/api\/v2\/vps\/(\w+)\/backup-schedules$/.exec(request.url) ?? [];
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    if (request.url.startsWith('/latency/')) {
      latency = Number(request.url.slice('/latency/'.length));
      answer(response, 200, {latency});
    } else if (id && request.method === 'GET') {
      later(response, 200, state(id));
    } else if (id && request.method === 'POST') {
      saved.set(id, {...(saved.get(id) ?? NIGHTLY), ...JSON.parse(Buffer.concat(parts).toString())});
      later(response, 201, row(saved.get(id)));
    } else {
      answer(response, 404, {status: 404, code: 'not_found', title: 'Not found', detail: request.url});
    }
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
