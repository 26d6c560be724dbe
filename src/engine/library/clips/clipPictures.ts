import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { contentHash } from '../../../media/contentHash.ts';
import { type FfmpegTools, findFfmpeg } from '../../../media/ffmpeg/findFfmpeg.ts';
import { makePoster } from '../../../media/previews/makePoster.ts';
import { makePreview } from '../../../media/previews/makePreview.ts';
import type { ClipProbe } from '../../../media/probe/clipProbe.ts';
import { probeClip } from '../../../media/probe/probeClip.ts';
import type { MoveHeader } from '../../../moves/move.ts';
import { inEnglish } from '../../../moves/reasons/reasonWords.ts';
import { Failure } from '../../../shared/failure.ts';
import { cacheFolder } from '../../../shared/paths.ts';
import type { ClipFile } from './clipFiles.ts';

/** What is made of a clip to be looked at. */
export type PictureKind = 'poster' | 'preview';

type Make = (tools: FfmpegTools, clip: string, probe: ClipProbe, target: string) => Promise<void>;

const KINDS: Readonly<Record<PictureKind, { folder: string; extension: string; make: Make }>> = {
  poster: { folder: 'posters', extension: '.jpg', make: makePoster },
  preview: { folder: 'previews', extension: '.mp4', make: makePreview },
};

/** So many are made at once: somebody is scrolling past them while clips may be analysed. */
const AT_ONCE = 2;

/** Posters and previews, made on first sight and kept in the library's cache by the clip's content. */
export class ClipPictures {
  readonly #limit = pLimit(AT_ONCE);
  readonly #beingMade = new Map<string, Promise<void>>();
  readonly #ffmpeg = new Map<string, Promise<FfmpegTools>>();

  /**
   * The poster or preview of a clip, absolute; made where it is not there yet.
   * @throws Failure `bad-request` where the clip cannot be shown, `no-ffmpeg`
   */
  async file(
    kind: PictureKind,
    clip: ClipFile,
    move: MoveHeader,
    libraryRoot: string,
    ffmpegPath: string | undefined,
  ): Promise<string> {
    const hash = knownHash(move, clip) ?? (await contentHash(clip.path));
    const target = join(folderOf(kind, libraryRoot), hash + KINDS[kind].extension);
    if (!existsSync(target)) {
      let making = this.#beingMade.get(target);
      if (!making) {
        making = this.#limit(() => this.#make(kind, clip, target, ffmpegPath));
        this.#beingMade.set(target, making);
        const done = () => void this.#beingMade.delete(target);
        making.then(done, done);
      }
      await making;
    }
    return target;
  }

  async #make(
    kind: PictureKind,
    clip: ClipFile,
    target: string,
    ffmpegPath: string | undefined,
  ): Promise<void> {
    const tools = await this.#findFfmpeg(ffmpegPath);
    const probed = await probeClip(tools, clip.path);
    if (probed.status === 'unreadable') {
      throw new Failure('bad-request', `The clip ${clip.path} cannot be shown: ${inEnglish(probed.reason)}.`);
    }
    await KINDS[kind].make(tools, clip.path, probed.probe, target);
  }

  #findFfmpeg(setting: string | undefined): Promise<FfmpegTools> {
    const name = setting ?? '';
    let found = this.#ffmpeg.get(name);
    if (!found) {
      found = findFfmpeg({ setting });
      this.#ffmpeg.set(name, found);
      // One that was missing may be there next time.
      found.catch(() => this.#ffmpeg.delete(name));
    }
    return found;
  }
}

/** Names of the posters that a library's cache holds. */
export async function posterNames(libraryRoot: string): Promise<ReadonlySet<string>> {
  return new Set(await readdir(folderOf('poster', libraryRoot)).catch(() => []));
}

/** The poster of a clip if it is among `names`, absolute. */
export function posterAmong(
  names: ReadonlySet<string>,
  libraryRoot: string,
  move: MoveHeader,
  clip: ClipFile,
): string | null {
  const name = `${knownHash(move, clip)}${KINDS.poster.extension}`;
  return names.has(name) ? join(folderOf('poster', libraryRoot), name) : null;
}

/** The content's hash as the library knows it; null where the file has been changed since, or never was hashed. */
function knownHash({ contentHash, source }: MoveHeader, clip: ClipFile): string | null {
  const isUnchanged = source?.sizeBytes === clip.sizeBytes && source.modifiedMs === clip.modifiedMs;
  return isUnchanged ? contentHash : null;
}

function folderOf(kind: PictureKind, libraryRoot: string): string {
  return join(cacheFolder(libraryRoot), KINDS[kind].folder);
}
