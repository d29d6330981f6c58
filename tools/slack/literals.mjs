// Writes messages as TypeScript literals: a literal is checked for what is too much as well as for what is missing.
//   node literals.mjs messages.json messages.ts
import { readFileSync, writeFileSync } from 'node:fs';

const [from, to] = process.argv.slice(2);
const messages = Object.entries(JSON.parse(readFileSync(from, 'utf8')));
if (messages.length === 0) {
    throw new Error(`${from} holds no message`);
}
const lines = messages.map(
    ([name, message], number) =>
        `export const message${number}: KnownBlock[] = ${JSON.stringify(message.blocks ?? [])}; // ${JSON.stringify(name)}`,
);
writeFileSync(to, `import type { KnownBlock } from '@slack/types';\n${lines.join('\n')}\n`);
