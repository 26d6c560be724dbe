import type { CatalogueClip } from '../clips/catalogue.ts';
import { embedPoseTrack } from '../embedding/pose/embedTracks.ts';
import { constantsOf } from '../embedding/pose/poseConstants.ts';
import type { TextEmbedder } from '../embedding/text/textEmbedder.ts';
import { descriptionOf, metadataOf } from '../moves/labels/metadata.ts';
import type { Provenance } from '../moves/labels/provenance.ts';
import type { Embedding, Move, PoseEmbedding } from '../moves/move.ts';
import type { TrackedMove } from '../moves/moveTracks.ts';
import type { TextQuality } from '../moves/quality.ts';
import { videoPathOf } from '../shared/paths.ts';
import type { AnalysedStreams } from './analysis/clipAnalysis.ts';
import { folderIdsOf } from './analysis/source.ts';
import type { Subject } from './analysis/subject.ts';

/** Embeds descriptions with a model that is opened for the first of them. */
export class DescriptionEmbedder {
  readonly #open: () => Promise<TextEmbedder>;
  readonly #vectors = new Map<string, Float32Array>();
  #embedder: Promise<TextEmbedder> | null = null;

  constructor(open: () => Promise<TextEmbedder>) {
    this.#open = open;
  }

  async embed({
    key,
    annotation,
  }: Pick<CatalogueClip, 'key' | 'annotation'>): Promise<Embedding<TextQuality>> {
    this.#embedder ??= this.#open();
    const embedder = await this.#embedder;
    const description = descriptionOf(key, annotation);
    const vector = this.#vectors.get(description) ?? (await embedder.embed([description]))[0];
    this.#vectors.set(description, vector);
    return { status: 'embedded', vector, model: embedder.modelId, quality: {} };
  }

  async close(): Promise<void> {
    await (await this.#embedder)?.close();
  }
}

/** The move that a clip is, from what its picture and sound gave and what people wrote of it. */
export async function buildMove(
  clip: CatalogueClip,
  analysis: AnalysedStreams,
  subject: Subject,
  descriptions: DescriptionEmbedder,
): Promise<TrackedMove> {
  return {
    key: clip.key,
    videoPath: videoPathOf(subject.libraryRoot, clip.path),
    metadata: metadataOf(clip.key, clip.annotation),
    durationSeconds: analysis.durationSeconds,
    tempoBpm: analysis.tempoBpm,
    contentHash: analysis.contentHash,
    source: analysis.source,
    embeddings: { pose: analysis.pose, audio: analysis.audio, text: await descriptions.embed(clip) },
    embeddedAt: subject.now,
    track: analysis.track,
    provenance: await provenanceOf(clip, subject),
  };
}

/**
 * The same move with its movement embedded by the present method, from the track that is kept of it. Where there was
 * nothing to embed there still is nothing, for the reason there was.
 */
export function embedMovementAgain(
  move: TrackedMove,
  { models, now }: Pick<Subject, 'models' | 'now'>,
): TrackedMove {
  const { pose } = move.embeddings;
  const track = move.track?.dancers ?? null;
  const again: PoseEmbedding =
    pose.status === 'embedded' && track
      ? embedPoseTrack(track, pose.quality, constantsOf(models.pose.network), models.ids.pose)
      : {
          status: 'missing',
          reason: pose.status === 'missing' ? pose.reason : { because: 'nobody-found' },
          model: models.ids.pose,
        };
  return { ...move, embeddings: { ...move.embeddings, pose: again }, embeddedAt: now };
}

/** What tells where clips and what is said of them come from. */
export interface Origins extends Pick<Subject, 'said'> {
  readonly catalogue: Pick<Subject['catalogue'], 'clipFolder'>;
}

/** Where the clip and what is said of it come from. */
export async function provenanceOf(
  { key }: CatalogueClip,
  { said, catalogue }: Origins,
): Promise<Provenance> {
  return { said: said.get(key) ?? {}, folderIds: await folderIdsOf(catalogue.clipFolder, key) };
}

/**
 * What was heard of the same content when ffmpeg could decode it, beside what is seen now; the analysis as it is where
 * nothing was.
 */
export function withEarlierSound(analysis: AnalysedStreams, earlier: TrackedMove | null): AnalysedStreams {
  const audio = earlier?.embeddings.audio;
  return earlier?.contentHash === analysis.contentHash && audio?.status === 'embedded'
    ? {
        ...analysis,
        audio,
        tempoBpm: earlier.tempoBpm,
        track: { ...analysis.track, beats: earlier.track?.beats ?? null },
      }
    : analysis;
}

/** The same move with another label: its text is embedded anew, its vectors of picture and sound stay. */
export async function relabel(
  move: Move,
  clip: Pick<CatalogueClip, 'key' | 'annotation'>,
  { now }: Pick<Subject, 'now'>,
  descriptions: Pick<DescriptionEmbedder, 'embed'>,
): Promise<Move> {
  return {
    ...move,
    metadata: metadataOf(clip.key, clip.annotation),
    embeddings: { ...move.embeddings, text: await descriptions.embed(clip) },
    embeddedAt: now,
  };
}
