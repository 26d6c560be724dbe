import { type ClipKey, categoryOf, stemOf } from './clip.ts';
import { LABEL_FIELDS, type Labels, type LabelValue } from './labels/fields.ts';

export const LEVELS = LABEL_FIELDS.energy.values;
export const DIFFICULTIES = LABEL_FIELDS.difficulty.values;
export const STYLES = LABEL_FIELDS.style.values;

/** How a person rates energy or difficulty in an annotation. */
export type Level = LabelValue<'energy'>;
export type Difficulty = LabelValue<'difficulty'>;
export type Style = LabelValue<'style'>;

/** What a person wrote of a clip. */
export interface Annotation {
  readonly clipId: string;
  readonly key: ClipKey;
  readonly label: string;
  readonly energy: Level;
  /** In beats per minute; a person's or another program's estimate, never used as a measurement. */
  readonly estimatedTempoBpm: number | null;
  readonly difficulty: Level;
}

/** What a move is called and what is said of it. */
export interface MoveMetadata extends Labels {
  readonly clipId: string;
  readonly moveName: string;
}

const DIFFICULTY_OF: Readonly<Record<Level, Difficulty>> = {
  low: 'beginner',
  medium: 'intermediate',
  high: 'advanced',
};

const STYLE_BY_LABEL: readonly (readonly [Style, readonly string[]])[] = [
  ['romantic', ['basic', 'intro', 'outro']],
  ['energetic', ['spin', 'footwork', 'golpes']],
  ['sensual', ['sensual', 'bodywave', 'hiproll', 'headroll', 'shadow']],
];

/** The style that a move label implies: the first rule whose word it contains, else playful. */
export function styleOf(label: string): Style {
  const lower = label.toLowerCase();
  return STYLE_BY_LABEL.find(([, words]) => words.some((word) => lower.includes(word)))?.[0] ?? 'playful';
}

/** `right_arm_brush` → `Right Arm Brush`: the stem with spaces, each run of letters capitalised. */
export function moveNameOf(key: ClipKey): string {
  return stemOf(key)
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

export function metadataOf(key: ClipKey, annotation: Annotation | null): MoveMetadata {
  return {
    clipId: annotation?.clipId ?? stemOf(key),
    moveName: moveNameOf(key),
    category: categoryOf(key),
    label: annotation?.label ?? null,
    difficulty: annotation ? DIFFICULTY_OF[annotation.difficulty] : null,
    energy: annotation?.energy ?? null,
    style: annotation ? styleOf(annotation.label) : null,
  };
}

/** The same clip of which nobody has said anything. */
export function withoutLabels(metadata: MoveMetadata): MoveMetadata {
  return { ...metadata, label: null, difficulty: null, energy: null, style: null };
}

/** The sentence that is embedded as text, in the annotation's own words. */
export function descriptionOf(key: ClipKey, annotation: Annotation | null): string {
  return annotation
    ? `${annotation.label} bachata move, ${annotation.difficulty} difficulty, ${annotation.energy} energy`
    : `${categoryOf(key)} bachata move`;
}
