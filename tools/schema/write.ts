// Writes the JSON schemas of plans and annotations: node scripts/run.mjs tools/schema/write.ts
import { writeFile } from 'node:fs/promises';
import { ANNOTATIONS_SCHEMA_FILE, annotationsSchemaText } from './annotationsSchema.ts';
import { PLAN_SCHEMA_FILE, planSchemaText } from './planSchema.ts';

Promise.all([
  writeFile(PLAN_SCHEMA_FILE, planSchemaText()),
  writeFile(ANNOTATIONS_SCHEMA_FILE, annotationsSchemaText()),
]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
