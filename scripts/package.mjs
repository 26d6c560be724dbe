// Packs the extension, or with --cli the command line, as an archive: node scripts/package.mjs [--cli] [--stage] [TARGET ...],
// for this machine's platform where none is named. With --stage only the folders to be packed are made.
// A package holds bundles, models, ffmpeg and the natives of its own platform, and needs no node_modules.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { extensionBundle, PAGES, PROCESSES } from './bundles.mjs';
import { copyNatives, nativesBesideBundles } from './package/natives.mjs';
import { TARGETS } from './package/targets.mjs';

/** What goes into every package as it is. */
const FILES = [
  ...['CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES.md', 'models', 'media/fonts'],
  ...['samples/clips', 'samples/annotations.json'],
];

/** What goes into the extension, too. */
const EXTENSION_FILES = [
  ...['package.nls.json', 'package.nls.es.json', 'l10n'],
  ...[
    'media/icon.png',
    'media/activity.svg',
    'media/panel.svg',
    'media/choreography.schema.json',
    'media/annotations.schema.json',
    'media/walkthrough',
  ],
];

/** What package.json says for development only. */
const DEVELOPMENT = ['private', 'bin', 'scripts', 'overrides', 'dependencies', 'devDependencies'];

const { values: options, positionals: names } = parseArgs({
  options: { cli: { type: 'boolean' }, stage: { type: 'boolean' } },
  allowPositionals: true,
});
for (const name of names.length > 0 ? names : [`${process.platform}-${process.arch}`]) {
  const target = TARGETS.find((known) => known.name === name);
  if (!target) {
    console.error(
      `There are no natives for ${name}, only for ${TARGETS.map((known) => known.name).join(', ')}.`,
    );
    process.exit(2);
  }
  const stage = options.cli ? await stageCommandLine(target) : await stageExtension(target);
  if (options.stage) {
    console.log(stage);
  } else {
    console.log(options.cli ? await packCommandLine(target, stage) : await packExtension(target, stage));
  }
}

/** Makes the folder of what goes into a target's extension, and gives its path. */
async function stageExtension(target) {
  const stage = await stageWith([...FILES, ...EXTENSION_FILES], join('out', 'package', target.name));
  const { cli: _, ...entryPoints } = PROCESSES.entryPoints;
  const kept = ([key]) => !DEVELOPMENT.includes(key);
  await writeManifest(stage, (manifest) => Object.fromEntries(Object.entries(manifest).filter(kept)));
  await Promise.all([
    bundleProcesses(target, stage, entryPoints),
    build(extensionBundle({ outdir: join(stage, 'dist'), minify: true })),
    build({ ...PAGES, outdir: join(stage, 'dist/webview'), minify: true }),
  ]);
  return stage;
}

/** Makes the folder of a target's command line, which a link to its program `move-embeddings` runs. */
async function stageCommandLine(target) {
  const stage = await stageWith(FILES, join('out', 'package-cli', target.name, 'move-embeddings'));
  await writeManifest(stage, ({ name, version, license, engines, bin }) => ({
    ...{ name, version, license, bin },
    engines: { node: engines.node },
  }));
  const { engine: _, ...entryPoints } = PROCESSES.entryPoints;
  await bundleProcesses(target, stage, entryPoints);
  const [file, text] = target.name.startsWith('win32')
    ? ['move-embeddings.cmd', '@node "%~dp0dist\\cli.js" %*\r\n']
    : ['move-embeddings', '#!/bin/sh\nexec node "$(dirname "$(readlink -f "$0")")/dist/cli.js" "$@"\n'];
  await writeFile(join(stage, file), text);
  await chmod(join(stage, file), 0o755);
  return stage;
}

async function stageWith(files, stage) {
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const file of files) {
    await cp(file, join(stage, file), { recursive: true });
  }
  // The editor shows no pictures of a file that was installed.
  const readme = await readFile('README.md', 'utf8');
  await writeFile(join(stage, 'README.md'), readme.replaceAll(/^!\[.*\n\n?/gm, ''));
  return stage;
}

async function writeManifest(stage, keep) {
  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  const packed = { ...keep(manifest), ...addresses(process.env) };
  await writeFile(join(stage, 'package.json'), JSON.stringify(packed, null, 2));
}

/** What runs in Node, with the natives and the ffmpeg of the target. */
async function bundleProcesses(target, stage, entryPoints) {
  await build({
    ...PROCESSES,
    entryPoints,
    outdir: join(stage, 'dist'),
    external: [],
    plugins: [nativesBesideBundles],
    minify: true,
  });
  await copyNatives(target, join(stage, 'dist'));
  await copyFfmpeg(target, stage);
}

/** Without a build of its own, a package takes the ffmpeg that it finds on the PATH. */
async function copyFfmpeg({ name }, stage) {
  for (const file of ['manifest.json', 'LICENSE', 'NOTICE']) {
    await cp(join('ffmpeg', file), join(stage, 'ffmpeg', file));
  }
  const isOfTheBuild = (path) => !path.endsWith('.mjs');
  await cp('tools/ffmpeg', join(stage, 'ffmpeg/build'), { recursive: true, filter: isOfTheBuild });
  if (existsSync(join('ffmpeg', name))) {
    const folder = join(stage, 'ffmpeg', name);
    await cp(join('ffmpeg', name), folder, { recursive: true });
    // What was handed on as a zip file is no program any more.
    await Promise.all((await readdir(folder)).map((program) => chmod(join(folder, program), 0o755)));
  } else {
    console.warn(`There is no ffmpeg/${name}: tools/ffmpeg/build.sh ${name} makes it.`);
  }
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

async function packExtension(target, stage) {
  const { name, version } = await manifestOf(stage);
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

async function packCommandLine(target, stage) {
  const { name, version } = await manifestOf(stage);
  const archive = join('out', `${name}-cli-${target.name}-${version}.tar.gz`);
  execFileSync('tar', ['-czf', archive, '-C', join(stage, '..'), 'move-embeddings']);
  return archive;
}

async function manifestOf(stage) {
  return JSON.parse(await readFile(join(stage, 'package.json'), 'utf8'));
}
