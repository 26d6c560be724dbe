import { type ClipKey, categoryOf, stemOf } from '../clip.ts';
import { profileOf } from '../dances/profile.ts';
import {
  ANNOTATED_FIELDS,
  type AnnotatedField,
  LABEL_FIELDS,
  type LabelContent,
  type Labels,
  type LabelValue,
  nothingSaid,
  ofEachField,
  UNSAID_FIELDS,
  type UnsaidField,
} from './fields.ts';

export const LEVELS = LABEL_FIELDS.energy.values;
export const DIFFICULTIES = LABEL_FIELDS.difficulty.values;
export const STYLES = LABEL_FIELDS.style.values;

/** How a person rates energy or difficulty in an annotation. */
export type Level = LabelValue<'energy'>;
export type Difficulty = LabelValue<'difficulty'>;
export type Style = (typeof STYLES)[number];

/** The words of an annotations file's fields that have only some, in any case. */
export const ANNOTATED_WORDS = {
  energy_level: LEVELS,
  difficulty: [...LEVELS, ...DIFFICULTIES],
} as const;

/** What a person wrote of a clip. Each field may be said alone; null where it is not. */
export type Annotation = {
  readonly [Field in AnnotatedField]:
    | Labels[Field]
    // In the file's own vocabulary.
    | (Field extends 'difficulty' ? Level : never)
    | null;
} & {
  readonly key: ClipKey;
  readonly clipId: string | null;
  /** In beats per minute; a person's or another program's estimate, never used as a measurement. */
  readonly estimatedTempoBpm: number | null;
};

/** An annotation that says nothing. */
export const NOTHING_ANNOTATED = {
  clipId: null,
  estimatedTempoBpm: null,
  ...(ofEachField(ANNOTATED_FIELDS, () => null) as Record<AnnotatedField, null>),
} satisfies Omit<Annotation, 'key'>;

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

/** The level that stands for a difficulty in annotations of the reference's form. */
export function levelOf(difficulty: Difficulty): Level {
  return LEVELS[DIFFICULTIES.indexOf(difficulty)];
}

function difficultyOf(word: Level | Difficulty): Difficulty {
  return isLevel(word) ? DIFFICULTY_OF[word] : word;
}

/** What a field of an annotation says, in the words of the table of label fields. */
export function canonical(field: AnnotatedField, said: LabelContent): LabelContent {
  return field === 'difficulty' && typeof said === 'string' && isLevel(said) ? DIFFICULTY_OF[said] : said;
}

export function isLevel(word: string): word is Level {
  return LEVELS.some((level) => level === word);
}

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

/** The style of a move of which nobody says one. */
export function derivedStyle(label: string | null): Style | null {
  return label === null ? null : styleOf(label);
}

/** `right_arm_brush` → `Right Arm Brush`: the stem with spaces, each run of letters capitalised. */
export function moveNameOf(key: ClipKey): string {
  return stemOf(key)
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

export function metadataOf(key: ClipKey, annotation: Annotation | null): MoveMetadata {
  const said = ofEachField(ANNOTATED_FIELDS, (field) => annotation?.[field] ?? nothingSaid(field));
  const { label = null, difficulty = null, style = null, category = null } = annotation ?? {};
  const labels = {
    ...said,
    category: category ?? categoryOf(key),
    difficulty: difficulty && difficultyOf(difficulty),
    style: style ?? derivedStyle(label),
  };
  // Each field holds what its own column does, which the compiler cannot see.
  return { clipId: annotation?.clipId ?? stemOf(key), moveName: moveNameOf(key), ...(labels as Labels) };
}

/** The labels of a clip of which nobody has said anything. */
export const UNSAID = ofEachField(UNSAID_FIELDS, nothingSaid) as Pick<Labels, UnsaidField>;

/** The same clip of which nobody has said anything. */
export function withoutLabels(metadata: MoveMetadata): MoveMetadata {
  return { ...metadata, ...UNSAID };
}

/** The sentence that is embedded as text, in the annotation's own words; what it does not say is left out. */
export function descriptionOf(key: ClipKey, annotation: Annotation | null): string {
  const { label = null, difficulty = null, energy = null, category = null } = annotation ?? {};
  return [
    `${label ?? category ?? categoryOf(key)} ${profileOf(annotation?.dance ?? null).name} move`,
    ...(difficulty === null ? [] : [`${difficulty} difficulty`]),
    ...(energy === null ? [] : [`${energy} energy`]),
  ].join(', ');
}
