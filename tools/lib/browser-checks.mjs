// What the checks in a browser share: counting, pages of other origins, and a server of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

let passed = 0;
let failed = 0;

export function check(what, is, detail = '') {
  if (is) passed++;
  else failed++;
  console.log(`${is ? 'ok  ' : 'FAIL'} ${what}${is || detail === '' ? '' : `: ${JSON.stringify(detail)}`}`);
}

/** Says how many passed, and ends with 1 if any did not. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** A site of one page, at an origin of its own. */
export async function site(html, headers = {}) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  return { server, port, origin: `http://127.0.0.1:${port}` };
}

/** Starts the packaged server on a port of its own. */
export async function startServer(java, jar, settings) {
  const server = spawn(java, ['-jar', jar], {
    env: { ...process.env, QUARKUS_HTTP_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  for await (const text of server.stdout) {
    log += text;
    const listening = /Listening on: (http:\S+)/.exec(log);
    if (listening) {
      server.stdout.resume();
      return { server, url: listening[1] };
    }
  }
  throw new Error(log);
}
