// Block Kit as Slack shows it, near enough to judge a message by. Started by tools/slack/draw:
//   draw.mjs URL BROWSER MODULES MESSAGES PICTURE
// It knows the blocks that the server sends, and stops at any other.
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readFileSync, statSync } from 'node:fs';

const [url, browser, modules, watchMessages, picture] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const { default: puppeteer } = await import(require.resolve('puppeteer-core'));

const PERSON = { id: 'U0ANNA', name: 'Anna' };
const ZONE = 'Europe/Stockholm';

async function send(path, form) {
  const body = new URLSearchParams(form).toString();
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', process.env.NATTVAKT_SLACK_SIGNING_SECRET).update(`v0:${at}:${body}`);
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Slack-Request-Timestamp': String(at),
    'X-Slack-Signature': `v0=${signature.digest('hex')}`,
  };
  const answer = await fetch(url + path, { method: 'POST', headers, body });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

async function command(line) {
  const [name, ...words] = line.split(' ');
  const message = await send('/slack/commands', {
    command: name,
    text: words.join(' '),
    user_id: PERSON.id,
    team_id: 'T0',
    channel_id: 'C0',
    api_app_id: 'A0',
  });
  if (message.text.startsWith('Working on it')) throw new Error(`This machine is too busy: no answer in time to ${line}`);
  return message;
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** Every date of ours is `{date_short_pretty} {time}`: the day, or how it is called when it is near. */
function date({ timestamp, format }, now) {
  if (format !== '{date_short_pretty} {time}') throw new Error(`unknown: ${format}`);
  const at = new Date(timestamp * 1000);
  const day = (date) => date.toLocaleDateString('en-CA', { timeZone: ZONE });
  const near = Math.round((Date.parse(day(at)) - Date.parse(day(now))) / 86_400_000);
  const name =
    { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[near] ??
    at.toLocaleDateString('en-US', { timeZone: ZONE, month: 'short', day: 'numeric', year: 'numeric' });
  return `${name} ${at.toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })}`;
}

function element(item, now) {
  switch (item.type) {
    case 'text': {
      const text = escape(item.text).replaceAll('\n', '<br>');
      const bold = item.style?.bold ? `<b>${text}</b>` : text;
      return item.style?.code ? `<code>${bold}</code>` : bold;
    }
    case 'user':
      return `<span class="user">@${escape(item.user_id === PERSON.id ? PERSON.name : item.user_id)}</span>`;
    case 'date':
      return escape(date(item, now));
    case 'button':
      return `<span class="button ${item.style ?? ''}">${escape(item.text.text)}</span>`;
    case 'plain_text':
      return escape(item.text);
    case 'rich_text_section':
      return `<div>${item.elements.map((part) => element(part, now)).join('')}</div>`;
    case 'rich_text_list':
      return `<ul>${item.elements.map((part) => `<li>${element(part, now)}</li>`).join('')}</ul>`;
    default:
      throw new Error(`unknown: ${item.type}`);
  }
}

function block(item, now) {
  switch (item.type) {
    case 'header':
      return `<h2>${escape(item.text.text)}</h2>`;
    case 'rich_text':
    case 'actions':
    case 'context':
      return `<div class="${item.type}">${item.elements.map((part) => element(part, now)).join('')}</div>`;
    default:
      throw new Error(`unknown: ${item.type}`);
  }
}

const MOON = '<svg viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#1d2440"/><path d="M22 8a10.500 10.500 0 1 0 6 15A9 9 0 0 1 22 8z" fill="#f0b95a"/></svg>';

function drawn({ typed, message, at }) {
  const time = at.toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  const whose = message.response_type === 'ephemeral' ? '<p class="whose">Only visible to you</p>' : '';
  return `<p class="typed">${typed}</p><article>${whose}<div class="avatar">${MOON}</div>
    <header><b>Nattvakt</b><i>APP</i><time>${time}</time></header>
    <section>${message.blocks.map((item) => block(item, at)).join('')}</section></article>`;
}

const STYLE = `
  body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.45 Lato, "Noto Sans", "DejaVu Sans", sans-serif; }
  main { width: 760px; padding: 10px 22px 16px; }
  .typed { margin: 14px 0 6px; color: #616061; font-size: 13px; }
  .typed code { color: #1d1c1d; background: #f3f3f5; border-color: #dcdce0; }
  article { position: relative; border: 1px solid #e2e2e4; border-radius: 8px; padding: 10px 14px 12px 62px; }
  .avatar { position: absolute; left: 14px; top: 12px; width: 36px; height: 36px; }
  .whose { margin: 0 0 4px; color: #616061; font-size: 12px; }
  .whose + .avatar { top: 32px; }
  header i { font: 700 10px/1 sans-serif; color: #616061; background: #ececee; border-radius: 2px; padding: 2px 4px; margin: 0 7px 0 6px; vertical-align: 1px; }
  header time { color: #616061; font-size: 12px; }
  h2 { font-size: 18px; line-height: 1.3; margin: 4px 0 6px; }
  ul { margin: 2px 0; padding-left: 26px; }
  code { font: 12px/1.5 "DejaVu Sans Mono", monospace; color: #e01e5a; background: #f8f8f8; border: 1px solid #dddddf; border-radius: 3px; padding: 1px 3px; }
  .rich_text { margin: 2px 0; overflow-wrap: anywhere; }
  .user { color: #1264a3; background: #e8f5fa; border-radius: 3px; padding: 0 2px; }
  .actions { display: flex; gap: 8px; margin: 8px 0 4px; }
  .button { font-weight: 700; font-size: 14px; border: 1px solid #b9b9bd; border-radius: 4px; padding: 4px 12px; }
  .button.danger { color: #fff; background: #e01e5a; border-color: #e01e5a; }
  .button.primary { color: #fff; background: #007a5a; border-color: #007a5a; }
  .context { color: #616061; font-size: 13px; margin-top: 6px; }
  footer { color: #616061; font-size: 12px; margin-top: 12px; }`;

const shown = [];
for (const line of [
  '/backup db-01',
  '/backup web-01 daily 02:00 keep 3',
  '/backup db-01 off',
  '/nattvakt protect node-01 node-02 node-03 daily 01:00 spread 3h',
]) {
  const message = await command(line);
  shown.push({ typed: `<b>${PERSON.name}</b> types <code>${escape(line)}</code>`, message, at: new Date() });
}
const watch = JSON.parse(readFileSync(watchMessages, 'utf8'));
const morning = new Date('2026-11-23T07:00:00Z');
shown.push({ typed: 'The watch, to its channel: the digest of every morning', message: watch.digest, at: morning });

const chrome = await puppeteer.launch({
  executablePath: browser,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const page = await chrome.newPage();
  await page.setViewport({ width: 804, height: 900, deviceScaleFactor: 1.5 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${shown.map(drawn).join('')}
    <footer>Drawn by tools/slack/draw from the messages that the server sends (sandbox); not taken in Slack.</footer></main>`);
  await (await page.$('main')).screenshot({ path: picture });
} finally {
  await chrome.close();
}
console.log(`${picture} (${statSync(picture).size} bytes)`);
