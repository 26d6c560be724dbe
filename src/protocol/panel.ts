import { z } from 'zod';
import { CollectionName } from '../engine/requests.ts';
import { SUGGESTED_FIELDS } from '../moves/labels/fields.ts';
import type { Contract } from './contract.ts';
import { CollectionChange, CollectionData, LabelEdits, LabelOutcome, SuggestedLabels } from './labelData.ts';
import {
  AskedProgress,
  Changes,
  GenerationOutcome,
  GenerationState,
  KeptLayout,
  Key,
  MapVectors,
  PanelMove,
  PanelSettings,
  Search,
  SearchResultData,
  SeenDancers,
  Similar,
  StatisticsData,
  Subject,
} from './panelData.ts';

/**
 * The messages between the statistics panel and the extension host. Each side has one `MessageHandler`: the panel
 * with `incoming: TO_PANEL, outgoing: TO_HOST`, the host the other way round. The panel's first request is `ready`;
 * until then the host tells it nothing.
 */

const Nothing = z.null();
const OfClip = z.object({ clip: Key });
/** A video of this machine, absolute. */
const AskedVideo = z.object({ file: z.string() });
/** An address that the panel's content security policy admits. */
const Address = z.object({ uri: z.string() });

/** What the panel needs to begin. */
export const PanelStart = z.object({
  /** Names the library among those of a workspace; part of `PanelState`. */
  root: z.string(),
  /** The workspace folder's name. */
  title: z.string(),
  settings: PanelSettings,
  /** The map as it last was; null before the first. */
  layout: KeptLayout.nullable(),
  subject: Subject,
  generation: GenerationState,
  /** Clips that have changed since the last run, as far as the host has noticed. */
  changedClips: z.int().min(0),
  /** Whether the workspace is trusted: else looking works and generating does not. */
  trusted: z.boolean(),
  /** BCP 47 tag of the editor's language. */
  language: z.string(),
  /** The panel's strings in that language, by their English form, for `@vscode/l10n`; empty for English. */
  translations: z.record(z.string(), z.string()),
});
export type PanelStart = z.infer<typeof PanelStart>;

/**
 * What the panel keeps with `setState`, to be restored after a restart: `root` as `PanelStart` gave it, and whatever
 * else the panel wants back. The host reads only `root`.
 */
export const PanelState = z.looseObject({ root: z.string() });
export type PanelState = z.infer<typeof PanelState>;

/** What the panel asks of its host. */
export const TO_HOST = {
  requests: {
    ready: { request: Nothing, answer: PanelStart },
    /** Rejected with `library-missing` where nothing has been generated yet; so are the next three. */
    statistics: { request: Nothing, answer: StatisticsData },
    /** By clip key. */
    moves: { request: Nothing, answer: z.array(PanelMove) },
    mapVectors: { request: Nothing, answer: MapVectors },
    similar: { request: Similar, answer: SearchResultData },
    /** Ends the analysis of a video that `similar` was asked of; that request is then rejected as cancelled. */
    cancelSimilar: { request: Nothing, answer: Nothing },
    /** Lets the user choose a video; null where they choose none. */
    chooseVideo: { request: Nothing, answer: AskedVideo.nullable() },
    /** The video that was dropped on the page, given as a list of URIs. Rejected where none of them is a video. */
    droppedVideo: { request: z.object({ uris: z.string().max(65_536) }), answer: AskedVideo },
    /** Says something of moves: it is in the annotations file when this is answered, and `libraryChanged` follows. */
    label: { request: LabelEdits, answer: LabelOutcome },
    suggestLabels: { request: z.object({ clips: z.array(Key).max(1_000) }), answer: SuggestedLabels },
    /** The moves of which nothing is said in a field, those first whose label would say most of the others. */
    labelNext: {
      request: z.object({ field: z.enum(SUGGESTED_FIELDS), k: z.int().min(1).max(1_000) }),
      answer: z.array(Key),
    },
    /** Moves that a person put together, by name. */
    collections: { request: Nothing, answer: z.array(CollectionData) },
    /** Puts moves into a collection or takes them out; it is made where there is none. */
    changeCollection: { request: CollectionChange, answer: CollectionData },
    /** Lets the user pick or name a collection, and puts the moves into it. */
    collect: { request: z.object({ clips: z.array(Key).min(1).max(100_000) }), answer: Nothing },
    removeCollection: { request: z.object({ name: CollectionName }), answer: Nothing },
    /** Takes the last change of labels back; or makes again what was taken back. */
    undoLabels: { request: Nothing, answer: LabelOutcome },
    redoLabels: { request: Nothing, answer: LabelOutcome },
    search: { request: Search, answer: SearchResultData },
    /** Compares the library with the clip folder anew. */
    changes: { request: Nothing, answer: Changes },
    /** Runs until all is done; how far it is arrives as `generation`. */
    generate: { request: Nothing, answer: GenerationOutcome },
    /** Stops the run; what is done is kept. */
    cancel: { request: Nothing, answer: Nothing },
    /** The address of a clip's poster, a JPEG 320 pixels wide, made where it is not there yet. */
    poster: { request: OfClip, answer: Address },
    /** The address of a small MP4 of a clip (H.264, MP3) that every editor can play, made where it is not there yet. */
    playable: { request: OfClip, answer: Address },
    /** Null where nobody was seen in it. */
    seenDancers: { request: OfClip, answer: SeenDancers.nullable() },
    /** Keeps the places of the map, which the next `ready` gives back. */
    keepLayout: { request: KeptLayout, answer: Nothing },
    /** Opens the clip itself in an editor tab. */
    openClip: { request: OfClip, answer: Nothing },
    /** Shows the clip in the Explorer. */
    revealClip: { request: OfClip, answer: Nothing },
    /** Puts the paths of clips on the clipboard, a line each. */
    copyPaths: { request: z.object({ clips: z.array(Key) }), answer: Nothing },
    revealProblems: { request: Nothing, answer: Nothing },
    /** Writes moves for other programs, as the user picks: these clips, or all where it is null. */
    exportMoves: { request: z.object({ clips: z.array(Key).nullable() }), answer: Nothing },
    openSettings: { request: Nothing, answer: Nothing },
    checkSetup: { request: Nothing, answer: Nothing },
  },
  events: {},
} as const satisfies Contract;

/** What the host tells the panel. */
export const TO_PANEL = {
  requests: {},
  events: {
    /** The library has other rows than before: statistics, moves and vectors are out of date. */
    libraryChanged: Nothing,
    generation: GenerationState,
    /** How far the analysis of the video is that `similar` was asked of. */
    askedProgress: AskedProgress,
    clipsChanged: z.object({ count: z.int().min(0) }),
    settings: PanelSettings,
    show: Subject,
  },
} as const satisfies Contract;

export type ToHost = typeof TO_HOST;
export type ToPanel = typeof TO_PANEL;
