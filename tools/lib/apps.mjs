// Drives the cards as a person would, inside a host made with the official package. Started by tools/check-apps:
//   apps.mjs JAVA JAR BROWSER MODULES BROWSER_MODULES PICTURES
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, finish, site, startServer } from './browser-checks.mjs';

const [java, jar, browser, modules, browserModules, pictures] = process.argv.slice(2);
const { build } = createRequire(join(modules, 'x.js'))('esbuild');
const require = createRequire(join(browserModules, 'x.js'));
const { default: puppeteer } = await import(require.resolve('puppeteer-core'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const here = dirname(fileURLToPath(import.meta.url));
const cardFile = (name) => readFileSync(join(here, `../../src/main/resources/mcp/apps/${name}.html`), 'utf8');
const PLAN = cardFile('plan');
const BOARD = cardFile('board');
const CONSENT = 'dev.nattvakt/consent';
const SECRET = 'sEcReT_of-this-card_0a';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const bundle = await build({
  entryPoints: [join(here, 'apps-host.mjs')],
  nodePaths: [modules],
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
});
const script = bundle.outputFiles[0].text.replaceAll('</script', '<\\/script');
const hostSite = await site(
  `<!doctype html><html lang="en"><title>A host</title><style>body{margin:0}</style><body></body><script>${script}</script>`,
);
const HOST = `http://127.0.0.1:${hostSite.port}/`;

// The frame between host and card that the specification asks of web hosts, of another site than the host. It passes
// messages on, and its policy holds for the card too.
const proxySite = await site(
  `<!doctype html><html lang="en"><title>A sandbox</title><style>body{margin:0}iframe{border:0;width:100%;height:100vh;display:block}</style><body><script>
    let card;
    addEventListener('message', ({ source, data }) => {
      if (source === parent && data.method === 'ui/notifications/sandbox-resource-ready') {
        card = document.createElement('iframe');
        card.sandbox = data.params.sandbox;
        if (data.params.sandbox.includes('allow-same-origin')) {
          document.body.append(card);
          card.contentDocument.write(data.params.html);
          card.contentDocument.close();
        } else {
          card.srcdoc = data.params.html;
          document.body.append(card);
        }
      } else if (source === parent) card?.contentWindow.postMessage(data, '*');
      else if (source === card?.contentWindow) parent.postMessage(data, '*');
    });
    parent.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/sandbox-proxy-ready', params: {} }, '*');
  </script></body></html>`,
  {
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'",
  },
);
const PROXY = `http://localhost:${proxySite.port}/`;

// Another page beside the card, which tries to be its host.
const strangerSite = await site('<!doctype html><html lang="en"><title>A stranger</title>');
const STRANGER = `http://localhost:${strangerSite.port}/`;

const chrome = await puppeteer.launch({
  executablePath: browser,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--force-prefers-reduced-motion',
    '--site-per-process',
  ],
});

/** A host with a card in it. */
class Scene {
  static async open({ html = PLAN, ...options } = {}) {
    const scene = await Scene.start(options);
    await scene.show({ html });
    return scene;
  }

  /** The host alone. */
  static async start({ viewport = { width: 680, height: 900 }, scheme = 'light', context, ...options }) {
    const page = await chrome.newPage();
    const scene = new Scene(page);
    scene.options = {
      context: { theme: scheme, locale: 'en-GB', timeZone: 'Europe/Stockholm', ...context },
      width: Math.min(viewport.width, 640),
      ...options,
    };
    // The client asks for a stream that there is none of.
    const isExpected = (message) => message.location().url?.endsWith('/mcp') && message.text().includes('405');
    page.on(
      'console',
      (message) => message.type() === 'error' && !isExpected(message) && scene.problems.push(message.text()),
    );
    page.on('pageerror', (error) => scene.problems.push(String(error)));
    page.on('request', (request) => scene.loaded.push(request.url()));
    await page.setViewport(viewport);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(HOST);
    return scene;
  }

  problems = [];
  loaded = [];

  constructor(page) {
    this.page = page;
  }

  async show(options) {
    await this.page.evaluate((given) => window.host.show(given), { ...this.options, ...options });
    this.card = await this.#find();
  }

  async #find() {
    for (let tries = 0; tries < 100; tries++) {
      for (const frame of this.page.frames().slice(1)) {
        if (
          await frame
            .evaluate(() => document.getElementById('head') !== null && document.getElementById('live') !== null)
            .catch(() => false)
        )
          return frame;
      }
      await pause(20);
    }
    throw new Error('no card');
  }

  /** Calls a function of the host page. */
  host(name, ...args) {
    return this.page.evaluate((method, given) => window.host[method](...given), name, args);
  }

  seen(what) {
    return this.page.evaluate((key) => window.host.seen[key], what);
  }

  text() {
    return this.card.evaluate(() => document.querySelector('main').innerText);
  }

  html() {
    return this.card.evaluate(() => document.documentElement.outerHTML);
  }

  head() {
    return this.card.evaluate(() => document.getElementById('head')?.textContent ?? '(none)');
  }

  async until(what, ...args) {
    return this.card.waitForFunction(what, { timeout: 5000, polling: 30 }, ...args).then(
      () => true,
      () => false,
    );
  }

  /** Until there is an answer to what was pressed. */
  answered() {
    return this.until(() => document.querySelector('.what') !== null);
  }

  buttons() {
    return this.card.$$eval('button', (all) => all.map((button) => button.textContent));
  }

  /** As a person: after the buttons have settled. With `calls`, until the host has been asked to call. */
  async press(words, calls = false) {
    await this.page.bringToFront();
    await pause(450);
    const before = (await this.seen('calls')).length;
    const button = await this.button(words);
    await button.click();
    if (calls)
      await this.page.waitForFunction(
        (count) => window.host.seen.calls.length > count,
        { timeout: 5000, polling: 30 },
        before,
      );
  }

  async button(words) {
    for (const handle of await this.card.$$('button')) {
      if ((await handle.evaluate((button) => button.textContent)).startsWith(words)) return handle;
    }
    throw new Error(`no button ${words}`);
  }

  async axe(what) {
    await this.card.evaluate(axe);
    const { violations } = await this.card.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const told = violations.map(
      (rule) =>
        `${rule.id}: ${rule.nodes
          .map((node) => node.html)
          .slice(0, 3)
          .join(' ')}`,
    );
    check(`no accessibility violations, ${what}`, told.length === 0, told);
    const over = await this.card.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(`nothing hangs over the edge, ${what}`, over <= 0, over);
  }

  async picture(name) {
    await pause(150);
    const path = join(pictures, `${name}.png`);
    const frame = await this.page.$('iframe');
    await frame.screenshot({ path });
    console.log(`     ${path} (${statSync(path).size} bytes)`);
  }

  async close(what) {
    check(`no error in the console: ${what}`, this.problems.length === 0, this.problems);
    const strange = this.loaded.filter(
      (url) =>
        url !== HOST &&
        url !== PROXY &&
        url !== 'about:srcdoc' &&
        url !== 'about:blank' &&
        !servers.some((server) => url.startsWith(server)) &&
        !url.endsWith('/favicon.ico'),
    );
    check(`nothing is loaded: ${what}`, strange.length === 0, strange);
    await this.page.close();
  }
}
/** Where the host page may go beside the pages of this check. */
const servers = [];
const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

// Answers as the server gives them.
const DB = {
  name: 'db-01',
  id: 'vps_01hxa3b4c5d6e7f8g9h0j1k2m4',
  primaryIp: '192.0.2.11',
  direction: 'weakens',
  before: 'daily at 02:00 UTC, keeps 7 copies (03:00 Europe/Stockholm)',
  after: 'switched off: daily at 02:00 UTC, keeps 7 copies',
  means: ['It does not run until it is switched on.'],
  unknown: ['HostUp did not state all that is there, so a loss cannot be ruled out.'],
  nextRun: '2026-11-29 02:00 UTC',
};
const consent = (more = {}) => ({
  secret: SECRET,
  expiresAt: inMinutes(14.5),
  askedBy: 'claude-web',
  askedThrough: 'MCP',
  headline: 'This would weaken the protection of "db-01": enabled true -> false, so it does not run.',
  servers: [DB],
  more: 0,
  counts: { change: 1, weakens: 1 },
  hours: [],
  decides: 'here',
  ...more,
});
const question = (more = {}, answer = {}) => ({
  content: [{ type: 'text', text: 'Nothing changed yet.' }],
  structuredContent: {
    outcome: 'needs_confirmation',
    written: 'no',
    summary: 'Nothing changed yet.',
    sandbox: true,
    plan: { expiresAt: inMinutes(14.5) },
    ...answer,
  },
  _meta: { [CONSENT]: consent(more) },
});
const RECEIPT = {
  id: 'rcp_9f2c41d07ab3',
  requestIds: ['req_77'],
  at: new Date().toISOString(),
  requestedBy: 'claude-web',
  approvedBy: 'claude-web',
  approvedWay: 'app',
};
const UNDO = { tool: 'set_backup_schedule', arguments: { vps: DB.id, enabled: true } };
const done = (more = {}, meta) => ({
  content: [{ type: 'text', text: 'Done.' }],
  structuredContent: {
    outcome: 'verified',
    written: 'yes',
    sandbox: true,
    receipt: RECEIPT,
    undo: UNDO,
    summary:
      'The backup schedule of "db-01" is switched off, read back from HostUp. Next run: none. Receipt rcp_9f2c41d07ab3.',
    ...more,
  },
  ...(meta === undefined ? {} : { _meta: { [CONSENT]: meta } }),
});
const answered = (outcome, summary, more = {}) => ({
  content: [{ type: 'text', text: summary }],
  isError: outcome !== 'partly',
  structuredContent: { outcome, summary, written: 'no', sandbox: true, ...more },
});
const fleet = (count, weaker) =>
  Array.from({ length: count }, (_, i) => ({
    ...DB,
    name: `node-${String(i + 1).padStart(2, '0')}`,
    id: `vps_01hxa3b4c5d6e7f8g9h0j1kn${String(i).padStart(2, '0')}`,
    primaryIp: `203.0.113.${101 + i}`,
    direction: i < weaker ? 'weakens' : 'strengthens',
    before: i < weaker ? 'daily at 02:00 UTC, keeps 7 copies' : 'none',
    after: 'weekly on Sunday at 01:00 UTC, keeps 4 copies',
    means: i < weaker ? ['It runs less often.', 'Fewer copies are kept.'] : [],
    unknown: i === 1 ? DB.unknown : [],
    nextRun: '2026-11-29 01:00 UTC',
  }));
const fleetConsent = () => ({
  headline:
    'This would change 34 of 40 servers, their backups starting between 01:00 and 04:00 UTC; 12 of them would be protected less. The others: 3 already so, 2 refused, 1 unknown.',
  servers: fleet(32, 12),
  more: 2,
  counts: { change: 34, same: 3, refused: 2, unknown: 1, weakens: 12 },
  hours: ['01:00 x 12 UTC', '02:00 x 11 UTC', '03:00 x 11 UTC'],
});

async function speaking() {
  for (const [what, options] of [
    ['in one frame', {}],
    ['behind a proxy', { proxy: PROXY }],
    ['written behind a proxy', { proxy: PROXY, sandbox: 'allow-scripts allow-same-origin' }],
  ]) {
    for (const [name, html] of [
      ['plan', PLAN],
      ['board', BOARD],
    ]) {
      const scene = await Scene.open({ html, ...options });
      check(
        `the card of a ${name} greets its host, ${what}`,
        (await scene.host('app')).name === `nattvakt-${name}`,
        await scene.host('app'),
      );
      check(`and tells its size, ${what}`, (await scene.seen('sizes')).at(-1)[1] > 50, await scene.seen('sizes'));
      check(`and answers a ping, ${what}`, JSON.stringify(await scene.host('ping')) === '{}');
      check(`and lets itself be ended, ${what}`, JSON.stringify(await scene.host('teardown')) === '{}');
      check(
        `the host finds nothing wrong with what it says, ${what}`,
        (await scene.seen('errors')).length === 0,
        await scene.seen('errors'),
      );
      await scene.close(`${name}, ${what}`);
    }
  }
}

async function confirming() {
  const scene = await Scene.open({ proxy: PROXY });
  await scene.host('result', question());
  await scene.until(() => document.querySelector('.confirm'));
  const text = await scene.text();
  for (const words of [
    consent().headline.replace('->', '→'),
    'db-01',
    '192.0.2.11',
    DB.before,
    DB.after,
    DB.means[0],
    DB.unknown[0],
    DB.nextRun,
    'Asked for by “claude-web” through MCP',
    '14 minutes left',
    'Sandbox',
  ]) {
    check(`a question shows ${words.slice(0, 40)}`, text.includes(words), text);
  }
  check('its secret stands nowhere on the page', !(await scene.html()).includes(SECRET));
  check(
    'it says so to a screen reader',
    (await scene.card.$eval('#live', (it) => it.textContent)).startsWith('Nattvakt asks: This would weaken'),
  );
  const until = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Stockholm',
  }).format(Date.parse(await scene.card.$eval('.until time', (time) => time.dateTime)));
  check('until when, on the clock of the reader', text.includes(`until ${until}`) || text.includes(until), until);
  check('two buttons', (await scene.buttons()).join() === 'Confirm,Cancel', await scene.buttons());

  await pause(450);
  await scene.card.$eval('.confirm', (button) => button.click());
  await scene.card.$eval('.confirm', (button) => button.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  check('a click that a script makes is none', (await scene.seen('calls')).length === 0);

  await pause(450);
  const confirm = await scene.button('Confirm');
  const { x, y, width, height } = await confirm.boundingBox();
  for (let i = 0; i < 4; i++) await scene.page.mouse.click(x + width / 2, y + height / 2);
  await scene.page.keyboard.press('Enter');
  await pause(300);
  const calls = await scene.seen('calls');
  check('four presses and Enter are one call', calls.length === 1, calls);
  check(
    'of confirm_plan with the secret',
    calls[0].name === 'confirm_plan' && JSON.stringify(calls[0].arguments) === JSON.stringify({ secret: SECRET }),
    calls[0],
  );
  check(
    'the buttons are gone while it runs',
    (await scene.buttons()).length === 0 && (await scene.head()) === 'Carrying it out',
  );
  await scene.host('result', question({ headline: 'Something else' }));
  await pause(50);
  check(
    'another question does not take its place meanwhile',
    (await scene.head()) === 'Carrying it out',
    await scene.head(),
  );

  await scene.host('reply', done());
  await scene.answered();
  const after = await scene.text();
  for (const words of [
    'Done and read back',
    'is switched off, read back from HostUp',
    RECEIPT.id,
    'by claude-web on this card',
  ]) {
    check(`what happened shows ${words}`, after.includes(words), after);
  }
  check('the keyboard is at what happened', await scene.card.evaluate(() => document.activeElement.id === 'head'));
  const contexts = await scene.seen('contexts');
  check(
    'the model is told, without the secret',
    contexts.length === 1 &&
      contexts[0].content[0].text.includes('pressed Confirm') &&
      contexts[0].content[0].text.includes('switched off') &&
      !JSON.stringify(contexts).includes(SECRET),
    contexts,
  );

  await scene.press('Undo', true);
  const undo = (await scene.seen('calls'))[1];
  check(
    'Undo calls what the server named',
    undo.name === UNDO.tool && JSON.stringify(undo.arguments) === JSON.stringify(UNDO.arguments),
    undo,
  );
  await scene.host(
    'reply',
    question({
      headline: 'This would change the backup schedule of "db-01".',
      servers: [{ ...DB, direction: 'strengthens' }],
      secret: 'another_secret',
    }),
  );
  await scene.until(() => document.querySelector('.confirm'));
  check('an undo that needs a yes asks', (await scene.head()).startsWith('This would change'), await scene.head());
  await scene.press('Cancel', true);
  const decline = (await scene.seen('calls'))[2];
  check(
    'Cancel declines that plan',
    decline.name === 'decline_plan' && decline.arguments.secret === 'another_secret',
    decline,
  );
  await scene.host('reply', answered('refused', 'Declined: nothing was changed.', { code: 'declined' }));
  await scene.answered();
  check(
    'and says that nothing changed',
    (await scene.text()).includes('Cancelled') &&
      (await scene.text()).includes('nothing was changed') &&
      (await scene.buttons()).length === 0,
    await scene.text(),
  );
  await scene.close('a plan confirmed');
}

async function soon() {
  const scene = await Scene.open();
  await scene.page.evaluate((first) => window.host.result(first), answered('answered', 'Nothing.'));
  await scene.until(() => document.querySelector('.what'));
  await scene.host('result', question());
  await scene.until(() => document.querySelector('.confirm'));
  await (await scene.button('Confirm')).click();
  await pause(50);
  check('a press that was meant for what stood there before is none', (await scene.seen('calls')).length === 0);
  await scene.close('a press too soon');
}

async function keyboard() {
  const scene = await Scene.open();
  await scene.host('result', question());
  await scene.until(() => document.querySelector('.confirm'));
  await pause(450);
  await scene.page.focus('iframe');
  const stops = [];
  for (let i = 0; i < 2; i++) {
    await scene.page.keyboard.press('Tab');
    stops.push(
      await scene.card.evaluate(() => [
        document.activeElement.textContent,
        getComputedStyle(document.activeElement).outlineStyle,
      ]),
    );
  }
  check(
    'the keyboard stops at Confirm and Cancel, outlined',
    JSON.stringify(stops) ===
      JSON.stringify([
        ['Confirm', 'solid'],
        ['Cancel', 'solid'],
      ]),
    stops,
  );
  await scene.page.keyboard.press('Space');
  await pause(300);
  check('Space presses', (await scene.seen('calls'))[0]?.name === 'decline_plan', await scene.seen('calls'));
  await scene.close('the keyboard');
}

async function forging() {
  for (const [what, options] of [
    ['in one frame', {}],
    ['behind a proxy', { proxy: PROXY }],
  ]) {
    const scene = await Scene.open(options);
    await scene.host('result', question());
    await scene.until(() => document.querySelector('.confirm'));
    const before = await scene.card.$eval('#body', (it) => it.innerText);
    // A stranger of another site in the same host, and a window of the same origin as the one that shows the card.
    await scene.page.evaluate(async (url) => {
      const stranger = document.createElement('iframe');
      stranger.src = url;
      stranger.hidden = true;
      document.body.append(stranger);
      await new Promise((loaded) => (stranger.onload = loaded));
    }, STRANGER);
    const stranger = scene.page.frames().find((frame) => frame.url() === STRANGER);
    const shower = scene.card.parentFrame();
    await shower.evaluate(() => document.body.append(document.createElement('iframe')));
    const sibling = shower
      .childFrames()
      .find((frame) => frame !== scene.card && frame !== stranger && !frame.url().startsWith(PROXY));
    const forged = question({ headline: 'Harmless', secret: 'forged', servers: [{ ...DB, direction: 'strengthens' }] });
    const messages = [
      { jsonrpc: '2.0', method: 'ui/notifications/tool-result', params: forged },
      { jsonrpc: '2.0', method: 'ui/notifications/tool-cancelled', params: {} },
      { jsonrpc: '2.0', id: 9, method: 'ui/resource-teardown', params: {} },
      ...[1, 2, 3, 4].map((id) => ({ jsonrpc: '2.0', id, result: done().structuredContent })),
    ];
    const flood = (all, isBehindProxy) => {
      const frame = parent.frames[0];
      for (const target of [frame, ...(isBehindProxy ? [frame.frames[0]] : [])])
        for (const message of all) target.postMessage(message, '*');
    };
    await stranger.evaluate(flood, messages, options.proxy !== undefined);
    await sibling.evaluate((all) => all.forEach((message) => parent.frames[0].postMessage(message, '*')), messages);
    // The card's own window.
    await scene.card.evaluate((all) => all.forEach((message) => window.postMessage(message, '*')), messages);
    await scene.card.evaluate(
      (all, origin) =>
        all.forEach((data) => window.dispatchEvent(new MessageEvent('message', { data, source: parent, origin }))),
      messages,
      new URL(options.proxy ?? HOST).origin,
    );
    await pause(200);
    check(
      `forged messages change nothing, ${what}`,
      (await scene.card.$eval('#body', (it) => it.innerText)) === before && (await scene.seen('calls')).length === 0,
      await scene.text(),
    );

    await scene.press('Confirm', true);
    await stranger.evaluate(flood, messages, options.proxy !== undefined);
    await sibling.evaluate((all) => all.forEach((message) => parent.frames[0].postMessage(message, '*')), messages);
    await pause(150);
    check(
      `a forged answer is not taken for the server's, ${what}`,
      (await scene.head()) === 'Carrying it out',
      await scene.head(),
    );
    check(
      `the secret that was sent is its own, ${what}`,
      (await scene.seen('calls')).map((call) => call.arguments.secret).join() === SECRET,
    );
    await scene.host('reply', done());
    await scene.answered();
    check(`the real one is, ${what}`, (await scene.head()) === 'Done and read back');
    scene.loaded = scene.loaded.filter((url) => !url.startsWith(STRANGER));
    await scene.close(`forged messages, ${what}`);
  }
}

async function malformed() {
  const scene = await Scene.open();
  const early = await scene.card.$eval('#body', (it) => it.innerText);
  const result = (params) => ({ jsonrpc: '2.0', method: 'ui/notifications/tool-result', params });
  const garbage = [
    null,
    1,
    'text',
    [],
    {},
    [result(question())],
    JSON.stringify(result(question())),
    { method: 'ui/notifications/tool-result', params: question() },
    { ...result(question()), jsonrpc: '1.0' },
    result(null),
    result([]),
    result('x'),
    { jsonrpc: '2.0', method: 7, params: question() },
    { jsonrpc: '2.0', method: '__proto__', params: {} },
    { jsonrpc: '2.0', method: 'constructor', params: {} },
    { jsonrpc: '2.0', method: 'context', params: [] },
    { jsonrpc: '2.0', id: 99, result: {} },
    { jsonrpc: '2.0', id: 1 },
    { jsonrpc: '2.0', id: 1, result: {}, error: {} },
    { jsonrpc: '2.0', id: {}, method: 'ping' },
  ];
  for (const message of garbage) await scene.host('raw', message);
  await pause(100);
  check(
    'what is malformed is ignored',
    (await scene.card.$eval('#body', (it) => it.innerText)) === early,
    await scene.text(),
  );
  for (const [what, broken] of [
    ['without servers', { servers: [] }],
    ['with a server that is none', { servers: [null] }],
    ['without an end', { expiresAt: undefined }],
    ['with an end that is no time', { expiresAt: 'soon' }],
    ['without a headline', { headline: undefined }],
  ]) {
    await scene.host('result', question(broken, { summary: `Broken ${what}` }));
    await scene.until((words) => document.body.innerText.includes(words), `Broken ${what}`);
    check(
      `a question ${what} is none: the summary shows, without buttons`,
      (await scene.buttons()).length === 0 && (await scene.text()).includes(`Broken ${what}`),
      await scene.text(),
    );
  }
  await scene.host('result', question({ secret: undefined }));
  await scene.until(() => document.querySelector('.decide'));
  check('without a secret there is nothing to press', (await scene.buttons()).length === 0);
  await scene.host('result', { content: [{ type: 'text', text: 'Only text.' }] });
  await scene.until(() => document.body.innerText.includes('Only text.'));
  check('an answer of text alone shows', (await scene.text()).includes('Only text.'));
  await scene.host('result', done({ undo: { tool: 'apply_plan', arguments: {} } }));
  await scene.until(() => document.body.innerText.includes('Receipt'));
  check('Undo never calls another kind of tool', (await scene.buttons()).length === 0, await scene.buttons());
  await scene.host('result', answered('constructor', 'Odd words.', { code: 'toString', counts: { valueOf: 1 }, rows: [{ action: 'constructor', outcome: '__proto__' }] }));
  await scene.until(() => document.body.innerText.includes('Odd words.'));
  check('words that nobody knows show as they are', (await scene.head()) === 'What Nattvakt answered' && (await scene.text()).includes('Odd words.'), await scene.text());
  await scene.close('malformed messages');
}

async function hostile() {
  const names = {
    tags: '<img src=x onerror="parent.postMessage(1,\'*\')"><script>document.title=1</script>',
    bidi: 'db\u202e10-\u2066gnp.exe\u2069',
    invisible: 'db\u200b\u00ad-\u{e0041}\u{e0042}01\u0000\u001b[31m',
    long: 'x'.repeat(10_240),
    marks: `z${'\u0351'.repeat(500)}`,
    german: 'Datensicherungsspeicherverwaltungsschnittstellenserver-Donaudampfschifffahrtsgesellschaft',
    swedish: 'Överföringsmottagare åäö räksmörgås',
  };
  for (const [what, name] of Object.entries(names)) {
    const scene = await Scene.open({ viewport: { width: 320, height: 700 } });
    const server = { ...DB, name, before: name, after: name, means: [name], unknown: [name], nextRun: name };
    await scene.host(
      'result',
      question({ headline: `This would change "${name}".`, servers: [server], askedBy: name, askedThrough: name }),
    );
    await scene.until(() => document.querySelector('.confirm'));
    const html = await scene.html();
    const text = await scene.text();
    check(
      `a name is dead: ${what}`,
      (await scene.card.$$('img, main script, a')).length === 0 &&
        !/[\u202a-\u202e\u2066-\u2069\u200b\u00ad\u0000\u001b\u{e0000}-\u{e007f}]/u.test(text),
      text.slice(0, 200),
    );
    check(
      `a name hides no button: ${what}`,
      (await scene.card.$eval('.confirm', (button) => button.getBoundingClientRect().right <= innerWidth)) &&
        html.length < 90_000,
      html.length,
    );
    const over = await scene.card.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(`nothing hangs over the edge: ${what}`, over <= 0, over);
    await scene.picture(`hostile-${what}`);
    await scene.press('Confirm', true);
    await scene.host(
      'reply',
      done({
        summary: `"${name}" is set.`,
        receipt: { ...RECEIPT, id: name, approvedBy: name },
        rows: [{ vps: { name }, action: 'change', outcome: 'refused', why: name }],
      }),
    );
    await scene.answered();
    check(
      `and in what happened: ${what}`,
      (await scene.card.$$('img, main script, a')).length === 0,
      await scene.html(),
    );
    await scene.close(`hostile names, ${what}`);
  }
}

async function ending() {
  const scene = await Scene.open();
  await scene.host('result', question({ expiresAt: inMinutes(-1) }));
  await scene.until(() => document.getElementById('head').textContent === 'The time to decide is over');
  check(
    'an end that has passed leaves no buttons',
    (await scene.buttons()).length === 0 && (await scene.text()).includes('Ask again for a new plan.'),
    await scene.text(),
  );
  check(
    'and claims nothing about what was done before',
    !(await scene.text()).includes('changed nothing'),
    await scene.text(),
  );
  await scene.host('result', question({ expiresAt: inMinutes(1.5 / 60) }));
  await scene.until(() => document.querySelector('.confirm'));
  check('the last minute is told', (await scene.text()).includes('less than a minute left'));
  await scene.page.focus('iframe');
  await scene.page.keyboard.press('Tab');
  await scene.until(() => document.getElementById('head').textContent === 'The time to decide is over');
  check(
    'when the time is over the buttons go',
    (await scene.buttons()).length === 0 && (await scene.text()).includes('this card changed nothing'),
    await scene.text(),
  );
  check('and the keyboard is not lost', await scene.card.evaluate(() => document.activeElement.id === 'head'));
  check(
    'and a screen reader hears it',
    (await scene.card.$eval('#live', (it) => it.textContent)).includes('time to decide is over'),
  );
  await scene.picture('plan-expired');
  await scene.axe('an expired plan');

  await scene.host('result', question({ decides: 'slack', secret: undefined }));
  await scene.until(() => document.querySelector('.decide'));
  check(
    'where Slack decides, the card says so and has no buttons',
    (await scene.buttons()).length === 0 && (await scene.text()).includes('with a button in Slack'),
  );
  await scene.close('ends');

  const cancelled = await Scene.open();
  await cancelled.host('cancel');
  await cancelled.until(() => document.getElementById('head').textContent === 'The call was cancelled');
  check('a call that was cancelled is told', (await cancelled.head()) === 'The call was cancelled');
  await cancelled.close('a cancelled call');
}

async function failing() {
  const scene = await Scene.open();
  await scene.host('result', question());
  await scene.until(() => document.querySelector('.confirm'));
  await scene.press('Confirm', true);
  await scene.host('fail', 'The server is gone');
  await scene.until(() => document.getElementById('head').textContent === 'Result not known');
  const text = await scene.text();
  check(
    'a call without an answer is not taken for a no',
    text.includes('cannot say whether') && text.includes('The server is gone') && (await scene.buttons()).length === 0,
    text,
  );
  check('and the model is told so', (await scene.seen('contexts'))[0].content[0].text.includes('cannot say whether'));
  await scene.picture('plan-lost');
  await scene.axe('a lost answer');
  await scene.close('a lost answer');

  const deaf = await Scene.open({ capabilities: {} });
  await deaf.host('result', question());
  await deaf.until(() => document.querySelector('.confirm'));
  await deaf.press('Cancel', true);
  await deaf.host(
    'reply',
    answered('conflict', 'The plan "x" is not known any more: ask for the change again.', {
      code: 'plan_unknown',
      written: 'no',
    }),
  );
  await deaf.answered();
  check(
    'a host that takes no context is not asked to',
    (await deaf.seen('contexts')).length === 0 && (await deaf.seen('errors')).length === 0,
  );
  await deaf.close('a host that can little');
}

async function many() {
  const scene = await Scene.open({ proxy: PROXY, viewport: { width: 680, height: 2000 } });
  await scene.host('result', question(fleetConsent()));
  await scene.until(() => document.querySelector('.confirm'));
  const text = await scene.text();
  for (const words of [
    '34 would change',
    '12 would be weaker',
    '2 refused',
    '01:00 x 12 UTC',
    '2 more servers would change and are not listed',
    'Confirm all 34',
    '11 servers',
    '20 servers',
    'It runs less often.',
  ]) {
    check(`a plan of many shows ${words}`, text.includes(words), text);
  }
  await scene.picture('plan-fleet');
  await scene.axe('a plan of many');
  check('with every name', (await scene.text()).includes('node-12') && (await scene.text()).includes('node-32'));
  await scene.press('Confirm', true);
  const row = (i, outcome, why) => ({
    vps: { name: `node-${String(i).padStart(2, '0')}`, id: `vps_${i}`, primaryIp: `203.0.113.${100 + i}` },
    action: 'change',
    outcome,
    why,
  });
  const rows = [
    row(7, 'conflict', '"node-07" moved since the plan and was left alone.'),
    row(9, 'unconfirmed', 'Sent to "node-09", and nobody can say whether it was done; check in 120 s.'),
    ...Array.from({ length: 30 }, (_, i) => row(10 + i, 'verified')),
    { ...row(41), code: 'not_reached', why: 'It was not reached in time.' },
  ];
  await scene.host(
    'reply',
    answered(
      'partly',
      '30 of 34 servers as planned: 30 verified, 1 conflict, 1 unconfirmed, 2 not reached. Receipt rcp_9f2c41d07ab3.',
      {
        written: 'maybe',
        rows,
        counts: { verified: 30, conflict: 1, unconfirmed: 1, not_reached: 2, weakens: 12 },
        receipt: RECEIPT,
        undo: { tool: 'plan_fleet_change', arguments: { undoOf: RECEIPT.id } },
      },
    ),
  );
  await scene.answered();
  const after = await scene.text();
  for (const words of [
    'Partly done',
    'left alone',
    '30 servers',
    'node-39',
    'Result not known',
    '2 not reached',
    RECEIPT.id,
    'Undo',
  ]) {
    check(`what happened to many shows ${words}`, after.includes(words), after);
  }
  await scene.picture('plan-fleet-after');
  await scene.axe('what happened to many');
  const odd = await Scene.open();
  await odd.host(
    'result',
    question({ ...fleetConsent(), servers: fleet(32, 12).map((server, i) => ({ ...server, nextRun: `run ${i}` })) }),
  );
  await odd.until(() => document.querySelector('.confirm'));
  await pause(300);
  await odd.card.click('summary');
  await pause(150);
  const tall = (await odd.seen('sizes')).at(-1)[1];
  check(
    'what does not fit opens',
    (await odd.text()).includes('Show 24 more servers') && (await odd.text()).includes('run 31'),
  );
  await odd.card.click('summary');
  await pause(150);
  check('and the host is told each size', (await odd.seen('sizes')).at(-1)[1] < tall, await odd.seen('sizes'));
  await odd.close('many that differ');
  await scene.close('many servers');
}

async function themes() {
  const claude = {
    '--color-background-primary': '#262624',
    '--color-background-secondary': '#30302e',
    '--color-text-primary': '#faf9f5',
    '--color-text-secondary': '#c2c0b6',
    '--color-border-primary': '#565550',
    '--font-sans': 'Georgia, serif',
  };
  const scene = await Scene.open({ scheme: 'dark', context: { styles: { variables: claude } } });
  await scene.host('result', question());
  await scene.until(() => document.querySelector('.confirm'));
  const look = () =>
    scene.card.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.body).color,
      getComputedStyle(document.body).fontFamily,
    ]);
  check(
    'the colours and the font of the host are taken',
    JSON.stringify(await look()) === JSON.stringify(['rgb(38, 38, 36)', 'rgb(250, 249, 245)', 'Georgia, serif']),
    await look(),
  );
  await scene.axe('the colours of a host');
  await scene.picture('plan-host-colours');
  await scene.host('context', { styles: { variables: { ...claude, '--color-text-primary': '#333333' } } });
  await scene.until(() => getComputedStyle(document.body).color === 'rgb(232, 236, 244)');
  check(
    'colours that nobody could read are not',
    (await look()).slice(0, 2).join() === 'rgb(22, 29, 42),rgb(232, 236, 244)',
    await look(),
  );
  await scene.host('context', {
    theme: 'light',
    styles: {
      variables: {
        '--color-background-primary': 'url(http://127.0.0.1:1/x)',
        '--font-sans': 'url(http://127.0.0.1:1/x)',
      },
    },
  });
  await scene.until(() => document.documentElement.dataset.theme === 'light');
  check('the theme changes while it is open', (await look())[0] === 'rgb(255, 255, 255)', await look());
  await scene.host('context', { locale: 'sv-SE', timeZone: 'America/New_York' });
  await scene.until(
    () =>
      document.querySelector('.until time').textContent.includes('−5') ||
      document.querySelector('.until time').textContent.includes('EST'),
  );
  check(
    'and so does the clock',
    /EST|−5/.test(await scene.card.$eval('.until time', (time) => time.textContent)),
    await scene.card.$eval('.until time', (time) => time.textContent),
  );
  await scene.host('context', { locale: 'no such locale', timeZone: 'Mars/Olympus' });
  await pause(100);
  check('a zone that does not exist does no harm', (await scene.buttons()).length === 2);
  await scene.close('themes');
}

async function policy() {
  const scene = await Scene.open({ proxy: PROXY, sandbox: 'allow-scripts allow-same-origin' });
  const tried = await scene.card.evaluate(async () => {
    const outcome = {};
    try {
      document.getElementById('live').innerHTML = '<b>x</b>';
      outcome.html = 'set';
    } catch {
      outcome.html = 'refused';
    }
    outcome.fetch = await fetch('http://127.0.0.1:1/').then(
      () => 'sent',
      (error) => String(error),
    );
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ran = true';
      document.body.append(script);
    } catch {
      // Refused already.
    }
    outcome.ran = window.ran === true;
    const image = new Image();
    outcome.image = await new Promise((resolve) => {
      image.onerror = () => resolve('refused');
      image.onload = () => resolve('loaded');
      image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    });
    return outcome;
  });
  check(
    'its policy lets nothing in: no HTML from text, no script, no image, no request',
    tried.html === 'refused' && !tried.ran && tried.image === 'refused' && tried.fetch.includes('Failed'),
    tried,
  );
  await scene.page.close();
}

const PHONES = { 'phone-390': { width: 390, height: 844 }, 'phone-320': { width: 320, height: 700 } };

async function looks() {
  for (const scheme of ['light', 'dark']) {
    for (const [what, viewport] of Object.entries({ desktop: { width: 680, height: 900 }, ...PHONES })) {
      const scene = await Scene.open({ scheme, viewport: { ...viewport, deviceScaleFactor: 2 } });
      await scene.host('result', question());
      await scene.until(() => document.querySelector('.confirm'));
      await scene.axe(`a question, ${what}, ${scheme}`);
      await scene.picture(`plan-${what}-${scheme}`);
      await scene.press('Confirm', true);
      await scene.picture(`plan-${what}-${scheme}-busy`);
      await scene.host('reply', done());
      await scene.answered();
      await scene.axe(`what happened, ${what}, ${scheme}`);
      await scene.picture(`plan-${what}-${scheme}-after`);
      await scene.close(`${what}, ${scheme}`);
    }
  }
}

// The board's card.
const verdictRow = (name, verdict, why, more = {}) => ({
  vps: { id: `vps_01hxa3b4c5d6e7f8g9h0j1k_${name}`, name, primaryIp: '203.0.113.7' },
  verdict,
  why,
  backup: { frequency: 'daily', hour: 2, retentionCount: 7, enabled: true },
  snapshot: { intervalHours: 6, enabled: true },
  copies: 7,
  newestCopy: inMinutes(-300),
  freeSlots: 0,
  nextRuns: [inMinutes(600)],
  ...more,
});
const NEVER = {
  backup: undefined,
  snapshot: undefined,
  copies: 0,
  newestCopy: undefined,
  freeSlots: 3,
  nextRuns: undefined,
};
const audit = (more = {}) => ({
  content: [{ type: 'text', text: 'An audit.' }],
  structuredContent: {
    outcome: 'answered',
    written: 'no',
    sandbox: true,
    summary: '5 of 9 servers need attention: unprotected "web-01", failing "log-01".',
    counts: { unprotected: 1, failing: 1, overdue: 1, paused: 1, unknown: 1, scheduled: 1, exempt: 1, protected: 2 },
    servers: [
      verdictRow('db-01', 'protected', 'its last backup ran', { policy: { inLine: true, differs: [] } }),
      verdictRow('web-01', 'unprotected', 'it has no schedule at all', NEVER),
      verdictRow('log-01', 'failing', 'HostUp says the last run failed', {
        backup: { frequency: 'weekly', hour: 3, dayOfWeek: 1, retentionCount: 4, enabled: true },
        newestCopy: inMinutes(-13 * 1440),
        policy: {
          inLine: false,
          differs: [
            { field: 'backup.hour', wanted: 1, is: 3 },
            { field: 'backup.retentionCount', wanted: 7, is: 4 },
          ],
        },
      }),
      verdictRow('batch-01', 'overdue', 'a run was due on 2026-11-21 01:00 UTC and HostUp shows none since', {
        nextRuns: [inMinutes(-1500)],
        newestCopy: inMinutes(-2880),
      }),
      verdictRow('files-01', 'paused', 'its backup schedule is switched off', {
        backup: { frequency: 'monthly', hour: 2, dayOfMonth: 15, retentionCount: 6, enabled: false },
        nextRuns: [],
      }),
      verdictRow('odd-01', 'unknown', 'HostUp did not say', {
        copies: undefined,
        newestCopy: undefined,
        freeSlots: undefined,
        backup: { frequency: 'daily', time: '02:30', enabled: true },
      }),
      verdictRow('new-01', 'scheduled', 'no copy yet, first run on 2026-11-29', NEVER),
      verdictRow('scratch-01', 'exempt', 'rebuilt from images every night', {
        ...NEVER,
        policy: {
          inLine: true,
          differs: [],
          exempt: { reason: 'rebuilt from images every night', until: '2027-03-01' },
        },
      }),
    ],
    herds: [{ hour: 2, timeZone: 'UTC', servers: 33, of: 50, quieter: [0, 23] }],
    nextCursor: 'next-page',
    ...more,
  },
});
const rowNames = (scene) => scene.card.$$eval('.rows h2', (all) => all.map((name) => name.textContent));

async function board() {
  const scene = await Scene.open({ html: BOARD, proxy: PROXY });
  await scene.host('input', { query: 'o', onlyProblems: false, limit: 8 });
  await scene.host('result', audit());
  await scene.until(() => document.querySelector('.rows'));
  const text = await scene.text();
  for (const words of [
    '5 of the first 9 servers need attention',
    'unprotected',
    'it has no schedule at all',
    'daily 02:00, keeps 7',
    'weekly Monday 03:00, keeps 4',
    'monthly day 15 02:00, keeps 6 (switched off)',
    'daily 02:30',
    'every 6 h',
    '7, newest 5 hours ago',
    'none, room for 3',
    '33 of 50 backups start at 02:00 UTC. Quieter: 00:00, 23:00.',
    'was due',
    'number not stated',
    'in line',
    'backup.hour is 3, wanted 1',
    'exempt: “rebuilt from images every night” until 2027-03-01',
    '8 of 9 servers shown',
  ]) {
    check(`the board shows ${words}`, text.includes(words), text);
  }
  const worst = ['web-01', 'log-01', 'batch-01', 'odd-01', 'files-01', 'new-01', 'scratch-01', 'db-01'];
  check('the worst first', (await rowNames(scene)).join() === worst.join(), await rowNames(scene));
  const sort = async (value) => {
    await scene.card.focus('#sort');
    await scene.card.select('#sort', value);
    return (await rowNames(scene)).join();
  };
  check('sorts by name', (await sort('name')) === [...worst].sort().join(), await rowNames(scene));
  check(
    'sorts by the oldest copy, those without one first',
    (await sort('copy')).startsWith('new-01,odd-01,scratch-01,web-01,log-01,batch-01'),
    await rowNames(scene),
  );
  check(
    'sorts by the next run, those without one last',
    (await sort('next')).startsWith('batch-01,'),
    await rowNames(scene),
  );
  check('the keyboard stays where it was', await scene.card.evaluate(() => document.activeElement.id === 'sort'));
  await sort('worst');

  const only = async (verdict) => {
    await (await scene.card.$(`[data-focus="only ${verdict}"]`)).click();
    return (await rowNames(scene)).join();
  };
  check('narrows to a verdict', (await only('failing')) === 'log-01');
  check('and to a second one', (await only('paused')) === 'log-01,files-01');
  check('the chosen ones are pressed', (await scene.card.$$('[aria-pressed="true"]')).length === 2);
  check(
    'a screen reader hears how many',
    (await scene.card.$eval('#live', (it) => it.textContent)) === '2 servers shown.',
  );
  await only('failing');
  await only('paused');

  await scene.press('Show more', true);
  const more = (await scene.seen('calls'))[0];
  check(
    'the next page is asked for with the same words',
    more.name === 'audit_protection' &&
      JSON.stringify(more.arguments) ===
        JSON.stringify({ query: 'o', onlyProblems: false, limit: 100, cursor: 'next-page' }),
    more,
  );
  await scene.press('Looking');
  check('once at a time', (await scene.seen('calls')).length === 1);
  await scene.host(
    'reply',
    audit({
      servers: [
        verdictRow('zoo-01', 'protected', 'its last backup ran'),
        verdictRow('db-01', 'protected', 'its last backup ran'),
      ],
      nextCursor: undefined,
    }),
  );
  await scene.until(() => document.body.innerText.includes('zoo-01'));
  check('the next page comes behind, nothing twice', (await rowNames(scene)).length === 9, await rowNames(scene));
  check('and then there is no more', !(await scene.buttons()).includes('Show more servers'));

  await scene.press('Look again', true);
  const again = (await scene.seen('calls'))[1];
  check(
    'it looks again',
    again.name === 'audit_protection' && again.arguments.cursor === undefined && again.arguments.query === 'o',
    again,
  );
  await scene.host('fail', 'gone');
  await scene.until(() => document.querySelector('.note.is-bad'));
  check(
    'and says when no answer came, and keeps what it knew',
    (await scene.text()).includes('this is what was seen before') && (await rowNames(scene)).length === 9,
  );
  await scene.press('Look again', true);
  await scene.host(
    'reply',
    audit({
      counts: { protected: 1 },
      summary: '"db-01" is protected: its last backup ran.',
      servers: [verdictRow('db-01', 'protected', 'its last backup ran')],
      nextCursor: undefined,
    }),
  );
  await scene.until(() => document.getElementById('head').textContent === '"db-01" is protected');
  check('and shows what is new', (await rowNames(scene)).join() === 'db-01', await scene.text());
  check(
    'it has called nothing that changes',
    (await scene.seen('calls')).every((call) => call.name === 'audit_protection'),
  );
  await scene.close('the board');

  const one = await Scene.open({ html: BOARD });
  const { vps, ...row } = verdictRow('db-01', 'protected', 'its last backup ran');
  await one.host('result', {
    content: [],
    structuredContent: {
      outcome: 'answered',
      summary: 'The VPS "db-01" is protected.',
      written: 'no',
      vps,
      verdict: 'protected',
      why: row.why,
      nextRuns: row.nextRuns,
      backup: {
        schedules: [
          { frequency: 'weekly', hour: 4, dayOfWeek: 0, enabled: false },
          { frequency: 'daily', hour: 2, retentionCount: 7, enabled: true },
        ],
        copies: 7,
        newestCopy: row.newestCopy,
        settings: {},
        limits: {},
        gate: {},
      },
      snapshot: { schedule: { intervalHours: 6, enabled: true }, copies: 3 },
    },
  });
  await one.until(() => document.querySelector('.rows'));
  check(
    'one server shows as one row',
    (await rowNames(one)).join() === 'db-01' &&
      (await one.text()).includes('daily 02:00, keeps 7') &&
      (await one.text()).includes('every 6 h'),
    await one.text(),
  );
  await one.press('Look again', true);
  check(
    'and is looked at again',
    JSON.stringify(await one.seen('calls')) ===
      JSON.stringify([{ name: 'get_protection', arguments: { vps: vps.id } }]),
    await one.seen('calls'),
  );
  await one.axe('one server');
  await one.picture('board-one');
  await one.host('result', answered('not_found', 'There is no VPS "nope".'));
  await one.until(() => document.body.innerText.includes('There is no VPS'));
  check('an answer about nothing shows as it is', (await one.text()).includes('There is no VPS "nope".'));
  await one.close('one server');

  for (const scheme of ['light', 'dark']) {
    for (const [what, viewport] of Object.entries({ desktop: { width: 680, height: 1400 }, ...PHONES })) {
      const look = await Scene.open({
        html: BOARD,
        scheme,
        viewport: { ...viewport, height: 2600, deviceScaleFactor: 2 },
      });
      const name = 'Datensicherungsspeicherverwaltungsschnittstellenserver-räksmörgås<b>\u202e';
      await look.host(
        'result',
        audit({
          servers: [...audit().structuredContent.servers, verdictRow(name, 'protected', name)],
          nextCursor: undefined,
        }),
      );
      await look.until(() => document.querySelector('.rows'));
      await look.axe(`the board, ${what}, ${scheme}`);
      await look.picture(`board-${what}-${scheme}`);
      await look.close(`the board, ${what}, ${scheme}`);
    }
  }
}

// The same through real servers, to the state of their sandboxes.
async function free() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function startNattvakt() {
  const sandbox = await free();
  const { server, url } = await startServer(java, jar, {
    NATTVAKT_SANDBOX_PORT: String(sandbox),
    NATTVAKT_APPROVAL: 'person',
    NATTVAKT_ACCESS_ORIGINS: new URL(HOST).origin,
  });
  return new Nattvakt(server, url, sandbox);
}

class Nattvakt {
  constructor(process, url, sandbox) {
    Object.assign(this, { process, url, sandbox });
  }

  /** What is really so. */
  async state() {
    const response = await fetch(`http://127.0.0.1:${this.sandbox}/__sandbox/state`);
    return JSON.stringify(await response.json());
  }

  async writes() {
    const { log } = await (await fetch(`http://127.0.0.1:${this.sandbox}/__sandbox/log`)).json();
    return log.filter((request) => request.method !== 'GET').length;
  }

  async tool(name, parameters) {
    const response = await fetch(`${this.url}/tools/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(parameters),
    });
    return response.json();
  }

  async schedule(vps) {
    const { backup } = await this.tool('get_protection', { vps });
    const { hour, enabled, retentionCount } = backup.schedules[0] ?? {};
    return `${backup.schedules.length} ${hour} ${enabled} ${retentionCount}`;
  }
}

/** For pictures in documents. */
const SHARP = { width: 680, height: 900, deviceScaleFactor: 2 };
const PAUSE = { vps: 'db-01', enabled: false };

/** A host with a client of its own at this server, and what a model asked for shown as a card. */
async function asked(nattvakt, name, parameters, options = {}) {
  const scene = await Scene.start({ isReal: true, ...options });
  scene.tools = await scene.host('connect', nattvakt.url);
  scene.called = await scene.host('call', name, parameters);
  await scene.show({ html: scene.called.html });
  await scene.host('input', parameters);
  await scene.host('result', scene.called.result);
  await scene.until(() => document.getElementById('head').textContent !== 'Waiting for the answer');
  return scene;
}

async function real() {
  const nattvakt = await startNattvakt();
  const other = await startNattvakt();
  servers.push(nattvakt.url, other.url);
  try {
    await realBoard(nattvakt);
    await carriedOut(nattvakt);
    await movedOn(nattvakt);
    await foreign(nattvakt, other);
    await fleets(nattvakt);
  } finally {
    for (const { process } of [nattvakt, other]) process.kill();
  }
}

async function carriedOut(nattvakt) {
  const before = await nattvakt.state();
  const was = await nattvakt.schedule('db-01');
  const scene = await asked(nattvakt, 'set_backup_schedule', PAUSE, { viewport: SHARP });
  check(
    'a host with cards is given the tools of the card',
    ['confirm_plan', 'decline_plan'].every((name) => scene.tools.all.includes(name)),
    scene.tools,
  );
  check(
    'its model is not',
    !scene.tools.model.some((name) => ['confirm_plan', 'decline_plan', 'apply_plan'].includes(name)),
    scene.tools.model,
  );
  const { result, uri, html, mimeType } = scene.called;
  check(
    'the answer names the card',
    uri === 'ui://nattvakt/plan' && html === PLAN && mimeType === 'text/html;profile=mcp-app',
    [uri, mimeType],
  );
  const { secret } = result._meta[CONSENT];
  check(
    'its secret is in no part that a model sees',
    !JSON.stringify([result.content, result.structuredContent]).includes(secret) &&
      result.structuredContent.plan.token === undefined,
    result.structuredContent,
  );
  const text = await scene.text();
  check('the card asks', text.includes('db-01') && text.includes('Confirm') && text.includes('switched off'), text);
  await scene.picture('real-question');
  await scene.axe('a real question');
  check('nothing is changed by asking', (await nattvakt.state()) === before);

  const model = await scene.host('call', 'confirm_plan', { secret: 'AAAAAAAAAAAAAAAAAAAAAA' });
  check(
    'a guessed secret does nothing',
    model.result.structuredContent.outcome === 'conflict' && (await nattvakt.state()) === before,
    model.result.structuredContent,
  );

  const writes = await nattvakt.writes();
  await pause(450);
  const { x, y, width, height } = await (await scene.button('Confirm')).boundingBox();
  for (let i = 0; i < 3; i++) await scene.page.mouse.click(x + width / 2, y + height / 2);
  await scene.answered();
  const after = await scene.text();
  check(
    'Confirm carries it out, and the card says so',
    after.includes('Done and read back') && (await nattvakt.schedule('db-01')).includes('false'),
    after,
  );
  check('three presses are one write', (await nattvakt.writes()) === writes + 1, (await nattvakt.writes()) - writes);
  check('the receipt says on which way', after.includes('rcp_') && after.includes('on this card'), after);
  await scene.picture('real-done');
  await scene.axe('what really happened');
  const contexts = await scene.seen('contexts');
  check(
    'the model is told, without the secret',
    contexts.length === 1 && !JSON.stringify(contexts).includes(secret),
    contexts,
  );

  const again = await scene.host('call', 'confirm_plan', { secret });
  check(
    'the secret works once',
    again.result.structuredContent.outcome === 'conflict' && (await nattvakt.writes()) === writes + 1,
    again.result.structuredContent,
  );

  await scene.press('Undo');
  await scene.answered();
  check(
    'Undo strengthens without a question',
    (await scene.text()).includes('Done and read back') && (await nattvakt.schedule('db-01')) === was,
    await scene.text(),
  );
  await scene.close('a plan carried out');
}

async function movedOn(nattvakt) {
  const cancelled = await asked(nattvakt, 'set_backup_schedule', PAUSE, { proxy: PROXY });
  const before = await nattvakt.state();
  const { secret } = cancelled.called.result._meta[CONSENT];
  await cancelled.press('Cancel');
  await cancelled.answered();
  check(
    'Cancel changes nothing, and the card says so',
    (await cancelled.text()).includes('Cancelled') && (await nattvakt.state()) === before,
    await cancelled.text(),
  );
  await cancelled.picture('real-cancelled');
  const late = await cancelled.host('call', 'confirm_plan', { secret });
  check(
    'nor does a yes after the no',
    late.result.structuredContent.outcome === 'conflict' && (await nattvakt.state()) === before,
    late.result.structuredContent,
  );
  await cancelled.close('a plan cancelled');

  const moved = await asked(nattvakt, 'set_backup_schedule', PAUSE, { proxy: PROXY });
  await nattvakt.tool('set_backup_schedule', { vps: 'db-01', hour: 5 });
  const between = await nattvakt.state();
  const writes = await nattvakt.writes();
  await moved.press('Confirm');
  await moved.answered();
  check(
    'a plan that moved is told and does nothing',
    (await moved.text()).includes('Changed meanwhile') &&
      (await nattvakt.state()) === between &&
      (await nattvakt.writes()) === writes,
    await moved.text(),
  );
  await moved.picture('real-moved');
  await moved.close('a plan that moved');
  await nattvakt.tool('set_backup_schedule', { vps: 'db-01', hour: 2 });
}

async function foreign(nattvakt, other) {
  const here = await asked(nattvakt, 'set_backup_schedule', PAUSE);
  const there = await asked(other, 'set_backup_schedule', PAUSE);
  const before = [await nattvakt.state(), await other.state()];
  const doctored = structuredClone(here.called.result);
  doctored._meta[CONSENT].secret = there.called.result._meta[CONSENT].secret;
  await here.host('result', doctored);
  await pause(100);
  await here.press('Confirm');
  await here.answered();
  const isUntouched = async () =>
    JSON.stringify([await nattvakt.state(), await other.state()]) === JSON.stringify(before);
  check(
    'the secret of another server does nothing',
    (await here.text()).includes('No longer known') && (await isUntouched()),
    await here.text(),
  );

  // Another client of the same server, that took the secret out of its host.
  const stolen = here.called.result._meta[CONSENT].secret;
  const thief = await Scene.open();
  await thief.host('connect', nattvakt.url, {});
  const tried = await thief.host('call', 'confirm_plan', { secret: stolen }).catch((refused) => String(refused));
  check('a client that shows no cards has no such tool', typeof tried === 'string' && (await isUntouched()), tried);
  await thief.host('connect', nattvakt.url);
  const session = await thief.host('call', 'confirm_plan', { secret: stolen });
  check(
    'a secret is good in its own session only',
    session.result.structuredContent.outcome === 'conflict' && (await isUntouched()),
    session.result.structuredContent,
  );

  // A page beside the card, which speaks to the host and to the card.
  await here.host('result', here.called.result);
  await here.until(() => document.querySelector('.confirm'));
  await here.page.evaluate(async (url) => {
    const stranger = document.createElement('iframe');
    stranger.src = url;
    document.body.append(stranger);
    await new Promise((loaded) => (stranger.onload = loaded));
  }, STRANGER);
  const stranger = here.page.frames().find((frame) => frame.url() === STRANGER);
  await stranger.evaluate((secret) => {
    const call = {
      jsonrpc: '2.0',
      id: 77,
      method: 'tools/call',
      params: { name: 'confirm_plan', arguments: { secret } },
    };
    for (const target of [parent, parent.frames[0]]) target.postMessage(call, '*');
  }, stolen);
  await pause(300);
  check('a page beside the card can call nothing, even with the secret', await isUntouched());
  here.loaded = here.loaded.filter((url) => !url.startsWith(STRANGER));

  // The same question on two cards.
  const twin = await asked(nattvakt, 'set_backup_schedule', { ...PAUSE, vps: 'batch-01' });
  const writes = await nattvakt.writes();
  await twin.press('Confirm');
  await twin.answered();
  await twin.show({ html: PLAN });
  await twin.host('result', twin.called.result);
  await twin.until(() => document.querySelector('.confirm'));
  await twin.press('Confirm');
  await twin.answered();
  check(
    'a card that is shown again says that it was done',
    (await twin.text()).includes('Decided before') && (await nattvakt.writes()) === writes + 1,
    await twin.text(),
  );
  await twin.picture('real-again');
  await twin.close('two cards of one question');
  for (const scene of [here, there, thief]) await scene.page.close();
}

async function fleets(nattvakt) {
  const before = await nattvakt.schedule('node-07');
  const scene = await asked(
    nattvakt,
    'plan_fleet_change',
    { servers: ['node-*'], enabled: false },
    { proxy: PROXY, viewport: { width: 680, height: 2200 } },
  );
  await scene.picture('real-fleet');
  await scene.axe('a real plan of many');
  const writes = await nattvakt.writes();
  await scene.press('Confirm all');
  await scene.answered();
  const after = await scene.text();
  const written = (await nattvakt.writes()) - writes;
  check(
    'one yes changes many servers',
    after.includes('Done and read back') && written > 20 && (await nattvakt.schedule('node-07')).includes('false'),
    [written, after],
  );
  await scene.picture('real-fleet-done');
  await scene.press('Undo');
  await scene.until(() => document.querySelector('.confirm'));
  await scene.picture('real-fleet-undo');
  check(
    'its undo asks once more',
    (await scene.buttons()).some((words) => words.startsWith('Confirm all')),
    await scene.buttons(),
  );
  await scene.press('Confirm all');
  await scene.answered();
  check(
    'and brings back what was',
    (await nattvakt.schedule('node-07')) === before,
    await nattvakt.schedule('node-07'),
  );
  await scene.close('many real servers');
}

async function realBoard(nattvakt) {
  const scene = await asked(nattvakt, 'audit_protection', {}, { viewport: { ...SHARP, height: 2600 } });
  check(
    'the board is a card',
    scene.called.uri === 'ui://nattvakt/board' && scene.called.html === BOARD,
    scene.called.uri,
  );
  const shownFirst = (await rowNames(scene)).length;
  check('twenty servers stand on its first page', shownFirst === 20, shownFirst);
  await scene.axe('the real board');
  await scene.picture('real-board');
  const before = await nattvakt.writes();
  await scene.press('Show more servers');
  await scene.until(() => document.querySelectorAll('.rows h2').length > 20);
  check('and all of them after the next', (await rowNames(scene)).length === 50, (await rowNames(scene)).length);
  await scene.press('Look again');
  await pause(500);
  check(
    'it looks again, and changes nothing',
    (await rowNames(scene)).length === 50 && (await nattvakt.writes()) === before,
    (await rowNames(scene)).length,
  );
  await scene.close('the real board');

  const one = await asked(nattvakt, 'get_protection', { vps: 'db-01' });
  check(
    'one server is a card, too',
    (await rowNames(one)).join() === 'db-01' && (await one.text()).includes('daily 02:00, keeps 7'),
    await one.text(),
  );
  await one.close('one real server');
}

const all = {
  board,
  speaking,
  confirming,
  soon,
  keyboard,
  forging,
  malformed,
  hostile,
  ending,
  failing,
  many,
  themes,
  policy,
  looks,
  real,
};
const only = process.env.ONLY?.split(',');
try {
  for (const [name, run] of Object.entries(all)) {
    if (!only || only.includes(name)) await run();
  }
} finally {
  await chrome.close();
  for (const { server } of [hostSite, proxySite, strangerSite]) server.close();
}
finish();
