import { execFileSync } from 'node:child_process';

/** Tests that start the real programs run the build of the code as it stands. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
}
