// A page of another origin, as browsers let it call. Started by tools/check-browser:
//   browser.mjs JAVA JAR BROWSER MODULES
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {check, finish, site, startServer} from './browser-checks.mjs';

const [java, jar, browser, modules] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const {default: puppeteer} = await import(require.resolve('puppeteer-core'));

/** Runs in the page. Answers with what it saw, or with the error that the browser gave it. */
async function overMcp(url, revision) {
  const headers = {'Content-Type': 'application/json', Accept: 'application/json, text/event-stream'};
  const call = async (method, params, more = {}) => {
    const response = await fetch(`${url}/mcp`, {
      method: 'POST',
      headers: {...headers, ...more},
      body: JSON.stringify({jsonrpc: '2.0', id: 1, method, params}),
    });
    return {session: response.headers.get('Mcp-Session-Id'), reply: await response.json()};
  };
  const find = {name: 'find_vps', arguments: {query: 'web-01'}};
  try {
    if (revision === '2026-07-28') {
      const _meta = {
        'io.modelcontextprotocol/protocolVersion': revision,
        'io.modelcontextprotocol/clientInfo': {name: 'page', version: '1'},
        'io.modelcontextprotocol/clientCapabilities': {},
      };
      const more = {'MCP-Protocol-Version': revision, 'Mcp-Method': 'tools/call', 'Mcp-Name': 'find_vps'};
      return (await call('tools/call', {...find, _meta}, more)).reply.result.structuredContent;
    }
    const clientInfo = {name: 'page', version: '1'};
    const {session} = await call('initialize', {protocolVersion: revision, capabilities: {}, clientInfo});
    if (!session) return {error: 'the page cannot read its session'};
    const more = {'MCP-Protocol-Version': revision, 'Mcp-Session-Id': session};
    return (await call('tools/call', find, more)).reply.result.structuredContent;
  } catch (refused) {
    return {error: String(refused)};
  }
}

/** Runs in the page. */
async function overTools(url) {
  try {
    const response = await fetch(`${url}/tools/set_backup_schedule`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({vps: 'web-01', frequency: 'daily', hour: 3, retentionCount: 3}),
    });
    return await response.json();
  } catch (refused) {
    return {error: String(refused)};
  }
}

/** Runs in the page: what a page may send without asking first. */
async function withoutPreflight(url) {
  try {
    await fetch(`${url}/tools/set_backup_schedule`, {
      method: 'POST',
      mode: 'no-cors',
      body: JSON.stringify({vps: 'web-01', frequency: 'daily', hour: 4, retentionCount: 3}),
    });
  } catch (refused) {
    // Whether the page hears of it or not: nothing must change.
  }
}

const allowed = await site('<!doctype html><title>another origin</title>');
const stranger = await site('<!doctype html><title>another origin</title>');
const {server, url} = await startServer(java, jar, {NATTVAKT_ACCESS_ORIGINS: allowed.origin});
const chrome = await puppeteer.launch({
  executablePath: browser,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const page = await chrome.newPage();
  await page.goto(allowed.origin);
  for (const revision of ['2025-06-18', '2025-11-25', '2026-07-28']) {
    const result = await page.evaluate(overMcp, url, revision);
    check(`a page of an origin that is named completes a tool call over MCP ${revision}`, result.outcome === 'answered', result);
  }
  const changed = await page.evaluate(overTools, url);
  check('and one that writes over POST /tools', changed.outcome === 'verified', changed);

  await page.goto(stranger.origin);
  for (const revision of ['2025-11-25', '2026-07-28']) {
    const result = await page.evaluate(overMcp, url, revision);
    check(`a page of any other origin is refused over MCP ${revision}`, /Failed to fetch/.test(result.error), result);
  }
  const refused = await page.evaluate(overTools, url);
  check('and over POST /tools', /Failed to fetch/.test(refused.error), refused);
  await page.evaluate(withoutPreflight, url);
  const seen = await fetch(`${url}/tools/get_protection`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({vps: 'web-01'}),
  });
  const {backup} = await seen.json();
  check('nothing that it sent was carried out', backup.schedules[0].hour === 3, backup.schedules);
} finally {
  await chrome.close();
  server.kill();
  allowed.server.close();
  stranger.server.close();
}
finish();
