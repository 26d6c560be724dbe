import { existsSync } from 'node:fs';
import type { PoseNetwork } from '../../src/embedding/pose/networks/poseNetworks.ts';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import type { Alteration } from './alterations.ts';
import { kept, keptFile } from './keptResults.ts';
import type { LabelledClip } from './labelledClips.ts';
import type { MeasuredClip, MeasureRequest } from './measureClip.ts';
import { type FailedJob, openStage, runStage, type Stage } from './stage.ts';
import type { WatchedClip, WatchRequest } from './watchClip.ts';

/** What the clips are analysed with. */
export interface BenchTools {
  readonly ffmpeg: FfmpegTools;
  readonly network: PoseNetwork;
  readonly weightsPath: string;
  /** The network and a digest of its weights. */
  readonly weightsId: string;
  readonly onProgress: (line: string) => void;
}

/** A file on disk with its content's hash. */
export type HashedClip = Pick<LabelledClip, 'path' | 'contentHash'> & { readonly key: string };

interface Look {
  readonly key: string;
  readonly alteration: Alteration | null;
  readonly watched: string;
  readonly measured: string;
}

/** What came of a set of clips, each as it is or altered in one way. By clip key; clips that failed are not in it. */
export interface Measurements {
  readonly original: ReadonlyMap<string, MeasuredClip>;
  /** By the alteration's id, then by clip key. */
  readonly altered: ReadonlyMap<string, ReadonlyMap<string, MeasuredClip>>;
  readonly failed: readonly FailedJob[];
}

/**
 * Watches and measures clips as the product does, each as it is and in every given alteration, in child processes.
 * What an earlier run of the same code has found of the same content is taken from there.
 */
export class ClipMeasurer {
  readonly #tools: BenchTools;
  readonly #watching: Stage;
  readonly #measuring: Stage;

  private constructor(tools: BenchTools, watching: Stage, measuring: Stage) {
    this.#tools = tools;
    this.#watching = watching;
    this.#measuring = measuring;
  }

  static async open(tools: BenchTools): Promise<ClipMeasurer> {
    const [watching, measuring] = await Promise.all([
      openStage('bench/quality/watchClip.ts'),
      openStage('bench/quality/measureClip.ts'),
    ]);
    return new ClipMeasurer(tools, watching, measuring);
  }

  #look(clip: HashedClip, alteration: Alteration | null): Look {
    const { ffmpeg, weightsId } = this.#tools;
    const altered = alteration === null ? [] : [JSON.stringify(alteration), ffmpeg.version];
    const watched = keptFile('watched', [this.#watching.codeHash, weightsId, clip.contentHash, ...altered]);
    const measured = keptFile('measured', [this.#measuring.codeHash, watched]);
    return { key: clip.key, alteration, watched, measured };
  }

  /** The dancers and the sound of a clip that has been measured. */
  async watchedClip(clip: HashedClip): Promise<WatchedClip> {
    return kept<WatchedClip>(this.#look(clip, null).watched);
  }

  async measure(clips: readonly HashedClip[], alterations: readonly Alteration[]): Promise<Measurements> {
    const originals = clips.map((clip) => this.#look(clip, null));
    const altered = clips.flatMap((clip) => alterations.map((alteration) => this.#look(clip, alteration)));
    const failed = [
      ...(await this.#watch(clips, originals, 'clips')),
      ...(await this.#watch(clips, altered, 'clips altered')),
    ];
    const lost = new Set(failed.map(({ key }) => key));
    const looks = [...originals, ...altered].filter(({ key }) => !lost.has(key));
    failed.push(...(await this.#measureLooks(looks)));
    return { ...(await gather(looks)), failed };
  }

  async #watch(
    clips: readonly HashedClip[],
    looks: readonly Look[],
    what: string,
  ): Promise<readonly FailedJob[]> {
    const { ffmpeg, network, weightsPath, onProgress } = this.#tools;
    const jobs = clips.map(({ key, path }) => {
      const own = looks.filter((look) => look.key === key && !existsSync(look.watched));
      const request: WatchRequest = {
        tools: ffmpeg,
        network,
        weightsPath,
        path,
        looks: own.map(({ alteration, watched }) => ({ alteration, writes: watched })),
      };
      return { key, writes: own.map(({ watched }) => watched), request };
    });
    return runStage(this.#watching, jobs, (done, of, key) => onProgress(`${what}: ${done} of ${of}, ${key}`));
  }

  async #measureLooks(looks: readonly Look[]): Promise<readonly FailedJob[]> {
    const jobs = looks.map(({ key, alteration, watched, measured }) => {
      const isFittedOn = alteration === null;
      const { network } = this.#tools;
      const request: MeasureRequest = { network, watched, isFittedOn, writes: measured };
      return { key, writes: [measured], request };
    });
    return runStage(this.#measuring, jobs, (done, of) => {
      if (done % 50 === 0 || done === of) {
        this.#tools.onProgress(`measured: ${done} of ${of}`);
      }
    });
  }
}

async function gather(looks: readonly Look[]): Promise<Pick<Measurements, 'original' | 'altered'>> {
  const original = new Map<string, MeasuredClip>();
  const altered = new Map<string, Map<string, MeasuredClip>>();
  for (const { key, alteration, measured } of looks) {
    const clip = await kept<MeasuredClip>(measured);
    if (alteration === null) {
      original.set(key, clip);
      continue;
    }
    const byKey = altered.get(alteration.id) ?? new Map<string, MeasuredClip>();
    altered.set(alteration.id, byKey.set(key, clip));
  }
  return { original, altered };
}
