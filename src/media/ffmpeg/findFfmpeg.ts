import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { execa } from 'execa';
import { Failure, messageOf } from '../../shared/failure.ts';
import { ffmpegInstallHint, thisMachine } from './installHint.ts';

/** The two programs that read clips, as absolute paths. */
export interface FfmpegTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** As ffmpeg calls itself: `5.1.9-0+deb12u1`. */
  readonly version: string;
  readonly source: 'setting' | 'path' | 'package';
}

export interface FfmpegSearch {
  /** Path of the ffmpeg program, or of the folder that holds it. Where given, nothing else is tried. */
  readonly setting?: string | undefined;
  /** Folders to search, as in the environment variable PATH, which it is by default. */
  readonly path?: string | undefined;
}

/** Major version of libavutil in ffmpeg 4.0: builds from git carry no version number, but always this one. */
const OLDEST_LIBAVUTIL = 56;

/** npm packages that bring a binary, tried in this order. */
const PACKAGES = {
  ffmpeg: ['ffmpeg-static', '@ffmpeg-installer/ffmpeg'],
  ffprobe: ['ffprobe-static', '@ffprobe-installer/ffprobe'],
} as const;

type Program = keyof typeof PACKAGES;

/**
 * Finds a usable ffmpeg and ffprobe: by the setting, then on PATH, then in an installed npm package.
 * @throws Failure `no-ffmpeg`, with the command that installs it on this system.
 */
export async function findFfmpeg(search: FfmpegSearch = {}): Promise<FfmpegTools> {
  const path = search.path ?? process.env.PATH ?? '';
  const setting = search.setting ? resolve(search.setting) : null;
  const rejected: string[] = [];
  for (const source of setting ? (['setting'] as const) : (['path', 'package'] as const)) {
    const ffmpeg = await locateFfmpeg(source, setting ?? '', path);
    if (ffmpeg === null) {
      continue;
    }
    const examined = await examine(ffmpeg, path);
    if ('version' in examined) {
      return { ffmpeg, ...examined, source };
    }
    rejected.push(`${ffmpeg}: ${examined.problem}`);
  }
  throw await notFound(setting, rejected);
}

async function locateFfmpeg(
  source: FfmpegTools['source'],
  setting: string,
  path: string,
): Promise<string | null> {
  switch (source) {
    case 'setting':
      return (await isFile(setting)) ? setting : await inFolder(setting, 'ffmpeg');
    case 'path':
      return onPath(path, 'ffmpeg');
    case 'package':
      return inPackage('ffmpeg');
  }
}

async function examine(
  ffmpeg: string,
  path: string,
): Promise<{ version: string; ffprobe: string } | { problem: string }> {
  const answer = await askVersion(ffmpeg);
  if ('problem' in answer) {
    return answer;
  }
  const ffprobe =
    (await inFolder(dirname(ffmpeg), 'ffprobe')) ??
    (await onPath(path, 'ffprobe')) ??
    (await inPackage('ffprobe'));
  if (ffprobe === null) {
    return { problem: 'ffprobe, which comes with ffmpeg, is missing beside it' };
  }
  return { version: answer.version, ffprobe };
}

async function askVersion(ffmpeg: string): Promise<{ version: string } | { problem: string }> {
  try {
    const { stdout } = await execa(ffmpeg, ['-version'], { stdin: 'ignore', timeout: 20_000 });
    const version = /^ffmpeg version (\S+)/m.exec(stdout)?.[1];
    const libavutil = Number(/^libavutil\s+(\d+)\./m.exec(stdout)?.[1]);
    if (version === undefined || Number.isNaN(libavutil)) {
      return { problem: 'it does not answer like ffmpeg' };
    }
    return libavutil < OLDEST_LIBAVUTIL
      ? { problem: `version ${version} is too old, 4.0 or newer is needed` }
      : { version };
  } catch (error) {
    return { problem: `it does not run (${messageOf(error).split('\n')[0]})` };
  }
}

/** Relative entries of PATH are passed over: they would run a program out of the folder that happens to be open. */
async function onPath(path: string, program: Program): Promise<string | null> {
  for (const folder of path.split(delimiter)) {
    const found = isAbsolute(folder) ? await inFolder(folder, program) : null;
    if (found !== null) {
      return found;
    }
  }
  return null;
}

async function inFolder(folder: string, program: Program): Promise<string | null> {
  const file = join(folder, process.platform === 'win32' ? `${program}.exe` : program);
  return (await isFile(file)) ? file : null;
}

async function inPackage(program: Program): Promise<string | null> {
  const optionalRequire = createRequire(__filename);
  for (const name of PACKAGES[program]) {
    const path = binaryOf(name, optionalRequire);
    if (path !== null && (await isFile(path))) {
      return path;
    }
  }
  return null;
}

function binaryOf(packageName: string, optionalRequire: NodeJS.Require): string | null {
  let loaded: unknown;
  try {
    loaded = optionalRequire(packageName);
  } catch {
    // Not installed, or it has no build for this platform: either way it brings no program.
    return null;
  }
  if (typeof loaded === 'object' && loaded !== null && 'path' in loaded) {
    loaded = loaded.path;
  }
  return typeof loaded === 'string' ? loaded : null;
}

async function isFile(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function notFound(setting: string | null, rejected: readonly string[]): Promise<Failure> {
  const hint = ffmpegInstallHint(await thisMachine());
  if (setting) {
    const why = rejected[0] ?? `there is no ffmpeg program at ${setting}`;
    return new Failure('no-ffmpeg', `The ffmpeg that the settings name cannot be used: ${why}.`, {
      remedy: `Correct the setting or remove it. ${hint}`,
    });
  }
  const tried = rejected.length > 0 ? ` (tried ${rejected.join('; ')})` : '';
  return new Failure('no-ffmpeg', `ffmpeg is needed to read clips, and none was found${tried}.`, {
    remedy: hint,
  });
}
