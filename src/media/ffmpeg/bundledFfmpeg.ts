import { constants } from 'node:fs';
import { access, chmod, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import manifestJson from '../../../ffmpeg/manifest.json';
import { Failure, messageOf } from '../../shared/failure.ts';
import { packaged } from '../../shared/packaged.ts';
import { fileHash } from '../fileHash.ts';

const fileSchema = z.object({
  name: z.string().regex(/^[\w.]+$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
});

const buildSchema = z.object({ ffmpeg: fileSchema, ffprobe: fileSchema });

const manifestSchema = z.object({
  /** As the programs say it of themselves. */
  version: z.string(),
  licence: z.string(),
  /** How it was made. */
  origin: z.string(),
  /** By platform and processor, as Node names them: `linux-x64`. Each lies in a folder of that name. */
  builds: z.record(z.string(), buildSchema),
});

type BuildFile = z.infer<typeof fileSchema>;

/** The ffmpeg that comes with the program: an own build, small and the same on all platforms. */
export const BUNDLED_FFMPEG = manifestSchema.parse(manifestJson);

/** Where a platform's programs lie. */
export interface FfmpegPlace {
  /** That holds a folder for each platform. */
  readonly folder: string;
  readonly platform: string;
}

/** Where the programs that came for this machine would lie; null where the program was taken apart. */
export function packagedFfmpeg(): FfmpegPlace | null {
  const manifest = packaged('ffmpeg/manifest.json');
  return manifest === null
    ? null
    : { folder: dirname(manifest), platform: `${process.platform}-${process.arch}` };
}

/**
 * The programs that came with ours, as absolute paths, each checked by its SHA-256. Null where none came for the
 * platform.
 * @throws Failure `no-ffmpeg` where one is not the file that it should be, or cannot be made executable.
 */
export async function findBundled({
  folder,
  platform,
}: FfmpegPlace): Promise<{ readonly ffmpeg: string; readonly ffprobe: string } | null> {
  const build = BUNDLED_FFMPEG.builds[platform];
  const isThere = build && (await stat(join(folder, platform)).catch(() => null));
  if (!isThere) {
    return null;
  }
  const [ffmpeg, ffprobe] = await Promise.all(
    [build.ffmpeg, build.ffprobe].map((file) => verified(join(folder, platform), file)),
  );
  return { ffmpeg, ffprobe };
}

async function verified(folder: string, { name, sha256 }: BuildFile): Promise<string> {
  const path = join(folder, name);
  try {
    const found = await fileHash(path);
    if (found !== sha256) {
      throw damaged(path, `its sha256 is ${found}, expected ${sha256}`);
    }
    // What unpacks an archive does not always keep that a file is a program.
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
    return path;
  } catch (error) {
    throw error instanceof Failure ? error : damaged(path, messageOf(error), error);
  }
}

function damaged(path: string, why: string, cause?: unknown): Failure {
  return new Failure('no-ffmpeg', `${path}, which came with the program, cannot be used: ${why}.`, {
    remedy: 'Install the program again, or name another ffmpeg in the settings.',
    cause,
  });
}
