import { basename, extname, resolve } from 'node:path';
import type { z } from 'zod';
import { timeOfBeat } from '../choreography/plan/beatTime.ts';
import {
  type Choreography,
  PLAN_VERSION,
  PlanRequest,
  type PlanSong,
} from '../choreography/plan/choreography.ts';
import { rankAlternatives } from '../choreography/planner/alternatives.ts';
import { type PlannedDance, planDance } from '../choreography/planner/planDance.ts';
import type { PlannerMove } from '../choreography/planner/plannerMove.ts';
import { DEFAULT_PLANNER_WEIGHTS } from '../choreography/planner/planParts.ts';
import { analyseSong, readWaveform } from '../choreography/song/analyseSong.ts';
import type { SongAnalysis } from '../choreography/song/songAnalysis.ts';
import { contentHash } from '../media/contentHash.ts';
import { findFfmpeg } from '../media/findFfmpeg.ts';
import { Failure } from '../moves/failure.ts';
import type { Embedding } from '../moves/move.ts';
import type { TextQuality } from '../moves/quality.ts';
import type { Call } from '../rpc/procedures.ts';
import type {
  AlternativeMove,
  PlannedChoreography,
  PlanningProgress,
  SongWaveform,
} from './choreographyAnswers.ts';
import type { OpenLibraries } from './openLibraries.ts';
import { generationPlace, libraryDatabase } from './place.ts';
import { checkPlanName, pathInPlan, songFileOf } from './planFiles.ts';
import { plannerMovesOf } from './plannerMoves.ts';
import type {
  AlternativesRequest,
  PlaceRequest,
  PlanChoreographyRequest,
  ReplanRequest,
  SongWaveformRequest,
} from './requests.ts';

/** So many songs stay in memory: an editor asks again and again about the one that it shows. */
const SONGS_KEPT = 4;
/** The sound comes in where a song is begun within, and goes out where it is left. */
const FADE_IN_SECONDS = 0.5;
const FADE_OUT_SECONDS = 3;
/** A song that is over by then has an end of its own. */
const OWN_END_SECONDS = 4;

type Embed = (description: string) => Promise<Embedding<TextQuality>>;

/** What can be done with choreographies short of making their video. */
export class Choreographies {
  readonly #libraries: OpenLibraries;
  readonly #embed: Embed;
  readonly #songs = new Map<string, SongAnalysis>();

  constructor(libraries: OpenLibraries, embed: Embed) {
    this.#libraries = libraries;
    this.#embed = embed;
  }

  async plan(
    {
      place,
      song,
      planFile,
      request,
      description,
      weights,
      ffmpegPath,
    }: z.infer<typeof PlanChoreographyRequest>,
    call: Call<PlanningProgress>,
  ): Promise<PlannedChoreography> {
    checkPlanName(planFile);
    const library = await this.#library(place, description);
    const songFile = resolve(place.root, song);
    const analysis = await this.#listen(songFile, ffmpegPath, call);
    call.onProgress?.({ step: 'planning' });
    const wishes = wholeRequest(request);
    const dance = planDance({
      song: analysis,
      moves: library.moves,
      request: wishes,
      weights: weights ?? DEFAULT_PLANNER_WEIGHTS,
      locked: [],
    });
    const planSong = { path: pathInPlan(planFile, songFile), ...analysis.facts };
    return answer(library.moves, dance, {
      version: PLAN_VERSION,
      name: basename(songFile, extname(songFile)),
      clipFolder: pathInPlan(planFile, library.clipFolder),
      song: planSong,
      request: wishes,
      ...fadesOf(planSong, dance),
    });
  }

  async replan(
    { place, planFile, plan, seed, description, weights, ffmpegPath }: z.infer<typeof ReplanRequest>,
    call: Call<PlanningProgress>,
  ): Promise<PlannedChoreography> {
    const library = await this.#library(place, description);
    const song = await this.#songOf(planFile, plan, ffmpegPath, call);
    call.onProgress?.({ step: 'planning' });
    const request = { ...plan.request, ...(seed === undefined ? {} : { seed }) };
    const dance = planDance({
      song,
      moves: library.moves,
      request,
      weights: weights ?? DEFAULT_PLANNER_WEIGHTS,
      locked: plan.blocks.filter(({ locked }) => locked),
      span: spanOf(plan),
    });
    return answer(library.moves, dance, { ...plan, request });
  }

  async alternatives(
    { place, planFile, plan, block, k, ffmpegPath }: z.infer<typeof AlternativesRequest>,
    call: Call<PlanningProgress>,
  ): Promise<readonly AlternativeMove[]> {
    if (block >= plan.blocks.length) {
      throw new Failure(
        'bad-request',
        `The plan has ${plan.blocks.length} blocks and none with number ${block}.`,
      );
    }
    const { moves } = await this.#library(place, '');
    const song = await this.#songOf(planFile, plan, ffmpegPath, call);
    return rankAlternatives({
      song,
      moves,
      plan,
      span: spanOf(plan),
      block,
      weights: DEFAULT_PLANNER_WEIGHTS,
    }).slice(0, k);
  }

  async waveform(
    { planFile, song, buckets, ffmpegPath }: z.infer<typeof SongWaveformRequest>,
    { signal }: Call<never>,
  ): Promise<SongWaveform> {
    const file = await songFileOf(planFile, song, signal);
    return {
      peaks: await readWaveform(await findFfmpeg({ setting: ffmpegPath }), file, buckets, { signal }),
    };
  }

  async #library(place: z.infer<typeof PlaceRequest>, description: string) {
    const database = await libraryDatabase(place);
    return this.#libraries.read(database, async ({ table }) => {
      const { clipFolder } = await generationPlace(place);
      const words = description.trim() === '' ? null : await this.#embed(description);
      const moves = await plannerMovesOf(table, clipFolder, words);
      if (moves.length === 0) {
        throw new Failure(
          'bad-request',
          `Not one clip of the move library ${database} is in ${clipFolder}.`,
          {
            remedy: 'Is it the right folder, and is its disk there? Generate the library from its clips.',
          },
        );
      }
      return { clipFolder, moves };
    });
  }

  /** The song of a plan as the plan describes it, with what is heard in its sections. */
  async #songOf(
    planFile: string,
    { song }: Choreography,
    ffmpegPath: string | undefined,
    call: Call<PlanningProgress>,
  ): Promise<SongAnalysis> {
    const { path: _, ...facts } = song;
    const file = await songFileOf(planFile, song, call.signal);
    const heard = await this.#listen(file, ffmpegPath, call);
    const isUnchanged = JSON.stringify(heard.facts.sections) === JSON.stringify(facts.sections);
    return {
      ...heard,
      facts,
      sectionVectors: isUnchanged ? heard.sectionVectors : facts.sections.map(() => null),
    };
  }

  async #listen(
    file: string,
    ffmpegPath: string | undefined,
    { signal, onProgress }: Call<PlanningProgress>,
  ): Promise<SongAnalysis> {
    const hash = await contentHash(file, signal ? { signal } : {}).catch(() => null);
    const known = hash === null ? undefined : this.#songs.get(hash);
    if (known) {
      return known;
    }
    const tools = await findFfmpeg({ setting: ffmpegPath });
    const analysis = await analyseSong(tools, file, {
      signal,
      onProgress: (seconds) => onProgress?.({ step: 'listening', seconds }),
    });
    this.#songs.set(analysis.facts.contentHash, analysis);
    for (const oldest of [...this.#songs.keys()].slice(0, -SONGS_KEPT)) {
      this.#songs.delete(oldest);
    }
    return analysis;
  }
}

const ANYTHING: PlanRequest = {
  words: null,
  durationSeconds: null,
  difficulty: [],
  energy: [],
  style: [],
  category: [],
  excluded: [],
  opening: null,
  ending: null,
  seed: 0,
};

/** A request with what it leaves out. */
function wholeRequest(request: Partial<Record<keyof PlanRequest, unknown>>): PlanRequest {
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  return PlanRequest.parse({ ...ANYTHING, ...Object.fromEntries(given) });
}

function spanOf({ blocks }: Choreography) {
  const [first] = blocks;
  const last = blocks[blocks.length - 1];
  return { startBeat: first.startBeat, endBeat: last.startBeat + last.beats };
}

function fadesOf(
  song: PlanSong,
  { span }: PlannedDance,
): Pick<Choreography, 'fadeInSeconds' | 'fadeOutSeconds'> {
  const [from, to] = [timeOfBeat(song, span.startBeat), timeOfBeat(song, span.endBeat)];
  const isLeft = song.durationSeconds - to > OWN_END_SECONDS;
  return {
    fadeInSeconds: Math.min(FADE_IN_SECONDS, from),
    fadeOutSeconds: Math.min(isLeft ? FADE_OUT_SECONDS : FADE_IN_SECONDS, (to - from) / 4),
  };
}

function answer(
  moves: readonly PlannerMove[],
  { blocks, compromises, parts }: PlannedDance,
  rest: Omit<Choreography, 'blocks' | 'compromises'>,
): PlannedChoreography {
  const used = new Set(blocks.map(({ clip }) => clip));
  return {
    plan: { ...rest, blocks: [...blocks], compromises: [...compromises] },
    parts,
    moves: Object.fromEntries(
      moves.filter(({ key }) => used.has(key)).map(({ key, metadata }) => [key, metadata]),
    ),
  };
}
