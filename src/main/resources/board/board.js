// Sorting, finding and news for an open page. Without this the page is whole, only still.
'use strict';

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const query = one('#q');
// By what is filtered: the verdict (v) and how a server stands to the policy (p).
const chosen = { v: new Set(), p: new Set() };
let order = { by: 'verdict', down: true };

const keys = {
  name: (row) => row.cells[0].firstChild.textContent.toLowerCase(),
  verdict: (row) => Number(row.dataset.o),
  last: (row) => one('time', row.cells[2])?.dateTime,
  next: (row) => one('time', row.cells[4])?.dateTime,
  policy: (row) => ['exempt', 'in_line', 'differs'].indexOf(row.dataset.p),
};

// What has no time comes last in either direction; equals are told apart by name.
function compare(a, b) {
  const [x, y] = [keys[order.by](a), keys[order.by](b)];
  if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
  const way = order.down ? -1 : 1;
  if (x !== y) return x < y ? -way : way;
  return keys.name(a) < keys.name(b) ? -1 : 1;
}

function sort() {
  one('#rows').append(...all('#rows tr').sort(compare));
  for (const head of all('thead th')) {
    if (head.dataset.by === order.by) head.ariaSort = order.down ? 'descending' : 'ascending';
    else head.removeAttribute('aria-sort');
  }
}

const isChosen = (row) => Object.entries(chosen)
  .every(([kind, words]) => words.size === 0 || words.has(row.dataset[kind]));

function filter() {
  const text = query.value.trim().toLowerCase();
  const rows = all('#rows tr');
  for (const row of rows) {
    row.hidden = !isChosen(row)
      || !(row.cells[0].textContent.toLowerCase().includes(text) || row.id === query.value.trim());
  }
  const shown = rows.filter((row) => !row.hidden).length;
  const words = shown === rows.length ? '' : `${shown} of ${rows.length} shown`;
  if (one('#shown').textContent !== words) one('#shown').textContent = words;
}

function button(around, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.append(...around.childNodes);
  made.addEventListener('click', () => press(made));
  around.append(made);
  return made;
}

function countsBecomeButtons() {
  for (const item of all('#counts li')) {
    const [kind, word] = Object.entries(item.dataset)[0];
    const made = button(item, () => {
      if (!chosen[kind].delete(word)) chosen[kind].add(word);
      made.ariaPressed = chosen[kind].has(word);
      filter();
    });
    made.ariaPressed = chosen[kind].has(word);
  }
}

// What the reader has opened and where the keyboard is stay as they are.
function keep(work) {
  const open = all('#rows details[open]').map((details) => details.closest('tr').id);
  const focus = document.activeElement;
  const row = focus?.closest('#rows tr')?.id;
  const [kind, word] = Object.entries(focus?.closest('#counts li')?.dataset ?? {})[0] ?? [];
  work();
  for (const id of open) one(`#${CSS.escape(id)} details`)?.setAttribute('open', '');
  if (focus?.isConnected) return;
  if (row) one(`#${CSS.escape(row)} summary`)?.focus();
  if (word) one(`#counts [data-${kind}="${CSS.escape(word)}"] button`)?.focus();
}

function show(news) {
  // The server has been started again, with a policy or without one.
  if (all('thead th', news).length !== all('thead th').length) {
    location.reload();
    return;
  }
  document.title = news.title;
  for (const part of all('[data-live]')) {
    part.replaceChildren(...news.getElementById(part.id).childNodes);
  }
  countsBecomeButtons();
  sort();
  filter();
}

let tag;
async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch('./', { cache: 'no-cache', signal: AbortSignal.timeout(15000) });
    if (!answer.ok) throw new Error(answer.status);
    one('#lost').hidden = true;
    if (answer.headers.get('ETag') === tag) return;
    tag = answer.headers.get('ETag');
    const news = new DOMParser().parseFromString(await answer.text(), 'text/html');
    keep(() => show(news));
  } catch {
    one('#lost').hidden = false;
  }
}

async function askForEver() {
  await ask();
  setTimeout(askForEver, Number(document.body.dataset.poll));
}

for (const head of all('thead th[data-by]')) {
  button(head, () => {
    const by = head.dataset.by;
    order = { by, down: order.by === by ? !order.down : by === 'verdict' || by === 'policy' };
    sort();
  });
}
one('.find').hidden = false;
query.addEventListener('input', filter);
document.addEventListener('visibilitychange', ask);
countsBecomeButtons();
filter();
setTimeout(askForEver, Number(document.body.dataset.poll));
