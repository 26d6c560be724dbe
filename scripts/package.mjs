// Packs the extension: node scripts/package.mjs [--stage] [TARGET ...], for this machine's platform where none is named.
// With --stage only the folders to be packed are made.
// A package holds bundles, models and the natives of its own platform, and needs no node_modules.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { extensionBundle, PAGES, PROCESSES } from './bundles.mjs';
import { copyNatives, nativesBesideBundles } from './package/natives.mjs';
import { TARGETS } from './package/targets.mjs';

/** What goes into a package as it is. */
const FILES = [
  ...['CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES.md'],
  ...['package.nls.json', 'package.nls.es.json', 'l10n', 'models'],
  ...[
    'media/icon.png',
    'media/panel.svg',
    'media/choreography.schema.json',
    'media/annotations.schema.json',
    'media/walkthrough',
  ],
  ...['samples/clips', 'samples/annotations.json'],
];

/** What package.json says for development only. */
const DEVELOPMENT = ['private', 'bin', 'scripts', 'overrides', 'dependencies', 'devDependencies'];

const names = process.argv.slice(2).filter((argument) => argument !== '--stage');
const isStageOnly = process.argv.includes('--stage');
for (const name of names.length > 0 ? names : [`${process.platform}-${process.arch}`]) {
  const target = TARGETS.find((known) => known.name === name);
  if (!target) {
    console.error(
      `There are no natives for ${name}, only for ${TARGETS.map((known) => known.name).join(', ')}.`,
    );
    process.exit(2);
  }
  const stage = await makeStage(target);
  console.log(isStageOnly ? stage : await pack(target, stage));
}

/** Makes the folder of what goes into a target's package, and gives its path. */
async function makeStage(target) {
  const stage = join('out', 'package', target.name);
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const file of FILES) {
    await cp(file, join(stage, file), { recursive: true });
  }
  // The editor shows no pictures of a file that was installed.
  const readme = await readFile('README.md', 'utf8');
  await writeFile(join(stage, 'README.md'), readme.replaceAll(/^!\[.*\n\n?/gm, ''));
  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  const kept = Object.entries(manifest).filter(([key]) => !DEVELOPMENT.includes(key));
  const packed = { ...Object.fromEntries(kept), ...addresses(process.env) };
  await writeFile(join(stage, 'package.json'), JSON.stringify(packed, null, 2));
  const { cli: _, ...entryPoints } = PROCESSES.entryPoints;
  await Promise.all([
    build({
      ...PROCESSES,
      entryPoints,
      outdir: join(stage, 'dist'),
      external: [],
      plugins: [nativesBesideBundles],
      minify: true,
    }),
    build(extensionBundle({ outdir: join(stage, 'dist'), minify: true })),
    build({ ...PAGES, outdir: join(stage, 'dist/webview'), minify: true }),
    copyNatives(target, join(stage, 'dist')),
  ]);
  return stage;
}

/** Where the project is at home, which a workflow of its repository knows. */
function addresses({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }) {
  if (!server || !repository) {
    return {};
  }
  const url = `${server}/${repository}`;
  return {
    repository: { type: 'git', url: `${url}.git` },
    bugs: { url: `${url}/issues` },
    qna: `${url}/discussions`,
  };
}

async function pack(target, stage) {
  const { name, version } = JSON.parse(await readFile(join(stage, 'package.json'), 'utf8'));
  const packagePath = join('out', `${name}-${target.name}-${version}.vsix`);
  await createVSIX({
    cwd: stage,
    target: target.name,
    packagePath: join(process.cwd(), packagePath),
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}
