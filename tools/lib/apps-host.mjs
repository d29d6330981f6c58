// The page of a host that shows cards, made with the official package. Bundled and driven by tools/lib/apps.mjs.
import { AppBridge, PostMessageTransport, RESOURCE_MIME_TYPE, getToolUiResourceUri, isToolVisibilityAppOnly } from '@modelcontextprotocol/ext-apps/app-bridge';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const INFO = { name: 'Nattvakt card check', version: '1' };

/** What the card asked of this host. */
const seen = { calls: [], contexts: [], sizes: [], errors: [] };
/** A call of the card that waits for the driver's answer. */
let open;
let bridge;
let frame;
let client;
let tools = [];

const CAPABILITIES = { serverTools: {}, updateModelContext: { text: {} } };

/**
 * Shows a card. With `proxy`, as the specification asks of web hosts: in a frame of another origin, which holds the card
 * in a frame of its own. Without, in one sandboxed frame without an origin.
 */
async function show({ html, context = {}, width = 640, proxy, sandbox = 'allow-scripts', capabilities = CAPABILITIES, isReal = false }) {
  frame?.remove();
  Object.assign(seen, { calls: [], contexts: [], sizes: [], errors: [] });
  frame = document.createElement('iframe');
  frame.style.cssText = `width: ${width}px; height: 100px; border: 0`;
  frame.sandbox = proxy ? 'allow-scripts allow-same-origin' : sandbox;
  document.body.replaceChildren(frame);
  if (!proxy) frame.srcdoc = html;
  bridge = new AppBridge(isReal ? client : null, INFO, capabilities, { hostContext: context });
  const ready = new Promise((resolve) => (bridge.oninitialized = resolve));
  bridge.onerror = (error) => seen.errors.push(String(error));
  bridge.onsizechange = ({ width, height }) => {
    seen.sizes.push([width, height]);
    if (height) frame.style.height = `${height}px`;
  };
  bridge.onupdatemodelcontext = async (params) => {
    seen.contexts.push(params);
    return {};
  };
  if (proxy) {
    const loaded = new Promise((resolve) => (bridge.onsandboxready = resolve));
    await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
    frame.src = proxy;
    await loaded;
    await bridge.sendSandboxResourceReady({ html, sandbox });
  } else {
    await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  }
  const forward = bridge.oncalltool;
  bridge.oncalltool = async (params, extra) => {
    seen.calls.push(structuredClone(params));
    if (isReal) return forward(params, extra);
    return new Promise((resolve, reject) => (open = { resolve, reject }));
  };
  await ready;
}

/** The driver's answer to what the card called. */
function reply(result) {
  open.resolve(result);
}

function fail(message) {
  open.reject(new Error(message));
}

/** A real server, as a client that shows cards. */
async function connect(url, extensions = { 'io.modelcontextprotocol/ui': { mimeTypes: [RESOURCE_MIME_TYPE] } }) {
  client = new Client(INFO, { capabilities: { extensions } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  tools = (await client.listTools()).tools;
  return { all: tools.map(({ name }) => name), model: tools.filter((tool) => !isToolVisibilityAppOnly(tool)).map(({ name }) => name) };
}

/** What a model's call gives, and the card that belongs to it. */
async function call(name, parameters) {
  const result = await client.callTool({ name, arguments: parameters });
  const uri = getToolUiResourceUri(tools.find((tool) => tool.name === name));
  const html = uri && (await client.readResource({ uri })).contents[0];
  return { result, uri, html: html?.text, mimeType: html?.mimeType };
}

Object.assign(window, {
  host: {
    seen, show, reply, fail, connect, call,
    input: (parameters) => bridge.sendToolInput({ arguments: parameters }),
    result: (result) => bridge.sendToolResult(result),
    cancel: () => bridge.sendToolCancelled({ reason: 'user action' }),
    context: (context) => bridge.sendHostContextChange(context),
    teardown: () => bridge.teardownResource({}),
    app: () => bridge.getAppVersion(),
    ping: () => bridge.request({ method: 'ping' }),
    raw: (message) => frame.contentWindow.postMessage(message, '*'),
  },
});
