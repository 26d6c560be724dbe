import type { PoseNetwork } from '../../embedding/pose/networks/poseNetworks.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import type { ClipPart } from '../../moves/clipPart.ts';
import type { ClipSource, Embedding, ModelId, PoseEmbedding } from '../../moves/move.ts';
import type { MoveTracks } from '../../moves/moveTracks.ts';
import type { AudioQuality } from '../../moves/quality.ts';
import type { UnreadableReason } from '../../moves/reasons/unreadable.ts';

/** What an analysis process needs to know of the run it works for. */
export interface AnalysisSetup {
  readonly ffmpeg: FfmpegTools;
  readonly pose: {
    readonly network: PoseNetwork;
    readonly model: ModelId;
    /** The network's weights, verified by whoever sends this. */
    readonly weightsPath: string;
  };
  /** Threads that the network may have in each process. */
  readonly threads: number;
}

export interface AnalysisRequest {
  readonly setup: AnalysisSetup;
  /** Absolute. */
  readonly path: string;
  /** Only this part of it is looked at, where there is one. */
  readonly part?: ClipPart | undefined;
  /** What people say is danced, where they do: the tempo is looked for among those of that dance. */
  readonly dance?: string | null | undefined;
}

/** What the picture and the sound of one clip gave. */
export interface AnalysedStreams {
  readonly source: ClipSource;
  readonly contentHash: string;
  readonly durationSeconds: number;
  readonly tempoBpm: number | null;
  /** Whether the clip goes on after the part that was analysed. */
  readonly capped: boolean;
  /** The codec of its sound, where ffmpeg has no decoder for that; else null. */
  readonly lackingDecoder: string | null;
  /** Where the dancers and the beats are. */
  readonly track: MoveTracks;
  readonly pose: PoseEmbedding;
  readonly audio: Embedding<AudioQuality>;
}

/** What one clip gave, or why the clip as a whole cannot be embedded. */
export type ClipAnalysis =
  | ({ readonly status: 'analysed' } & AnalysedStreams)
  | { readonly status: 'failed'; readonly reason: UnreadableReason };

/** How far an analysis is. */
export interface AnalysisProgress {
  readonly decodedSeconds: number;
}

/** The analysis process's one procedure. */
export const ANALYSE_CLIP = 'analyseClip';
