// Validates the manifests with models that others generated from Kubernetes' own OpenAPI document.
//   node k8s.mjs FOLDER MODULES
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [folder, modules] = process.argv.slice(2);
const load = file => import(pathToFileURL(path.join(modules, file)));
const {parseAllDocuments} = await load('yaml/dist/index.js');

/** An object read strictly: a key twice is an error. */
function read(file) {
  const documents = parseAllDocuments(fs.readFileSync(file, 'utf8'), {uniqueKeys: true, version: '1.1'});
  if (documents.length !== 1 || documents[0].errors.length > 0) {
    throw new Error(`${file}: ${documents[0]?.errors[0]?.message ?? 'not one document'}`);
  }
  return documents[0].toJS();
}

/** A strategic merge: named things by name, null takes away. */
function patched(object, patch) {
  if (Array.isArray(patch)) {
    const rest = patch.filter(change => !object?.some(old => old.name === change.name));
    return [...(object ?? []).map(old => patched(old, patch.find(change => change.name === old.name) ?? {})), ...rest];
  }
  if (patch === null || typeof patch !== 'object') return patch;
  const merged = {...object};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete merged[key];
    else if (object?.[key] === undefined) merged[key] = change;
    else merged[key] = patched(object[key], change);
  }
  return merged;
}

/** Why the schemas refuse it; empty when they do not. */
async function flaws(object) {
  const models = object.apiVersion.startsWith('monitoring.coreos.com/')
    ? '@kubernetes-models/prometheus-operator'
    : 'kubernetes-models';
  const {default: Model, [object.kind]: Named} = await load(path.join(models, object.apiVersion, 'index.js'));
  try {
    new (Named ?? Model)(object).validate();
    return [];
  } catch (refusal) {
    return [refusal.message];
  }
}

const objects = new Map();
for (const part of fs.readdirSync(folder, {withFileTypes: true}).filter(entry => entry.isDirectory())) {
  const at = file => path.join(folder, part.name, file);
  const kustomization = read(at('kustomization.yaml'));
  const patches = (kustomization.patches ?? []).map(patch => ({...patch, object: read(at(patch.path))}));
  for (const file of kustomization.resources.filter(resource => resource.endsWith('.yaml'))) {
    const object = patches
      .filter(({target}) => target.kind === read(at(file)).kind && target.name === read(at(file)).metadata.name)
      .reduce((merged, patch) => patched(merged, patch.object), read(at(file)));
    objects.set(`${part.name}/${file}`, object);
  }
}

let failed = 0;
for (const [name, object] of objects) {
  for (const flaw of await flaws(object)) {
    failed++;
    console.log(`  FAILED ${name}: ${flaw}`);
  }
}

// A judge that lets everything pass would prove nothing.
const broken = structuredClone(objects.get('base/deployment.yaml'));
broken.spec.template.spec.containers[0].ports[0].containerPort = 'http';
if ((await flaws(broken)).length === 0) {
  failed++;
  console.log('  FAILED the schemas take a port that is no number');
}

console.log(`${objects.size + 1 - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
