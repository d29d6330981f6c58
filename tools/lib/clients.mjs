// What a user of this server does first, by clients that others wrote.
//   node clients.mjs URL JAVA JAR MODULES MODULES_OF_THE_NEWEST_MCP_REMOTE MODULES_OF_AN_OLDER_ONE
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [url, java, jar, modules, newestBridge, olderBridge] = process.argv.slice(2);
const official = name => path.join(modules, '@modelcontextprotocol', name);
const load = (name, file) => import(pathToFileURL(path.join(official(name), 'dist', file)));

const v1 = {
  ...(await load('sdk', 'esm/client/index.js')),
  ...(await load('sdk', 'esm/client/streamableHttp.js')),
  ...(await load('sdk', 'esm/client/stdio.js')),
  ...(await load('sdk', 'esm/types.js')),
};
const v2 = {...(await load('client', 'index.mjs')), ...(await load('client', 'stdio.mjs'))};

const TOOLS = [
  'find_vps',
  'get_protection',
  'audit_protection',
  'set_backup_schedule',
  'set_snapshot_schedule',
  'set_backup_settings',
  'remove_schedule',
  'plan_fleet_change',
  'list_changes',
  'apply_plan',
  'preview_capacity',
];

const IMPLEMENTATION = {name: 'clients-check', version: '1'};
const FORMS = {capabilities: {elicitation: {form: {}}}};
const NEGOTIATED = {versionNegotiation: {mode: 'auto'}};
const NEWEST = {versionNegotiation: {mode: {pin: '2026-07-28'}}};

let passed = 0;
let failed = 0;
async function check(name, test) {
  try {
    await test();
    passed++;
  } catch (failure) {
    failed++;
    console.log(`  FAILED ${name}: ${failure.message}`);
  }
}

const overHttp = sdk => new sdk.StreamableHTTPClientTransport(new URL(url));
const overStdio = sdk =>
  new sdk.StdioClientTransport({command: java, args: ['-jar', jar, 'stdio'], env: process.env, stderr: 'ignore'});

/** Claude Desktop's way to a server over HTTP: its own stdio, bridged. */
const bridged = (sdk, bridge) =>
  new sdk.StdioClientTransport({
    command: process.execPath,
    args: [path.join(bridge, 'mcp-remote/dist/proxy.js'), url, '--transport', 'http-only', '--allow-http'],
    env: {...process.env, MCP_REMOTE_CONFIG_DIR: path.join(os.tmpdir(), 'nattvakt-mcp-remote')},
    stderr: 'ignore',
  });

/**
 * The SDK itself validates structuredContent against the schema that tools/list gave.
 *
 * @param hour one that the server does not have yet, so that there is something to change
 * @param asked the questions that reached the user; none where this client cannot be asked
 * @param user what the user answers next
 */
async function visit(name, client, transport, hour, asked, user) {
  const call = async (tool, args) => {
    const result = await client.callTool({name: tool, arguments: args});
    assert.equal(result.content[0].type, 'text');
    assert.equal(typeof result.structuredContent?.outcome, 'string', JSON.stringify(result));
    return result;
  };
  const change = args => call('set_backup_schedule', {vps: 'web-01', ...args});
  try {
    await check(`${name}: connects`, async () => {
      await client.connect(transport);
      assert.equal(client.getServerVersion().name, 'nattvakt');
      assert.ok(client.getInstructions().length > 0);
    });
    await check(`${name}: tools/list`, async () => {
      const {tools} = await client.listTools();
      assert.deepEqual(tools.map(tool => tool.name), TOOLS);
      tools.forEach(tool => assert.equal(tool.outputSchema.type, 'object', tool.name));
    });
    await check(`${name}: find_vps`, async () => {
      const result = await call('find_vps', {query: 'web-01'});
      assert.equal(result.structuredContent.outcome, 'answered');
      assert.match(JSON.stringify(result.structuredContent), /"web-01"/);
    });
    await check(`${name}: set_backup_schedule`, async () => {
      const result = await change({frequency: 'daily', hour, retentionCount: 3});
      assert.ok(!result.isError, JSON.stringify(result));
      assert.equal(result.structuredContent.outcome, 'verified');
      assert.equal(result.structuredContent.written, 'yes');
    });
    await check(`${name}: what is unfit is an error that the model sees`, async () => {
      const result = await change({hours: hour});
      assert.equal(result.isError, true);
      assert.equal(result.structuredContent.outcome, 'invalid');
      assert.equal(result.structuredContent.written, 'no');
    });
    if (asked) {
      await check(`${name}: the user is asked and says yes`, async () => {
        user.answer = {action: 'accept', content: {confirm: true}};
        const result = await change({retentionCount: 2});
        assert.equal(asked.length, 1);
        assert.equal(result.structuredContent.outcome, 'verified', JSON.stringify(result));
      });
      await check(`${name}: the user is asked and says no`, async () => {
        user.answer = {action: 'decline'};
        const result = await change({retentionCount: 1});
        assert.equal(asked.length, 2);
        assert.equal(result.isError, true);
        assert.equal(result.structuredContent.written, 'no');
      });
    } else {
      await check(`${name}: nobody can be asked, so a plan waits for a yes`, async () => {
        const {structuredContent} = await change({retentionCount: 2});
        assert.equal(structuredContent.outcome, 'needs_confirmation');
        assert.equal(structuredContent.written, 'no');
        const result = await call('apply_plan', {planToken: structuredContent.plan.token});
        assert.equal(result.structuredContent.outcome, 'verified', JSON.stringify(result));
      });
    }
  } finally {
    await client.close();
  }
}

async function visitUnasked(name, sdk, options, transport, hour) {
  await visit(name, new sdk.Client(IMPLEMENTATION, options), transport, hour);
}

async function visitAsked(name, sdk, options, method, transport, hour) {
  const client = new sdk.Client(IMPLEMENTATION, {...options, ...FORMS});
  const asked = [];
  const user = {};
  client.setRequestHandler(method, request => {
    asked.push(request.params.message);
    return user.answer;
  });
  await visit(name, client, transport, hour, asked, user);
}

/**
 * Takes a call back while the user is asked: it ends at once, and the server goes on. In 2026-07-28 no call is open at the
 * server meanwhile.
 */
async function visitCancelling(name, sdk, options, method, transport) {
  const client = new sdk.Client(IMPLEMENTATION, {...options, ...FORMS});
  const cancelling = new AbortController();
  client.setRequestHandler(method, () => {
    cancelling.abort('changed my mind');
    return new Promise(() => {});
  });
  await client.connect(transport);
  await check(`${name}: a call is taken back while the user is asked`, async () => {
    const args = {vps: 'db-01', retentionCount: 2};
    const params = {name: 'set_backup_schedule', arguments: args};
    const signal = {signal: cancelling.signal};
    const call = sdk === v1 ? client.callTool(params, undefined, signal) : client.callTool(params, signal);
    await assert.rejects(call, /changed my mind/);
    const seen = await client.callTool({name: 'get_protection', arguments: {vps: 'db-01'}});
    assert.equal(seen.structuredContent.backup.schedules[0].retentionCount, 7);
  });
  await client.close();
}

async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const {port} = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function startServer(port) {
  const server = spawn(java, ['-jar', jar], {
    env: {...process.env, QUARKUS_HTTP_PORT: String(port)},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const text of server.stdout) {
    if (String(text).includes('Listening on')) break;
  }
  server.stdout.resume();
  return server;
}

async function stopServer(server) {
  server.kill();
  await once(server, 'exit');
}

/** The session outlives the server, and with it the knowledge that this client can ask its user. */
async function visitOverARestart(name, sdk, method) {
  const port = await freePort();
  let server = await startServer(port);
  const client = new sdk.Client(IMPLEMENTATION, FORMS);
  let asked = 0;
  client.setRequestHandler(method, () => {
    asked++;
    return {action: 'decline'};
  });
  await client.connect(new sdk.StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`)));
  await stopServer(server);
  server = await startServer(port);
  await check(`${name}: the user is asked after a restart`, async () => {
    const args = {vps: 'db-01', retentionCount: 2};
    const result = await client.callTool({name: 'set_backup_schedule', arguments: args});
    assert.equal(asked, 1, JSON.stringify(result));
    assert.equal(result.structuredContent.code, 'declined');
  });
  await client.close();
  await stopServer(server);
}

function inspector(...options) {
  const main = path.join(official('inspector'), 'clients/launcher/build/index.js');
  const ran = spawnSync(process.execPath, [main, '--cli', url, '--transport', 'http', ...options], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(ran.status, 0, ran.stderr);
  return JSON.parse(ran.stdout);
}

await visitUnasked('SDK 1 over HTTP', v1, {}, overHttp(v1), 1);
await visitAsked('SDK 1 over HTTP, asked', v1, {}, v1.ElicitRequestSchema, overHttp(v1), 2);
await visitUnasked('SDK 1 over stdio', v1, {}, overStdio(v1), 3);
await visitAsked('SDK 2 over HTTP, 2026-07-28', v2, NEWEST, 'elicitation/create', overHttp(v2), 4);
await visitAsked('SDK 2 over stdio, 2026-07-28', v2, NEWEST, 'elicitation/create', overStdio(v2), 5);
await visitAsked('SDK 2 over HTTP', v2, {}, 'elicitation/create', overHttp(v2), 11);
await visitAsked('SDK 2 over HTTP, as negotiated', v2, NEGOTIATED, 'elicitation/create', overHttp(v2), 12);
await visitUnasked('SDK 2 over stdio, as negotiated', v2, NEGOTIATED, overStdio(v2), 13);
await visitAsked('SDK 1 over stdio, asked', v1, {}, v1.ElicitRequestSchema, overStdio(v1), 6);
await visitUnasked('mcp-remote 0.15', v1, {}, bridged(v1, newestBridge), 7);
await visitAsked('mcp-remote 0.15, asked', v1, {}, v1.ElicitRequestSchema, bridged(v1, newestBridge), 8);
await visitUnasked('mcp-remote 0.13', v1, {}, bridged(v1, olderBridge), 9);
await visitAsked('mcp-remote 0.13, asked', v1, {}, v1.ElicitRequestSchema, bridged(v1, olderBridge), 10);
await visitCancelling('SDK 1 over HTTP', v1, {}, v1.ElicitRequestSchema, overHttp(v1));
await visitCancelling('SDK 1 over stdio', v1, {}, v1.ElicitRequestSchema, overStdio(v1));
await visitCancelling('SDK 2 over HTTP', v2, {}, 'elicitation/create', overHttp(v2));
await visitCancelling('SDK 2 over stdio', v2, {}, 'elicitation/create', overStdio(v2));
await visitOverARestart('SDK 1 over HTTP', v1, v1.ElicitRequestSchema);
await check('Inspector: tools/list', () => {
  const {tools} = inspector('--method', 'tools/list');
  assert.deepEqual(tools.map(tool => tool.name), TOOLS);
});
await check('Inspector: tools/call', () => {
  const result = inspector('--method', 'tools/call', '--tool-name', 'get_protection', '--tool-arg', 'vps=db-01');
  assert.equal(result.structuredContent.outcome, 'answered');
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
