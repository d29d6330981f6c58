// What a user of this server does first, by clients that others wrote.
//   node clients.mjs URL JAVA JAR MODULES
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [url, java, jar, modules] = process.argv.slice(2);
const official = name => path.join(modules, '@modelcontextprotocol', name);
const sdk = file => import(pathToFileURL(path.join(official('sdk'), 'dist/esm/client', file)));

const {Client} = await sdk('index.js');
const {StreamableHTTPClientTransport} = await sdk('streamableHttp.js');
const {StdioClientTransport} = await sdk('stdio.js');

const TOOLS = [
  'find_vps',
  'get_protection',
  'audit_protection',
  'set_backup_schedule',
  'set_snapshot_schedule',
  'set_backup_settings',
  'remove_schedule',
  'apply_plan',
  'preview_capacity',
];
// A server without any schedule, so that this one weakens nothing; each process has its own sandbox.
const DAILY = {vps: 'web-01', frequency: 'daily', hour: 2, retentionCount: 3};

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

/** The SDK itself validates structuredContent against the schema that tools/list gave. */
async function byTheSdk(name, transport) {
  const client = new Client({name: 'clients-check', version: '1'});
  try {
    await check(`${name}: initialize`, async () => {
      await client.connect(transport);
      assert.equal(client.getServerVersion().name, 'nattvakt');
      assert.ok(client.getInstructions().length > 0);
    });
    await check(`${name}: tools/list`, async () => {
      const {tools} = await client.listTools();
      assert.deepEqual(tools.map(tool => tool.name).sort(), [...TOOLS].sort());
      tools.forEach(tool => assert.equal(tool.outputSchema.type, 'object', tool.name));
    });
    await check(`${name}: find_vps`, async () => {
      const result = await client.callTool({name: 'find_vps', arguments: {query: 'web-01'}});
      assert.ok(!result.isError, JSON.stringify(result));
      assert.equal(result.content[0].type, 'text');
      assert.equal(result.structuredContent.outcome, 'answered');
      assert.match(JSON.stringify(result.structuredContent), /"web-01"/);
    });
    await check(`${name}: set_backup_schedule`, async () => {
      const result = await client.callTool({name: 'set_backup_schedule', arguments: DAILY});
      assert.ok(!result.isError, JSON.stringify(result));
      assert.equal(result.structuredContent.outcome, 'verified');
      assert.equal(result.structuredContent.written, 'yes');
    });
    await check(`${name}: what is unfit is an error that the model sees`, async () => {
      const result = await client.callTool({name: 'set_backup_schedule', arguments: {...DAILY, hours: 2}});
      assert.equal(result.isError, true);
      assert.equal(result.structuredContent.outcome, 'invalid');
      assert.equal(result.structuredContent.written, 'no');
    });
  } finally {
    await client.close();
  }
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

await byTheSdk('SDK over HTTP', new StreamableHTTPClientTransport(new URL(url)));
await byTheSdk(
  'SDK over stdio',
  new StdioClientTransport({command: java, args: ['-jar', jar, 'stdio'], env: process.env, stderr: 'ignore'}),
);
await check('Inspector: tools/list', () => {
  const {tools} = inspector('--method', 'tools/list');
  assert.deepEqual(tools.map(tool => tool.name).sort(), [...TOOLS].sort());
});
await check('Inspector: tools/call', () => {
  const result = inspector('--method', 'tools/call', '--tool-name', 'get_protection', '--tool-arg', 'vps=db-01');
  assert.equal(result.structuredContent.outcome, 'answered');
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
