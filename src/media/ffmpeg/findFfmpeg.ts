import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { execa } from 'execa';
import { Failure, messageOf } from '../../shared/failure.ts';
import { BUNDLED_FFMPEG, type FfmpegPlace, findBundled, packagedFfmpeg } from './bundledFfmpeg.ts';
import { ffmpegInstallHint, thisMachine } from './installHint.ts';

/** The two programs that read clips, as absolute paths. */
export interface FfmpegTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** As ffmpeg calls itself: `5.1.9-0+deb12u1`. */
  readonly version: string;
  readonly source: 'setting' | 'bundled' | 'path';
}

export interface FfmpegSearch {
  /** Path of the ffmpeg program, or of the folder that holds it. Where given, nothing else is tried. */
  readonly setting?: string | undefined;
  /** The one that comes with the program, which is the default; null for none. */
  readonly bundled?: FfmpegPlace | null;
  /** Folders to search, as in the environment variable PATH, which it is by default. */
  readonly path?: string | undefined;
}

/** Major version of libavutil in ffmpeg 4.0: builds from git carry no version number, but always this one. */
const OLDEST_LIBAVUTIL = 56;

type Program = 'ffmpeg' | 'ffprobe';

/**
 * Finds a usable ffmpeg and ffprobe: by the setting, then what came with the program, then on PATH.
 * @throws Failure `no-ffmpeg`, with what the user can do to have one.
 */
export async function findFfmpeg({
  setting,
  bundled = packagedFfmpeg(),
  path = process.env.PATH ?? '',
}: FfmpegSearch = {}): Promise<FfmpegTools> {
  if (setting) {
    return bySetting(resolve(setting), path);
  }
  const programs = bundled && (await findBundled(bundled));
  return programs ? { ...programs, version: BUNDLED_FFMPEG.version, source: 'bundled' } : byPath(path);
}

async function bySetting(setting: string, path: string): Promise<FfmpegTools> {
  const ffmpeg = (await isFile(setting)) ? setting : await inFolder(setting, 'ffmpeg');
  const examined = ffmpeg === null ? null : await examine(ffmpeg, path);
  if (examined?.status === 'usable') {
    return { ...examined.tools, source: 'setting' };
  }
  const why = examined?.problem ?? `there is no ffmpeg program at ${setting}`;
  throw new Failure('no-ffmpeg', `The ffmpeg that the settings name cannot be used: ${why}.`, {
    remedy: 'Correct the setting or remove it.',
  });
}

async function byPath(path: string): Promise<FfmpegTools> {
  const ffmpeg = await onPath(path, 'ffmpeg');
  const examined = ffmpeg === null ? null : await examine(ffmpeg, path);
  if (examined?.status === 'usable') {
    return { ...examined.tools, source: 'path' };
  }
  const tried = examined === null ? '' : ` (tried ${examined.problem})`;
  throw new Failure('no-ffmpeg', `ffmpeg is needed to read clips, and none was found${tried}.`, {
    remedy: ffmpegInstallHint(await thisMachine()),
  });
}

type Examined =
  | { readonly status: 'usable'; readonly tools: Omit<FfmpegTools, 'source'> }
  | { readonly status: 'refused'; readonly problem: string };

async function examine(ffmpeg: string, path: string): Promise<Examined> {
  const answer = await askVersion(ffmpeg);
  if ('problem' in answer) {
    return { status: 'refused', problem: `${ffmpeg}: ${answer.problem}` };
  }
  const ffprobe = (await inFolder(dirname(ffmpeg), 'ffprobe')) ?? (await onPath(path, 'ffprobe'));
  return ffprobe === null
    ? { status: 'refused', problem: `${ffmpeg}: ffprobe, which comes with ffmpeg, is missing beside it` }
    : { status: 'usable', tools: { ffmpeg, ffprobe, version: answer.version } };
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

async function isFile(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
