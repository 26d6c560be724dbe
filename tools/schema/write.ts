// Writes the JSON schemas of plans and annotations, and what package.json says of tools: node scripts/run.mjs tools/schema/write.ts
import { readFile, writeFile } from 'node:fs/promises';
import { ANNOTATIONS_SCHEMA_FILE, annotationsSchemaText } from './annotationsSchema.ts';
import { PLAN_SCHEMA_FILE, planSchemaText } from './planSchema.ts';
import { manifestText } from './toolContributions.ts';

Promise.all([
  writeFile(PLAN_SCHEMA_FILE, planSchemaText()),
  writeFile(ANNOTATIONS_SCHEMA_FILE, annotationsSchemaText()),
  readFile('package.json', 'utf8').then((text) => writeFile('package.json', manifestText(text))),
]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
