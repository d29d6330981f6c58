// A bot on OpenAI's Responses API: OPENAI_API_KEY=... node openai.mjs "Which servers have no backup?"
import {createInterface} from 'node:readline/promises';

const {env, stdin: input, stdout: output} = process;
const nattvakt = env.NATTVAKT_URL ?? 'http://127.0.0.1:8080';
const openai = env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
const token = env.NATTVAKT_TOKEN ? {authorization: `Bearer ${env.NATTVAKT_TOKEN}`} : {};
const post = (url, headers, body) =>
  fetch(url, {method: 'POST', headers: {'content-type': 'application/json', ...headers}, body});

async function ask(model, messages) {
  const body = JSON.stringify({model, instructions, input: messages, tools, store: false});
  const answer = await post(`${openai}/responses`, {authorization: `Bearer ${env.OPENAI_API_KEY}`}, body);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()).output;
}

const plans = {}; // what each would do, by its token: a person says yes to that
async function call(name, args) {
  if (name === 'apply_plan') {
    const terminal = createInterface({input, output});
    const yes = await terminal.question(`${plans[JSON.parse(args).planToken] ?? 'A plan from elsewhere.'}\nCarry it out? [yes/no] `);
    terminal.close();
    if (yes !== 'yes') return '{"outcome":"refused","summary":"The person said no.","written":"no"}';
  }
  const answer = await (await post(`${nattvakt}/tools/${name}`, token, args)).json();
  if (answer.plan?.token) plans[answer.plan.token] = answer.summary;
  return JSON.stringify(answer);
}

const {tools, instructions} = await (await fetch(`${nattvakt}/tools?format=openai`, {headers: token})).json();
const messages = [{role: 'user', content: process.argv.slice(2).join(' ')}];
for (let calls = [{}]; calls.length > 0; ) {
  const said = await ask(env.OPENAI_MODEL ?? 'gpt-5', messages);
  messages.push(...said);
  said.flatMap(item => item.content ?? []).forEach(part => part.text && console.log(part.text));
  calls = said.filter(item => item.type === 'function_call');
  for (const {name, call_id, arguments: args} of calls)
    messages.push({type: 'function_call_output', call_id, output: await call(name, args)});
}
