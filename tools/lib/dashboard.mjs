// Makes two files of a dashboard: its queries as recording rules, which promtool can parse, and itself as TypeScript.
//   node dashboard.mjs DASHBOARD FOLDER
import fs from 'node:fs';
import path from 'node:path';

const [file, folder] = process.argv.slice(2);
const dashboard = JSON.parse(fs.readFileSync(file, 'utf8'));

/** What Grafana puts in place of its variables. */
const filled = query => query.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '1d').replaceAll('$job', 'nattvakt');

const rules = dashboard.panels.flatMap(panel =>
  panel.targets.map(({expr, refId}) => ({record: `panel:${panel.id}:${refId}`, expr: filled(expr)})),
);
// JSON is YAML too.
fs.writeFileSync(path.join(folder, 'queries.json'), JSON.stringify({groups: [{name: 'dashboard', rules}]}));
// JSON has the values of Grafana's enums and not their names.
fs.writeFileSync(
  path.join(folder, 'dashboard.ts'),
  `import type {Dashboard} from '@grafana/schema';
type Plain<T> = T extends string ? \`\${T}\`
  : T extends number ? (\`\${T}\` extends \`\${infer N extends number}\` ? N : T)
  : T extends object ? {[K in keyof T]: Plain<T[K]>}
  : T;
export const dashboard: Plain<Dashboard> = ${JSON.stringify(dashboard)};
`,
);
