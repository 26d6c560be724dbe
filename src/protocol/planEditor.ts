import { z } from 'zod';
import { BlockReasons, Choreography, PlanBlock } from '../choreography/plan/choreography.ts';
import type { Contract } from './contract.ts';
import { Key } from './panelData.ts';

/**
 * The messages between the editor of choreographies and the extension host. The page's first request is `ready`; until
 * then the host tells it nothing. Every change is made by the host, on the text of the file: the page is told.
 */

const Nothing = z.null();
const OfClip = z.object({ clip: Key });
const Address = z.object({ uri: z.string() });
const BlockIndex = z.int().min(0).max(10_000);

/** The file as it is now. */
export const PlanState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('plan'),
    plan: Choreography,
    /** Whether the song is where the plan says, and the one that was planned for. */
    hasSong: z.boolean(),
    /** Clips that are not where the plan says. */
    missing: z.array(z.string()),
  }),
  /** The text is no plan, why, and what to do. */
  z.object({ state: z.literal('broken'), message: z.string(), remedy: z.string().nullable() }),
]);
export type PlanState = z.infer<typeof PlanState>;

const PlanEditorStart = z.object({
  plan: PlanState,
  /** Whether the workspace is trusted: else looking works, and nothing is run. */
  trusted: z.boolean(),
  /** BCP 47 tag of the editor's language, and its strings by their English form; none for English. */
  language: z.string(),
  translations: z.record(z.string(), z.string()),
});

/** A move that could stand in the place of a block. */
export const Alternative = z.object({
  clip: Key,
  name: z.string(),
  /** 0 to 1. */
  score: z.number(),
  reasons: BlockReasons,
  /** As it would stand there. */
  block: PlanBlock,
});
export type Alternative = z.infer<typeof Alternative>;

/** What the page asks of its host. */
export const TO_PLAN_HOST = {
  requests: {
    ready: { request: Nothing, answer: PlanEditorStart },
    /** The outline of the song, 0 to 1 in equally long stretches. */
    waveform: {
      request: Nothing,
      answer: z.object({ peaks: z.custom<Float32Array>((value) => value instanceof Float32Array) }),
    },
    /** The address of the song as an MP3 that every editor plays. */
    song: { request: Nothing, answer: Address },
    poster: { request: OfClip, answer: Address },
    /** The address of a small MP4 of a clip that every editor plays. */
    playable: { request: OfClip, answer: Address },
    /** Moves for the place of a block, or for a new one before it, best first. */
    alternatives: {
      request: z.object({ block: BlockIndex, inserts: z.boolean() }),
      answer: z.array(Alternative),
    },
    move: { request: z.object({ from: BlockIndex, to: BlockIndex }), answer: Nothing },
    lock: { request: z.object({ block: BlockIndex, locked: z.boolean() }), answer: Nothing },
    swap: { request: z.object({ block: BlockIndex, by: PlanBlock }), answer: Nothing },
    insert: { request: z.object({ block: BlockIndex, by: PlanBlock }), answer: Nothing },
    remove: { request: z.object({ block: BlockIndex }), answer: Nothing },
    resize: { request: z.object({ block: BlockIndex, beats: z.int().min(1).max(1000) }), answer: Nothing },
    /** Plans again what is not locked. */
    replan: { request: Nothing, answer: Nothing },
    /** The same by another request in words; answers what of it was understood, and what cannot be planned. */
    request: {
      request: z.object({ words: z.string().max(10_000) }),
      answer: z.object({ understood: z.array(z.string()), ignored: z.array(z.string()) }),
    },
    /** Asks for a place and makes the video. */
    render: { request: Nothing, answer: Nothing },
    openText: { request: Nothing, answer: Nothing },
  },
  events: {},
} as const satisfies Contract;

/** What the host tells the page. */
export const TO_PLAN_PAGE = {
  requests: {},
  events: { plan: PlanState },
} as const satisfies Contract;

export type ToPlanHost = typeof TO_PLAN_HOST;
export type ToPlanPage = typeof TO_PLAN_PAGE;
