import { applyEdits, type Edit, findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { z } from 'zod';
import { ANNOTATED_FIELDS, columnOf } from '../../moves/labels/fields.ts';
import { isSame, type Said, saidBy } from '../../moves/labels/labelEdit.ts';
import type { Annotation } from '../../moves/labels/metadata.ts';
import { placeOf } from '../../shared/problems.ts';
import { type AnnotationsFile, annotationsIn } from '../annotations/annotationsFile.ts';
import { entryEdits } from '../annotations/entryEdits.ts';
import type { LenientJson } from '../annotations/lenientJson.ts';

const clipSchema = z.looseObject({
  clip_id: z.string(),
  source_id: z.string(),
  status: z.string().optional(),
  remotion: z
    .looseObject({ from_frame: z.number(), duration_in_frames: z.number(), fps: z.number().positive() })
    .optional(),
});

const schema = z.looseObject({
  schema_version: z.string(),
  sources: z.array(
    z.looseObject({ source_id: z.string(), video_file: z.string(), duration_seconds: z.number().optional() }),
  ),
  clips: z.array(z.unknown()),
});

type Project = z.infer<typeof schema>;

/** A cut may leave out so much of its recording's start and end and is still the whole of it. */
const WHOLE_SECONDS = 0.5;

/** The fields that a project of annotator_bachata has, under the same names. */
const FIELDS = ANNOTATED_FIELDS.filter((field) =>
  ['move_label', 'difficulty', 'energy_level', 'style', 'tags'].includes(columnOf(field)),
);

/** The project that a document is; null where it is none. */
export function annotatorProject({ value }: LenientJson): Project | null {
  return schema.safeParse(value).data ?? null;
}

/** A clip of a project that is not taken. */
export interface UntakenCut {
  readonly line: number | null;
  readonly clipId: string;
}

/**
 * What a project says of clips that are here: of whole recordings, and of cuts that have a file of their own, which is
 * called like them. Discarded clips are passed over.
 * @param stems names, without extension, of the clips that are here, with their path
 */
export function annotationsOfProject(
  { sources, clips }: Project,
  json: LenientJson,
  stems: ReadonlyMap<string, string>,
): { readonly file: AnnotationsFile; readonly cuts: readonly UntakenCut[] } {
  const files = new Map(sources.map((source) => [source.source_id, source]));
  const places: number[] = [];
  const cuts: UntakenCut[] = [];
  const entries = clips.flatMap((raw, index) => {
    const { data: clip } = clipSchema.safeParse(raw);
    if (clip?.status === 'discarded') {
      return [];
    }
    const source = clip && files.get(clip.source_id);
    const own = clip && stems.get(clip.clip_id);
    const isWhole = clip?.remotion === undefined || isWholeOf(clip.remotion, source?.duration_seconds);
    const path = own ?? (isWhole ? source?.video_file : undefined);
    if (clip && path === undefined) {
      cuts.push({ line: json.lineOf(['clips', index]), clipId: clip.clip_id });
      return [];
    }
    places.push(index);
    const cells = FIELDS.map((field) => [columnOf(field), clip?.[columnOf(field)]]);
    return [clip ? { video_path: path, clip_id: clip.clip_id, ...Object.fromEntries(cells) } : raw];
  });
  const file = annotationsIn(entries, (index, field, fault) => {
    const place = ['clips', places[index], ...(field === '' ? [] : [field])];
    return { line: json.lineOf(place), field: placeOf(place), fault };
  });
  return { file, cuts };
}

function isWholeOf(
  { from_frame, duration_in_frames, fps }: { from_frame: number; duration_in_frames: number; fps: number },
  seconds: number | undefined,
): boolean {
  const end = (from_frame + duration_in_frames) / fps;
  return from_frame / fps <= WHOLE_SECONDS && (seconds === undefined || end >= seconds - WHOLE_SECONDS);
}

/**
 * The project with what is said now in place of what it said; nothing else of it is touched.
 * @param updates what the project says of clips, and what is said of the same now
 */
export function updatedProject(
  text: string,
  updates: readonly { readonly clipId: string | null; readonly before: Annotation; readonly now: Said }[],
): string {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const list = tree && findNodeAtLocation(tree, ['clips']);
  const indexOf = new Map((list?.children ?? []).map((node, index) => [idOf(node), index]));
  const changed = new Map(
    updates.flatMap(({ clipId, before, now }) => {
      const index = indexOf.get(clipId);
      const was = saidBy(before);
      const fields = FIELDS.filter((field) => !isSame(was[field], now[field]));
      const cells = new Map(fields.map((field) => [columnOf(field), now[field] ?? undefined]));
      return index === undefined || cells.size === 0 ? [] : [[index, cells] as const];
    }),
  );
  const edits: Edit[] = entryEdits(text, { changed, added: [] });
  return applyEdits(text, edits);
}

function idOf(node: Node): unknown {
  return findNodeAtLocation(node, ['clip_id'])?.value;
}
