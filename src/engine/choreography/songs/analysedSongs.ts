import type { Choreography } from '../../../choreography/plan/choreography.ts';
import { analyseSong } from '../../../choreography/song/analyseSong.ts';
import type { SongAnalysis } from '../../../choreography/song/songAnalysis.ts';
import { contentHash } from '../../../media/contentHash.ts';
import { findFfmpeg } from '../../../media/ffmpeg/findFfmpeg.ts';
import type { Call } from '../../../rpc/procedures.ts';
import type { PlanningProgress } from '../../choreographyAnswers.ts';
import { songFileOf } from '../planFiles.ts';

/** So many songs stay in memory: an editor asks again and again about the one that it shows. */
const SONGS_KEPT = 4;

/** Songs that have been listened to, by what is in their files and what is danced to them. */
export class AnalysedSongs {
  readonly #songs = new Map<string, SongAnalysis>();

  /**
   * @param file the song, absolute
   * @param dance what is to be danced to it, null where nobody said
   */
  async analyse(
    file: string,
    dance: string | null,
    ffmpegPath: string | undefined,
    { signal, onProgress }: Call<PlanningProgress>,
  ): Promise<SongAnalysis> {
    const hash = await contentHash(file, signal ? { signal } : {}).catch(() => null);
    const known = hash === null ? undefined : this.#songs.get(`${hash} ${dance}`);
    if (known) {
      return known;
    }
    const tools = await findFfmpeg({ setting: ffmpegPath });
    const analysis = await analyseSong(tools, file, {
      signal,
      dance,
      onProgress: (seconds) => onProgress?.({ step: 'listening', seconds }),
    });
    this.#songs.set(`${analysis.facts.contentHash} ${dance}`, analysis);
    for (const oldest of [...this.#songs.keys()].slice(0, -SONGS_KEPT)) {
      this.#songs.delete(oldest);
    }
    return analysis;
  }

  /** The song of a plan as the plan describes it, with what is heard in its sections. */
  async ofPlan(
    planFile: string,
    { song }: Choreography,
    ffmpegPath: string | undefined,
    call: Call<PlanningProgress>,
  ): Promise<SongAnalysis> {
    const { path: _, ...facts } = song;
    const file = await songFileOf(planFile, song, call.signal);
    const heard = await this.analyse(file, song.dance ?? null, ffmpegPath, call);
    const isUnchanged = JSON.stringify(heard.facts.sections) === JSON.stringify(facts.sections);
    return {
      ...heard,
      facts,
      sectionVectors: isUnchanged ? heard.sectionVectors : facts.sections.map(() => null),
    };
  }
}
