// Writes the JSON schema of plans: node scripts/run.mjs scripts/schema/write.ts
import { writeFile } from 'node:fs/promises';
import { PLAN_SCHEMA_FILE, planSchemaText } from './planSchema.ts';

writeFile(PLAN_SCHEMA_FILE, planSchemaText()).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
