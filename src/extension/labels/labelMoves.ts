import { l10n, type QuickPickItem, type Uri, window } from 'vscode';
import type { LabelledClips, ListedMove } from '../../engine/moveEngine.ts';
import { ANNOTATED_FIELDS, type AnnotatedField, rulesOf, valuesOf } from '../../moves/labels/fields.ts';
import { fieldTitles } from '../../moves/labels/fieldWords.ts';
import { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { speechOf } from '../../moves/speech.ts';
import { openClip } from '../commands/findSimilar.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';

/** Says something of clips: those given, the one that is open, or those that the user picks. */
export async function labelMoves(
  parts: Parts,
  given?: Uri,
  selected?: readonly Uri[],
): Promise<LabelledClips | undefined> {
  refuseUntrusted();
  const uris =
    selected && selected.length > 0 ? selected : [given ?? openClip()].filter((uri) => uri !== undefined);
  const library = await parts.libraries.choose(uris[0]);
  if (!library) {
    return undefined;
  }
  const moves = library.exists ? await parts.engine.moves({ place: library.place }) : [];
  const clips = uris.length > 0 ? uris.map(({ fsPath }) => fsPath) : await pickClips(moves, library);
  const edit = clips && clips.length > 0 ? await askForEdit(clips, moves) : undefined;
  return edit && (await labelAndTell(parts, library, [edit]));
}

/** Labels, and tells what came of it, with a way back. */
export async function labelAndTell(
  { labels }: Pick<Parts, 'labels'>,
  library: WorkspaceLibrary,
  edits: readonly LabelEdit[],
): Promise<LabelledClips> {
  const labelled = await labels.of(library).label(edits);
  const { changed, refused } = labelled;
  const told = [
    changed.length === 1 ? l10n.t('1 clip labelled') : l10n.t('{0} clips labelled', changed.length),
    ...(refused.length === 0
      ? []
      : [l10n.t('{0} left as they are: their entry in the annotations has a mistake', refused.length)]),
  ].join('. ');
  const undo = l10n.t('Undo');
  void window.showInformationMessage(told, ...(changed.length > 0 ? [undo] : [])).then((chosen) => {
    return chosen === undo ? labels.of(library).undo() : null;
  });
  return labelled;
}

async function pickClips(
  moves: readonly ListedMove[],
  { folder }: WorkspaceLibrary,
): Promise<string[] | undefined> {
  const items = moves.map(({ key, metadata }) => ({ label: metadata.moveName, description: key }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Label Moves: {0}', folder.name),
    placeHolder: l10n.t('Moves to label'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ description }) => description);
}

async function askForEdit(
  clips: readonly string[],
  moves: readonly ListedMove[],
): Promise<LabelEdit | undefined> {
  const title =
    clips.length === 1 ? l10n.t('Label Moves: 1 clip') : l10n.t('Label Moves: {0} clips', clips.length);
  const field = await window.showQuickPick(
    ANNOTATED_FIELDS.map((name) => ({ label: promptOf(name), name })),
    { title, placeHolder: l10n.t('What do you want to say?') },
  );
  const said = field && (await askForValue(field.name, title, moves));
  return said && LabelEdit.parse({ clips, ...said });
}

type Said = Partial<Omit<LabelEdit, 'clips'>>;

async function askForValue(
  field: AnnotatedField,
  title: string,
  moves: readonly ListedMove[],
): Promise<Said | undefined> {
  const { kind } = rulesOf(field);
  const clear: Said = { clear: [field] };
  switch (kind) {
    case 'note':
    case 'seconds': {
      const text = await window.showInputBox({
        title,
        prompt: promptOf(field),
        ...(kind === 'seconds' ? { validateInput: secondsFault } : {}),
      });
      const value = kind === 'seconds' ? Number(text) : text;
      return text === undefined ? undefined : text.trim() === '' ? clear : { set: { [field]: value } };
    }
    default: {
      const value = await pickValue(field, title, moves);
      return value === undefined
        ? undefined
        : value === null
          ? clear
          : kind === 'many'
            ? { add: { [field]: [value] } }
            : { set: { [field]: value } };
    }
  }
}

function secondsFault(text: string): string | undefined {
  return Number(text) >= 0 ? undefined : l10n.t('must be a number of seconds from 0');
}

/** One of the values that there are, or another; null to say nothing, undefined where the user gave up. */
async function pickValue(
  field: AnnotatedField,
  title: string,
  moves: readonly ListedMove[],
): Promise<string | null | undefined> {
  const { values, open } = rulesOf(field);
  const { valueName } = speechOf(l10n);
  const used = moves.flatMap(({ metadata }) => valuesOf(metadata[field]));
  const known = [...new Set([...values, ...used])].map((value) => ({ label: valueName(value), value }));
  const other = { label: l10n.t('Something else…'), value: undefined };
  const nothing = { label: l10n.t('Say nothing'), value: null };
  const items: (QuickPickItem & { readonly value: string | null | undefined })[] = [
    ...known,
    ...(open ? [other] : []),
    nothing,
  ];
  const picked = await window.showQuickPick(items, { title, placeHolder: promptOf(field) });
  if (picked !== other) {
    return picked?.value;
  }
  const text = await window.showInputBox({ title, prompt: promptOf(field) });
  return text?.trim() === '' ? undefined : text;
}

/** What is asked for; of a time, in which unit. */
function promptOf(field: AnnotatedField): string {
  return field === 'countOne' ? l10n.t('Time of a count 1 (seconds)') : fieldTitles({ l10n })[field]();
}
