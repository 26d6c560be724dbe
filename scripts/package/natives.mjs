import { execFileSync } from 'node:child_process';
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
export async function copyNatives({ lancedb, onnxruntime }, dist) {
  const folder = join(dist, FOLDER);
  await mkdir(folder, { recursive: true });
  await withPackage(lancedb, async (from) => {
    const [binary] = (await readdir(from)).filter((name) => name.endsWith('.node'));
    await cp(join(from, binary), join(folder, 'lancedb.node'));
  });
  const binaries = join('node_modules/onnxruntime-node/bin/napi-v6', onnxruntime.folder);
  for (const file of onnxruntime.files) {
    await cp(join(binaries, file), join(folder, file));
  }
}

/** Hands over a package's folder: the installed one's, else that of one fetched for another platform. */
async function withPackage(name, use) {
  if (existsSync(join('node_modules', name))) {
    await use(join('node_modules', name));
    return;
  }
  const { version } = JSON.parse(await readFile('node_modules/@lancedb/lancedb/package.json', 'utf8'));
  const fetched = await mkdtemp(join(tmpdir(), 'natives-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', `${name}@${version}`, '--json', '--loglevel=error'], { cwd: fetched }),
    );
    execFileSync('tar', ['-xzf', filename], { cwd: fetched });
    await use(join(fetched, 'package'));
  } finally {
    await rm(fetched, { recursive: true, force: true });
  }
}
