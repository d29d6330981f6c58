// Sends signed slash commands and prints how long the server took to acknowledge them.
import { createHmac } from 'node:crypto';
import http from 'node:http';

const [server, sandbox, secret, count, atOnce] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(atOnce) });

function post(url, body, headers) {
    return new Promise((resolve, reject) => {
        const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
            let text = '';
            response.on('data', (part) => (text += part));
            response.on('end', () => resolve({ status: response.statusCode, text }));
        });
        request.on('error', reject);
        request.end(body);
    });
}

async function stall() {
    const { status, text } = await post(
        `${sandbox}/__sandbox/faults`,
        JSON.stringify({ kind: 'delay', millis: 20000, times: 1000000 }),
        { 'Content-Type': 'application/json' },
    );
    if (status >= 300) {
        throw new Error(`the simulator does not take the fault: ${status} ${text}`);
    }
}

function command(number) {
    const form = new URLSearchParams({
        team_id: 'T0LOAD',
        channel_id: 'C0LOAD',
        user_id: `U0LOAD${number}`,
        command: '/backup',
        text: `node-${String((number % 40) + 1).padStart(2, '0')}`,
        api_app_id: 'A0LOAD',
    }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${form}`).digest('hex');
    return [
        form,
        {
            'Content-Type': 'application/x-www-form-urlencoded',
            'X-Slack-Request-Timestamp': timestamp,
            'X-Slack-Signature': `v0=${signature}`,
        },
    ];
}

const times = [];
const statuses = new Map();
let next = 0;

async function worker() {
    while (next < Number(count)) {
        const [form, headers] = command(next++);
        const begun = performance.now();
        const { status } = await post(`${server}/slack/commands`, form, headers);
        times.push(performance.now() - begun);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
}

const at = (share) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)].toFixed(0);

await stall();
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
times.sort((a, b) => a - b);
console.log(`${times.length} commands, ${atOnce} at once, HostUp takes 20 s`);
console.log(`statuses ${JSON.stringify(Object.fromEntries(statuses))}`);
console.log(`ack p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, p99.9 ${at(0.999)} ms, slowest ${at(1)} ms (Slack's limit: 3,000)`);
process.exit(times.length && Number(at(0.999)) < 1000 && statuses.size === 1 && statuses.has(200) ? 0 : 1);
