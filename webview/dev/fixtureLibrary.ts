import { type ClipKey, parseClipKey } from '../../src/moves/clip.ts';
import { DIFFICULTIES, LEVELS, moveNameOf, STYLES } from '../../src/moves/metadata.ts';
import { DIMENSIONS, MODALITIES } from '../../src/moves/modality.ts';
import type { MoveHeader } from '../../src/moves/move.ts';
import { weaknessesOf } from '../../src/moves/reasons/weakness.ts';
import { unit } from '../../src/moves/vectors.ts';
import type { PanelMove } from '../../src/protocol/panelData.ts';
import { seededRandom } from '../panel/map/seededRandom.ts';

/** A made-up library: moves in families that look alike, with some of everything that can be the matter. */
export interface FixtureLibrary {
  readonly headers: readonly MoveHeader[];
  readonly moves: readonly PanelMove[];
  /** Unit vectors of pose, audio and text side by side. */
  readonly vectors: Float32Array;
}

const CATEGORIES = [
  'arm_styling',
  'basic_steps',
  'body_roll',
  'combination',
  'cross_body_lead',
  'dips',
  'double_cross',
  'footwork',
  'hammerlock',
  'head_roll',
  'lady_left_turn',
  'lady_right_turn',
  'shadow_position',
] as const;

const WORDS = [
  'paseala',
  'sombra',
  'giro',
  'cuddle',
  'wrap',
  'sweetheart',
  'golpe',
  'caricia',
  'ola',
  'lazo',
] as const;

/** A name that would do harm on a page that took it for markup. */
const HOSTILE_NAME = 'arm_styling/<img src=x onerror=alert(1)>.mp4';

const FIRST_DAY_MS = Date.UTC(2026, 2, 14, 18, 5);

export function fixtureLibrary(count: number): FixtureLibrary {
  const random = seededRandom(count);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const centres = CATEGORIES.map(() => MODALITIES.map((modality) => gaussians(DIMENSIONS[modality], random)));
  const drafts = Array.from({ length: count }, (_, index) => {
    const family = Math.floor(random() ** 1.5 * CATEGORIES.length);
    const name =
      index === 3 ? HOSTILE_NAME : `${CATEGORIES[family]}/${pick(WORDS)}_${pick(WORDS)}_${index + 1}.mp4`;
    return { key: keyOf(name), family, index };
  }).sort((a, b) => (a.key < b.key ? -1 : 1));
  const headers = drafts.map(({ key, family, index }): MoveHeader => {
    const isLabelled = index % 29 !== 11;
    const style = STYLES[(family + Math.floor(random() * 1.6)) % STYLES.length];
    return {
      key,
      videoPath: `clips/${key}`,
      metadata: {
        clipId: index % 53 === 7 ? 'paseala' : `clip_${index}`,
        moveName: moveNameOf(key),
        category: CATEGORIES[family],
        label: isLabelled ? CATEGORIES[family] : null,
        difficulty: isLabelled ? DIFFICULTIES[Math.floor(random() ** 1.4 * 3)] : null,
        energy: isLabelled ? LEVELS[(family + Math.floor(random() * 2)) % 3] : null,
        style: isLabelled ? style : null,
      },
      durationSeconds: 5 + Math.round(random() * 90) / 10,
      tempoBpm: index % 31 === 5 ? null : 112 + Math.round(random() * random() * 360) / 10,
      contentHash: `hash-${index % 71 === 9 ? 'twin' : index}`,
      source: null,
      embeddings: {
        pose: {
          status: 'embedded',
          model: 'movenet-multipose@1c0ffee5+3',
          quality: {
            framesWithBoth: index % 37 === 4 ? 0.3 : 0.93,
            framesWithOne: 0.05,
            framesWithNone: 0.02,
            meanKeypointConfidence: 0.6,
            identitySwapsSuspected: 0,
          },
        },
        audio:
          index % 31 === 5
            ? { status: 'missing', reason: { because: 'no-sound' } }
            : {
                status: 'embedded',
                model: 'signal@2',
                quality: { onsetStrength: 1.4, tempoConfidence: 0.5, tempoAlternativeBpm: null },
              },
        text: { status: 'embedded', model: 'all-MiniLM-L6-v2@afdb6f1a+1', quality: {} },
      },
      embeddedAt: new Date(FIRST_DAY_MS + 1_000 * index),
    };
  });
  const vectors = new Float32Array(count * 1_024);
  drafts.forEach(({ family }, row) => {
    let offset = row * 1_024;
    MODALITIES.forEach((modality, part) => {
      const spread = gaussians(DIMENSIONS[modality], random);
      const mixed = centres[family][part].map((value, i) => value + 1.6 * spread[i]);
      const vector = unit(mixed) ?? new Float32Array(DIMENSIONS[modality]);
      vectors.set(headers[row].embeddings[modality].status === 'missing' ? vector.fill(0) : vector, offset);
      offset += DIMENSIONS[modality];
    });
  });
  return { headers, moves: headers.map(panelMove), vectors };
}

function keyOf(name: string): ClipKey {
  const key = parseClipKey(name);
  if (key === null) {
    throw new Error(`${name} is no clip key.`);
  }
  return key;
}

function panelMove(header: MoveHeader, index: number): PanelMove {
  const { key, videoPath, metadata, durationSeconds, tempoBpm, embeddings, embeddedAt } = header;
  return {
    key,
    videoPath,
    metadata: { ...metadata },
    durationSeconds,
    tempoBpm,
    embeddedAtMs: embeddedAt.getTime(),
    missing: embeddings.audio.status === 'missing' ? { audio: embeddings.audio.reason } : {},
    weaknesses: weaknessesOf(header),
    hasClip: true,
    posterUri: index % 2 === 0 ? posterAddress(key) : null,
  };
}

/** A picture in the place of a clip's poster. */
export function posterAddress(key: string): string {
  return `/poster.svg?clip=${encodeURIComponent(key)}`;
}

/** Normally distributed numbers. Method: Box & Muller 1958. */
function gaussians(length: number, random: () => number): Float32Array {
  return Float32Array.from(
    { length },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}
