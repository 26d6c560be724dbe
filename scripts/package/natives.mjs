import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where natives lie in a package, beside the bundles that load them. */
const FOLDER = 'native';

/** Makes the bundles load their natives from beside them instead of from `node_modules`. */
export const nativesBesideBundles = {
  name: 'natives-beside-bundles',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /@lancedb\/lancedb\/dist\/native\.js$/ }, () => ({
      contents: `module.exports = require('./${FOLDER}/lancedb.node');`,
    }));
    onLoad({ filter: /@resvg\/resvg-js\/js-binding\.js$/ }, () => ({
      contents: `module.exports = require('./${FOLDER}/resvg.node');`,
    }));
    onLoad({ filter: /onnxruntime-node\/dist\/binding\.js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const contents = code.replace(
        /require\(`\.\.\/bin\/[^`]*`\)/,
        `require('./${FOLDER}/onnxruntime_binding.node')`,
      );
      if (contents === code) {
        throw new Error(`${path} loads its native in a way that is not known here.`);
      }
      return { contents };
    });
    onResolve({ filter: /^\.\/native\/.*\.node$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Copies the natives of a platform into a package. */
export async function copyNatives({ lancedb, resvg, onnxruntime }, dist) {
  const folder = join(dist, FOLDER);
  await mkdir(folder, { recursive: true });
  await copyNative(lancedb, '@lancedb/lancedb', join(folder, 'lancedb.node'));
  if (lancedb.includes('linux')) {
    // It carries the names of its functions: 20 MB that only a debugger reads. Where there is no `strip`, they stay.
    spawnSync('strip', ['--strip-unneeded', join(folder, 'lancedb.node')], { stdio: 'ignore' });
  }
  await copyNative(resvg, '@resvg/resvg-js', join(folder, 'resvg.node'));
  const binaries = join('node_modules/onnxruntime-node/bin/napi-v6', onnxruntime.folder);
  for (const file of onnxruntime.files) {
    await cp(join(binaries, file), join(folder, file));
  }
}

/** Copies the one binary of a platform's package: the installed one's, else that of one fetched for another platform. */
async function copyNative(name, loadedBy, to) {
  if (existsSync(join('node_modules', name))) {
    await copyBinary(join('node_modules', name), to);
    return;
  }
  const { version } = JSON.parse(await readFile(join('node_modules', loadedBy, 'package.json'), 'utf8'));
  const fetched = await mkdtemp(join(tmpdir(), 'natives-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', `${name}@${version}`, '--json', '--loglevel=error'], { cwd: fetched }),
    );
    execFileSync('tar', ['-xzf', filename], { cwd: fetched });
    await copyBinary(join(fetched, 'package'), to);
  } finally {
    await rm(fetched, { recursive: true, force: true });
  }
}

async function copyBinary(folder, to) {
  const [binary] = (await readdir(folder)).filter((name) => name.endsWith('.node'));
  await cp(join(folder, binary), to);
}
