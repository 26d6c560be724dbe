import { categoryOf, stemOf } from '../clip.ts';
import type { MoveHeader } from '../move.ts';
import { ANNOTATED_FIELDS, type AnnotatedField, pickFields, valuesOf } from './fields.ts';
import { type Annotation, derivedStyle, levelOf } from './metadata.ts';

/** The fields of an annotation that a row remembers, whichever file said them. */
const SAID_FIELDS = ['clipId', ...ANNOTATED_FIELDS] as const;

type SaidField = (typeof SAID_FIELDS)[number];

/** What was said in one field, and where. */
type Said<T> = {
  readonly value: T;
  /** The annotations file, relative to the library root, POSIX; null where that is not known. */
  readonly file: string | null;
};

/** What people said of a clip, field by field, as a row remembers it; a field of which nothing was said is absent. */
export type SaidOfClip = { readonly [F in SaidField]?: Said<NonNullable<Annotation[F]>> | undefined };

/** Where what a row holds came from: by it a run can tell what was removed from what merely cannot be seen. */
export interface Provenance {
  readonly said: SaidOfClip;
  /**
   * Names of the folders that the clip lay in among those of its disk, from the clip folder down; null where one is not
   * known. The folder that is seen in the place of a disk that is away has another name.
   */
  readonly folderIds: readonly (string | null)[];
}

/** What a row holds that people said. A row without provenance does not tell which file said it. */
export function saidIn(
  { key, metadata }: Pick<MoveHeader, 'key' | 'metadata'>,
  provenance: Provenance | null,
): SaidOfClip {
  if (provenance) {
    return provenance.said;
  }
  const { clipId, difficulty, style, label, category } = metadata;
  const values = {
    ...pickFields(metadata, ANNOTATED_FIELDS),
    clipId: clipId === stemOf(key) ? null : clipId,
    difficulty: difficulty && levelOf(difficulty),
    style: style === derivedStyle(label) ? null : style,
    category: category === categoryOf(key) ? null : category,
  };
  return Object.fromEntries(
    SAID_FIELDS.filter((field) => valuesOf(values[field]).length > 0).map((field) => [
      field,
      { value: values[field], file: null },
    ]),
  );
}

/**
 * What is said of a clip now: what its annotation says, and what a row remembers as far as it is not known to have been
 * taken back.
 * @param annotation null where the file has no entry that is understood to be of this clip
 * @param file the annotations file that was read, as in `Said`; null where there is none
 * @param isAuthoritative whether a field that the annotation does not say is known not to be said in the file any more
 */
export function saidNow(
  remembered: SaidOfClip,
  annotation: Annotation | null,
  file: string | null,
  isAuthoritative: boolean,
): SaidOfClip {
  const field = <F extends SaidField>(name: F): SaidOfClip[F] => {
    const value = annotation?.[name] ?? null;
    const before = remembered[name];
    if (value !== null) {
      return { value, file } as SaidOfClip[F];
    }
    return before && isAuthoritative && before.file === file ? undefined : before;
  };
  return Object.fromEntries(SAID_FIELDS.map((name) => [name, field(name)]).filter(([, said]) => said));
}

/** The annotation that says the same; null where nothing is said. */
export function annotationOf(
  key: Annotation['key'],
  said: SaidOfClip,
  estimatedTempoBpm: number | null,
): Annotation | null {
  return Object.keys(said).length === 0
    ? null
    : {
        key,
        estimatedTempoBpm,
        // Each field holds a value of its own, which the compiler cannot see.
        ...(Object.fromEntries(SAID_FIELDS.map((field) => [field, said[field]?.value ?? null])) as Pick<
          Annotation,
          SaidField
        >),
      };
}

/** The fields that people said something of; what else a row says follows from them, or from where its clip lies. */
export function saidFields(said: SaidOfClip): AnnotatedField[] {
  return ANNOTATED_FIELDS.filter((field) => said[field] !== undefined);
}

/** Whether something is said that only a row remembers, and the file that was read does not say. */
export function isKept(said: SaidOfClip, annotation: Annotation | null): boolean {
  return SAID_FIELDS.some((name) => said[name] !== undefined && (annotation?.[name] ?? null) === null);
}
