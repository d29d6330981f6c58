// The ways to have one job done: through a door of the server, or by the three bare calls that it is made of.
import http from 'node:http';
import https from 'node:https';
import readline from 'node:readline';

const MCP = '2025-11-25';
const NEWEST = '2026-07-28';

/** Each worker has a server of its own: two changes of one server wait for each other, by design. */
export const vps = worker => `vps_01hxa3b4c5d6e7f8g9h0benc${String(worker).padStart(2, '0')}`;

export const schedule = turn => ({frequency: 'daily', hour: turn % 24, retentionCount: 3, enabled: true});

function exchange(agent, url, method, headers, body) {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const length = bytes ? {'Content-Type': 'application/json', 'Content-Length': bytes.length} : {};
    const {request: send} = url.startsWith('https:') ? https : http;
    const request = send(url, {agent, method, headers: {...headers, ...length}}, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => resolve({status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString()}));
    });
    request.on('error', reject);
    request.setNoDelay(true);
    request.end(bytes);
  });
}

const POOL = {keepAlive: true, maxSockets: Infinity, scheduling: 'lifo'};
const pooled = () => new http.Agent(POOL);

function done(outcome, answer) {
  if (outcome !== 'verified') throw new Error(`the job was not done: ${JSON.stringify(answer).slice(0, 400)}`);
}

/** The lower bound: GET, POST, GET with nothing between. */
export class Bare {
  #agent;
  constructor(hostup) {
    this.hostup = hostup;
    this.#agent = hostup.startsWith('https:') ? new https.Agent({...POOL, rejectUnauthorized: false}) : pooled();
  }
  async job(worker, turn) {
    const url = `${this.hostup}/api/v2/vps/${vps(worker)}/backup-schedules`;
    const headers = {Accept: 'application/json', Authorization: 'Bearer x'};
    for (const [method, body] of [['GET'], ['POST', schedule(turn)], ['GET']]) {
      const {status, text} = await exchange(this.#agent, url, method, headers, body);
      if (status >= 300) throw new Error(`HTTP ${status}: ${text}`);
      JSON.parse(text);
    }
  }
  close() {
    this.#agent.destroy();
  }
}

/** POST /tools/set_backup_schedule. */
export class Rest {
  #agent = pooled();
  constructor(url) {
    this.url = url;
  }
  async open() {}
  async tools() {
    const {text} = await exchange(this.#agent, `${this.url}/tools`, 'GET', {});
    return JSON.parse(text).tools;
  }
  async call(tool, given) {
    const {text} = await exchange(this.#agent, `${this.url}/tools/${tool}`, 'POST', {}, given);
    return JSON.parse(text);
  }
  async job(worker, turn) {
    const answer = await this.call('set_backup_schedule', {vps: vps(worker), ...schedule(turn)});
    done(answer.outcome, answer);
  }
  close() {
    this.#agent.destroy();
  }
}

const HELLO = {protocolVersion: MCP, capabilities: {}, clientInfo: {name: 'bench', version: '1'}};

/** What is the same however MCP is carried: `ask` sends a request and gives its result. */
class Tools {
  async tools() {
    return (await this.ask('tools/list', {})).tools;
  }
  async call(tool, given) {
    const result = await this.ask('tools/call', {name: tool, arguments: given});
    return result.structuredContent ?? result;
  }
  async job(worker, turn) {
    const answer = await this.call('set_backup_schedule', {vps: vps(worker), ...schedule(turn)});
    done(answer.outcome, answer);
  }
}

/** MCP over streamable HTTP with a session, as most clients speak it today. */
export class Mcp extends Tools {
  #agent = pooled();
  #ids = 0;
  #session = {};
  constructor(url) {
    super();
    this.url = `${url}/mcp`;
  }
  async ask(method, params) {
    const headers = {Accept: 'application/json, text/event-stream', 'MCP-Protocol-Version': MCP, ...this.#session};
    const reply = await exchange(this.#agent, this.url, 'POST', headers, {jsonrpc: '2.0', id: ++this.#ids, method, params});
    const data = /^data:(.*)$/m.exec(reply.text);
    const message = JSON.parse(data ? data[1] : reply.text);
    if (!message.result) throw new Error(reply.text.slice(0, 400));
    const session = reply.headers['mcp-session-id'];
    if (session) this.#session = {'Mcp-Session-Id': session};
    return message.result;
  }
  async open() {
    await this.ask('initialize', HELLO);
    await exchange(this.#agent, this.url, 'POST', {Accept: 'application/json, text/event-stream', ...this.#session}, {jsonrpc: '2.0', method: 'notifications/initialized'});
  }
  close() {
    this.#agent.destroy();
  }
}

/** MCP over streamable HTTP by the stateless revision: nothing to open, each request says who asks. */
export class McpNewest extends Tools {
  #agent = pooled();
  #ids = 0;
  constructor(url) {
    super();
    this.url = `${url}/mcp`;
  }
  async ask(method, params) {
    const headers = {
      Accept: 'application/json, text/event-stream', 'MCP-Protocol-Version': NEWEST, 'Mcp-Method': method,
      ...(params.name ? {'Mcp-Name': params.name} : {}),
    };
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': NEWEST,
      'io.modelcontextprotocol/clientInfo': {name: 'bench', version: '1'},
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const {text} = await exchange(this.#agent, this.url, 'POST', headers, {jsonrpc: '2.0', id: ++this.#ids, method, params: {...params, _meta}});
    const message = JSON.parse(text);
    if (!message.result) throw new Error(text.slice(0, 400));
    return message.result;
  }
  async open() {}
  close() {
    this.#agent.destroy();
  }
}

/** MCP over the standard input and output of a child. */
export class Stdio extends Tools {
  #ids = 0;
  #waiting = new Map();
  constructor(child) {
    super();
    this.child = child;
    readline.createInterface({input: child.stdout}).on('line', line => {
      const message = JSON.parse(line);
      const waiter = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      waiter?.(message);
    });
    child.stdin.on('error', () => {});
    child.on('exit', () => this.#waiting.forEach(waiter => waiter({error: 'the server ended'})));
  }
  ask(method, params) {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, message => (message.result ? resolve(message.result) : reject(new Error(JSON.stringify(message).slice(0, 400)))));
      this.child.stdin.write(`${JSON.stringify({jsonrpc: '2.0', id, method, params})}\n`);
    });
  }
  async open() {
    await this.ask('initialize', HELLO);
    this.child.stdin.write(`${JSON.stringify({jsonrpc: '2.0', method: 'notifications/initialized'})}\n`);
  }
  close() {
    this.child.stdin.end();
  }
}

