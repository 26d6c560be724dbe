import { basename } from 'node:path';
import { commands, l10n, ProgressLocation, Uri, window } from 'vscode';
import { freePlanName } from '../../choreography/plan/freePlanName.ts';
import type { PlannedChoreography, UnderstoodRequest } from '../../engine/moveEngine.ts';
import { SONG_EXTENSIONS, VIDEO_EXTENSIONS } from '../../moves/clip.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { PLAN_EDITOR } from '../planEditor/planEditors.ts';
import { ffmpegPathOf } from '../settings.ts';

/** Plans a dance to a song, as the user asks for it in words, and opens the plan. */
export async function planChoreography(parts: Parts, given?: Uri, words?: unknown): Promise<Uri | undefined> {
  refuseUntrusted();
  const library = await parts.libraries.choose(given);
  const song = library && (given?.fsPath ?? (await pickSong(library)));
  if (!library || !song) {
    return undefined;
  }
  const understood = await askForRequest(parts, library, typeof words === 'string' ? words : null);
  if (!understood) {
    return undefined;
  }
  const planFile = freePlanName(song);
  const planned = await plan(parts, library, song, planFile, understood);
  if (!planned) {
    return undefined;
  }
  await parts.engine.savePlan({ planFile, plan: planned.plan });
  const uri = Uri.file(planFile);
  await commands.executeCommand('vscode.openWith', uri, PLAN_EDITOR);
  return uri;
}

async function pickSong({ folder }: WorkspaceLibrary): Promise<string | undefined> {
  const [picked] =
    (await window.showOpenDialog({
      title: l10n.t('A song to dance to'),
      defaultUri: folder.uri,
      filters: { [l10n.t('Songs')]: [...SONG_EXTENSIONS, ...VIDEO_EXTENSIONS] },
    })) ?? [];
  return picked?.fsPath;
}

/** Asks what is wanted and shows what was understood, until the user agrees; null where they do not. */
async function askForRequest(
  { engine }: Parts,
  { place }: WorkspaceLibrary,
  given: string | null,
): Promise<UnderstoodRequest | null> {
  let words = given;
  for (;;) {
    const typed: string | undefined =
      given ??
      (await window.showInputBox({
        title: l10n.t('Plan Choreography'),
        prompt: l10n.t('What kind of dance? Leave empty to follow the song.'),
        placeHolder: l10n.t('a two-minute romantic beginner dance that ends gently'),
        ignoreFocusOut: true,
        ...(words === null ? {} : { value: words }),
      }));
    if (typed === undefined) {
      return null;
    }
    words = typed;
    const understood = await engine.understand({ place, words: typed });
    const answer = given !== null || typed.trim() === '' ? 'plan' : await agreement(understood);
    if (answer !== 'again') {
      return answer === 'plan' ? understood : null;
    }
  }
}

/** Whether what was understood is what was meant; undefined where the user dismisses the question. */
async function agreement({
  understood,
  description,
}: UnderstoodRequest): Promise<'plan' | 'again' | undefined> {
  const known = understood.length > 0 ? understood.join(', ') : l10n.t('anything');
  const items = [
    {
      label: l10n.t('Create plan'),
      detail: l10n.t('Understood: {0}', known),
      ...(description === '' ? {} : { description: l10n.t('preferring moves like “{0}”', description) }),
      answer: 'plan' as const,
    },
    { label: l10n.t('Change request'), answer: 'again' as const },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Plan Choreography'),
    ignoreFocusOut: true,
  });
  return picked?.answer;
}

async function plan(
  { engine }: Parts,
  { place, folder }: WorkspaceLibrary,
  song: string,
  planFile: string,
  { request, description }: UnderstoodRequest,
): Promise<PlannedChoreography | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Planning a dance to {0}', basename(song)),
    cancellable: true,
  };
  return await window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    return engine.planChoreography(
      { place, song, planFile, request, description, ffmpegPath: ffmpegPathOf(folder) },
      {
        signal: abort.signal,
        onProgress: ({ step }) =>
          progress.report({
            message: step === 'listening' ? l10n.t('listening to the song') : l10n.t('choosing moves'),
          }),
      },
    );
  });
}
