// Writes what was built for a platform into ffmpeg/manifest.json: node tools/ffmpeg/record.mjs [--replace] TARGET
// Without --replace a build must be, byte for byte, the one that is recorded, if there is one.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';

const MANIFEST = 'ffmpeg/manifest.json';

const { values, positionals } = parseArgs({
  options: { replace: { type: 'boolean' } },
  allowPositionals: true,
});
const [target = ''] = positionals;
const manifest = JSON.parse(await readFile(MANIFEST, 'utf8'));
const build = { ffmpeg: await described('ffmpeg'), ffprobe: await described('ffprobe') };
const recorded = manifest.builds[target];
if (recorded && !values.replace && !isDeepStrictEqual(recorded, build)) {
  console.error(
    `ffmpeg/${target} is not the build in ${MANIFEST}: ${JSON.stringify({ recorded, build }, null, 2)}`,
  );
  process.exit(1);
}
manifest.builds[target] = build;
await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
console.log(
  `ffmpeg/${target} ${recorded && !values.replace ? 'is the build that is recorded' : 'is recorded'}.`,
);

async function described(program) {
  const name = target.startsWith('win32') ? `${program}.exe` : program;
  const bytes = await readFile(join('ffmpeg', target, name));
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
