// Runs the suite and judges each check by tools/conformance-not-applicable.json.
//   node conformance.mjs URL URL_WITH_FIXTURES MODULES_OF_THE_STABLE_SUITE MODULES_OF_THE_NEXT_SUITE RESULTS
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const [url, fixturesUrl, stable, next, results] = process.argv.slice(2);
const list = JSON.parse(fs.readFileSync(new URL('../conformance-not-applicable.json', import.meta.url)));

const RUNS = [
  {revision: '2025-03-26', suite: next, options: ['--suite', 'all', '--spec-version', '2025-03-26']},
  {revision: '2025-06-18', suite: next, options: ['--suite', 'all', '--spec-version', '2025-06-18']},
  {revision: '2025-11-25', suite: next, options: ['--requirements', '2025-11-25']},
  {revision: '2025-11-25 by suite 0.1.16', suite: stable, options: ['--suite', 'all']},
  {revision: '2026-07-28', suite: next, options: ['--requirements', '2026-07-28']},
];

// Every scenario has this one beside its own.
const WIRE = 'wire-schema-valid';

/** The checks of each scenario, as the suite recorded them. */
function run({suite, options}, server, folder) {
  const main = path.join(suite, '@modelcontextprotocol/conformance/dist/index.js');
  const ran = spawnSync(process.execPath, [main, 'server', '--url', server, ...options, '-o', folder], {encoding: 'utf8'});
  const named = [...ran.stdout.matchAll(/^[✓✗] ([\w-]+): \d+ passed/gm)].map(match => match[1]);
  const recorded = new Map();
  for (const entry of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    const scenario = entry.replace(/^server-(.*?)-\d{4}-\d\d-\d\dT.*$/, '$1');
    recorded.set(scenario, JSON.parse(fs.readFileSync(path.join(folder, entry, 'checks.json'), 'utf8')));
  }
  const missing = named.filter(scenario => !recorded.has(scenario));
  if (named.length === 0 || named.length !== recorded.size || missing.length > 0) {
    throw new Error(`the suite did not finish\n${ran.stdout}\n${ran.stderr}`);
  }
  return recorded;
}

/** Each scenario where it belongs: at the packaged server, or where the suite finds its own tools. */
function runBoth(each, folder) {
  const recorded = run(each, url, path.join(folder, 'packaged'));
  const withFixtures = run(each, fixturesUrl, path.join(folder, 'fixtures'));
  const scenarios = list.withFixtures
    .filter(group => group.revisions.includes(each.revision))
    .flatMap(group => group.scenarios);
  for (const scenario of scenarios) {
    if (!withFixtures.has(scenario)) throw new Error(`${each.revision} has no ${scenario}`);
    recorded.set(scenario, withFixtures.get(scenario));
  }
  return {recorded, fixtures: scenarios.length};
}

/** What did not pass in a scenario, by check; a warning is no pass, nor is a scenario that looked at nothing. */
function flaws(checks) {
  const flaws = new Map();
  for (const check of checks) {
    if (check.status === 'FAILURE' || check.status === 'WARNING') {
      flaws.set(check.id, check.errorMessage ?? check.status);
    }
  }
  if (!checks.some(check => check.status !== 'INFO' && check.status !== 'SKIPPED' && check.id !== WIRE)) {
    flaws.set('nothing', 'the scenario looked at nothing');
  }
  return flaws;
}

/** The checks that do not apply, by scenario. */
function notApplicable(revision) {
  const entries = new Map();
  for (const group of list.notApplicable.filter(group => group.revisions.includes(revision))) {
    for (const [scenario, checks] of Object.entries(group.scenarios)) {
      entries.set(scenario, new Set([...(entries.get(scenario) ?? []), ...checks]));
    }
  }
  return entries;
}

fs.rmSync(results, {recursive: true, force: true});
let passed = 0;
let failed = 0;
for (const each of RUNS) {
  const {recorded, fixtures} = runBoth(each, path.join(results, each.revision.replaceAll(' ', '-')));
  const listed = notApplicable(each.revision);
  const complaints = [];
  let good = 0;
  let exempt = 0;
  let checked = 0;
  for (const [scenario, checks] of recorded) {
    const found = flaws(checks);
    const exempted = listed.get(scenario) ?? new Set();
    const before = complaints.length;
    for (const [check, message] of found) {
      if (!exempted.has(check)) complaints.push(`${scenario} / ${check}: ${message}`);
    }
    for (const check of exempted) {
      if (!found.has(check)) complaints.push(`${scenario} / ${check}: listed as not applicable, and yet it passes`);
    }
    checked += checks.filter(check => check.status === 'SUCCESS').length;
    if (complaints.length > before) failed++;
    else if (exempted.size > 0) exempt++;
    else good++;
  }
  for (const scenario of listed.keys()) {
    if (!recorded.has(scenario)) {
      complaints.push(`${scenario}: listed, and there is no such scenario`);
      failed++;
    }
  }
  passed += good;
  console.log(
    `${each.revision}: ${good} passed, ${exempt} not applicable ` +
      `(${recorded.size} scenarios, ${fixtures} with fixtures; ${checked} checks passed)`,
  );
  complaints.forEach(complaint => console.log(`  FAILED ${complaint}`));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
