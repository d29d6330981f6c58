// Drives the board as a reader would. Started by tools/check-board:
//   board.mjs URL BROWSER MODULES PICTURES
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { check, finish } from './browser-checks.mjs';

const [url, browser, modules, pictures] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const { default: puppeteer } = await import(require.resolve('puppeteer-core'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const LIMIT = 60_000;
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const chrome = await puppeteer.launch({
  executablePath: browser,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--force-prefers-reduced-motion'],
});

// The first look at the fleet has to end before anything is compared.
async function ready(page) {
  for (let tries = 0; tries < 60; tries++) {
    await page.goto(url);
    if ((await page.$eval('#age', (age) => age.textContent)).startsWith('Checked')) break;
  }
  await page.close();
}

async function open({ scheme = 'light', viewport = DESKTOP, scripts = true } = {}) {
  const page = await chrome.newPage();
  page.problems = [];
  page.loaded = [];
  page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('request', (request) => page.loaded.push(request.url()));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url, { waitUntil: 'networkidle0' });
  return page;
}

async function weight() {
  const nobody = await chrome.createBrowserContext();
  const page = await nobody.newPage();
  const files = [];
  const bodies = [];
  page.on('response', (response) => {
    files.push(response.url());
    bodies.push(response.buffer());
  });
  await page.goto(url, { waitUntil: 'networkidle0' });
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
  );
  console.log(`     ${bytes} bytes in ${files.length} files, first contentful paint after ${Math.round(paint)} ms`);
  check('weighs less than 60 kB in all', bytes < LIMIT, bytes);
  check('loads nothing from other hosts', files.every((file) => file.startsWith(url)), files);
  await nobody.close();
}

const names = (page) => page.$$eval('#rows tr:not([hidden]) > th', (heads) => heads.map((head) => head.firstChild.textContent));
const sortBy = (page, by) => page.click(`th[data-by="${by}"] button`);
const sorted = (page) => page.$$eval('thead th[aria-sort]', (heads) => heads.map((head) => `${head.dataset.by} ${head.ariaSort}`).join());

async function sorting() {
  const page = await open();
  const loads = page.loaded.length;
  const verdicts = () => page.$$eval('#rows tr', (rows) => rows.map((row) => Number(row.dataset.o)));
  const worst = await verdicts();
  check('shows the worst first', worst.every((verdict, i) => i === 0 || verdict <= worst[i - 1]), worst);

  await sortBy(page, 'name');
  const up = await names(page);
  check('sorts by name', up.join() === [...up].sort().join() && (await sorted(page)) === 'name ascending', up);
  await sortBy(page, 'name');
  const down = await names(page);
  check('and the other way', down.join() === [...up].reverse().join() || down[0] === up.at(-1), down);

  await sortBy(page, 'last');
  const times = await page.$$eval('#rows tr', (rows) => rows.map((row) => row.cells[2].querySelector('time')?.dateTime ?? '~'));
  check('sorts by the last good backup, those without one last', times.join() === [...times].sort().join(), times);
  await sortBy(page, 'policy');
  const standings = await page.$$eval('#rows tr', (rows) => rows.map((row) => row.dataset.p ?? 'none'));
  check('sorts by policy, what is not in line first', standings[0] === 'differs' && standings.at(-1) === 'none', standings);
  await sortBy(page, 'verdict');
  check('tells a screen reader what it is sorted by', (await sorted(page)) === 'verdict descending', await sorted(page));
  check('sorts without loading a page', page.loaded.length === loads, page.loaded);
  await done(page, 'sorting');
}

async function finding() {
  const page = await open();
  const before = (await names(page)).length;
  await page.type('#q', 'DB-0');
  check('finds by name, any case', (await names(page)).join() === 'db-01', await names(page));
  check('says how many it shows', (await page.$eval('#shown', (shown) => shown.textContent)) === `1 of ${before} shown`);
  await page.$eval('#q', (query) => (query.value = ''));
  await page.type('#q', '198.51.100.22');
  check('finds by address', (await names(page)).join() === 'files-01', await names(page));
  await page.$eval('#q', (query) => {
    query.value = '';
    query.dispatchEvent(new Event('input'));
  });
  await page.click('#counts [data-v="failing"] button');
  check('narrows to a verdict', (await names(page)).includes('log-01') && !(await names(page)).includes('db-01'));
  await page.click('#counts [data-v="overdue"] button');
  check('and to a second one', (await names(page)).includes('batch-01'), await names(page));
  check('the chosen ones are pressed', (await page.$$('#counts [aria-pressed="true"]')).length === 2);
  await page.click('#counts [data-v="failing"] button');
  await page.click('#counts [data-v="overdue"] button');
  check('and back to all', (await names(page)).length === before);
  await page.click('#counts [data-p="differs"] button');
  check('narrows to what is not in line with the policy', (await names(page)).includes('web-01') && !(await names(page)).includes('db-01'), await names(page));
  await page.click('#counts [data-v="unprotected"] button');
  const both = await page.$$eval('#rows tr:not([hidden])', (rows) => rows.map((row) => `${row.dataset.v} ${row.dataset.p}`));
  check('and to a verdict among them', both.length > 0 && both.every((row) => row === 'unprotected differs'), both);
  await page.click('#counts [data-v="unprotected"] button');
  await page.click('#counts [data-p="differs"] button');
  check('tells an exemption and its reason', (await page.$eval('#rows [data-v="exempt"]', (row) => row.textContent)).includes('rebuilt from images every night'));
  await done(page, 'finding');
}

async function keyboard() {
  const page = await open();
  const here = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);
  await page.keyboard.press('Tab');
  check('the first stop skips to the servers', (await here()) === 'Skip to the servers', await here());
  const seen = await page.$eval('.skip', (skip) => skip.getBoundingClientRect().left >= 0);
  check('and is seen then', seen);
  await page.keyboard.press('Enter');
  check('it moves the keyboard there', (await page.evaluate(() => document.activeElement.id)) === 'servers');

  const stops = [];
  for (;;) {
    await page.keyboard.press('Tab');
    // Behind the last stop the keyboard leaves the page.
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    stops.push(await here());
    const outlined = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none');
    if (!outlined) check('every stop is outlined', false, stops.at(-1));
  }
  check('every column that sorts is a stop', ['Server', 'Verdict', 'Last good backup', 'Next run'].every((head) => stops.includes(head)), stops);
  check('so is the search', stops.includes('q'), stops);

  await page.focus('#rows summary');
  await page.keyboard.press('Enter');
  check('a next step opens by keyboard', (await page.$$('#rows details[open]')).length === 1);
  await done(page, 'the keyboard');
}

// Something changes behind the page's back; it must show, and the reader must not be thrown off.
async function news() {
  const page = await open();
  await page.focus('tr[data-v="unprotected"] summary');
  await page.keyboard.press('Enter');
  const row = await page.$eval('#rows details[open]', (details) => details.closest('tr').id);
  await page.type('#q', '01');
  await page.focus(`#${row} summary`);
  await page.evaluate(() => {
    document.querySelector('h1').textContent = 'old news';
    return ask();
  });
  check('an open page takes news', (await page.$eval('h1', (head) => head.textContent)) !== 'old news');
  check('what was opened stays open', (await page.$$(`#${row} details[open]`)).length === 1);
  check('the keyboard stays where it was', (await page.evaluate(() => document.activeElement.closest('tr')?.id)) === row);
  check('what was looked for stays', (await names(page)).every((name) => name.includes('01')), await names(page));

  await page.setOfflineMode(true);
  await page.evaluate(() => ask());
  check('it says when it has lost its server', await page.$eval('#lost', (lost) => !lost.hidden));
  await page.setOfflineMode(false);
  await page.evaluate(() => ask());
  check('and when it is back', await page.$eval('#lost', (lost) => lost.hidden));
  await page.close();
}

async function still() {
  const page = await open({ scripts: false });
  const html = await page.content();
  check('is whole without scripts', html.includes('db-01') && html.includes('batch-01'));
  check('and offers nothing there that needs them', await page.$eval('.find', (find) => find.hidden));
  await done(page, 'a page without scripts');
}

async function looks(what, scheme, viewport) {
  const page = await open({ scheme, viewport });
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  const violations = found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
  check(`no accessibility violations, ${what}`, violations.length === 0, violations);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`nothing hangs over the edge, ${what}`, wide <= 0, wide);
  const picture = join(pictures, `${what.replace(', ', '-')}.png`);
  await page.screenshot({ path: picture });
  await page.screenshot({ path: picture.replace('.png', '-whole.png'), fullPage: true });
  console.log(`     ${picture} (${statSync(picture).size} bytes)`);
  await done(page, what);
}

async function done(page, what) {
  check(`no error in the console: ${what}`, page.problems.length === 0, page.problems);
  await page.close();
}

try {
  await chrome.newPage().then(ready);
  await weight();
  await sorting();
  await finding();
  await keyboard();
  await news();
  await still();
  for (const scheme of ['light', 'dark']) {
    await looks(`desktop, ${scheme}`, scheme, DESKTOP);
    await looks(`phone, ${scheme}`, scheme, PHONE);
  }
} finally {
  await chrome.close();
}
finish();
