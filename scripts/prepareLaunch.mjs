// What F5 in VS Code needs, also on a fresh clone: the npm packages, the bundles, and workspaces to open the extension in.
// It runs before the packages are there, and so uses none.
import { execSync } from 'node:child_process';
import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const run = (command) => execSync(command, { stdio: 'inherit' });
const modified = async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0;

if ((await modified('node_modules/.package-lock.json')) < (await modified('package-lock.json'))) {
  run('npm ci --no-audit --no-fund');
}
run('node esbuild.mjs');

/** What has been made or edited in a workspace stays: only what is missing is copied. */
const OPTIONS = { recursive: true, force: false };
const root = join('out', 'workspaces');
const CLIPS = 'samples/clips';

await cp(CLIPS, join(root, 'samples', 'clips'), OPTIONS);
await cp('samples/annotations.json', join(root, 'samples', 'annotations.json'), OPTIONS);

await cp(CLIPS, join(root, 'unannotated', 'clips'), OPTIONS);

// As a phone leaves them: in one folder, named by a camera.
const clips = (await readdir(CLIPS, { recursive: true })).filter((path) => path.endsWith('.mp4')).sort();
const flat = join(root, 'flat');
await mkdir(flat, { recursive: true });
for (const [i, path] of clips.entries()) {
  const name = `IMG_${String(2001 + i)}.mp4`;
  await cp(join(CLIPS, path), join(flat, name), OPTIONS);
}
console.log(`Workspaces: ${(await readdir(root)).map((name) => join(root, name)).join(', ')}`);
