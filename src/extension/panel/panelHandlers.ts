import { commands, env, l10n, Uri, type Webview, workspace } from 'vscode';
import type { Handlers } from '../../protocol/contract.ts';
import type { PanelStart, ToHost } from '../../protocol/panel.ts';
import type { AskedProgress, Changes, Subject } from '../../protocol/panelData.ts';
import { Failure } from '../../shared/failure.ts';
import { commandId } from '../commands/commandNames.ts';
import { generateLibrary, showRunFailure } from '../commands/generate.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts } from '../parts.ts';
import { ffmpegPathOf, weightsOf } from '../settings.ts';
import { chooseVideo, droppedVideo } from './askedVideos.ts';
import { collect } from './collect.ts';
import { labelHandlers } from './labelHandlers.ts';
import { libraryHandlers } from './libraryHandlers.ts';
import { panelTranslations } from './panelTranslations.ts';

/** Answers what the panel of a library asks. */
export function panelHandlers(
  parts: PanelParts,
  library: WorkspaceLibrary,
  webview: Webview,
  begin: () => Subject,
  tellProgress: (progress: AskedProgress) => void,
): Handlers<ToHost> {
  const { engine, runs } = parts;
  const served = libraryHandlers({
    engine,
    place: () => library.place,
    ffmpegPath: () => ffmpegPathOf(library.folder),
    address: (file) => webview.asWebviewUri(Uri.file(file)).toString(),
    onAskedProgress: tellProgress,
    checkMayRun: refuseUntrusted,
  });
  return {
    ...served,
    ...labelHandlers(
      () => {
        refuseUntrusted();
        return parts.labels.of(library);
      },
      { l10n },
    ),
    ready: async () => startOf(parts, library, begin()),
    changes: () => changesOf(parts, library),
    chooseVideo: async () => {
      refuseUntrusted();
      return await chooseVideo(library.folder.uri);
    },
    droppedVideo: ({ uris }) => {
      refuseUntrusted();
      return droppedVideo(uris);
    },
    generate: async () => {
      try {
        const { cancelled, moves, embedded, failed } = await generateLibrary(parts, library);
        return { cancelled, moves, embedded: embedded.length, failed: failed.length };
      } catch (error) {
        await showRunFailure(parts, library, error);
        throw error;
      }
    },
    cancel: () => {
      runs.of(library)?.cancel();
      return null;
    },
    keepLayout: async (layout) => {
      await library.keepLayout(layout);
      return null;
    },
    openClip: async ({ clip }) => {
      await commands.executeCommand('vscode.open', await clipUri(parts, library, clip));
      return null;
    },
    revealClip: async ({ clip }) => execute('revealInExplorer', await clipUri(parts, library, clip)),
    copyPaths: async ({ clips }) => {
      const uris = await Promise.all(clips.map((clip) => clipUri(parts, library, clip)));
      await env.clipboard.writeText(uris.map(({ fsPath }) => fsPath).join('\n'));
      return null;
    },
    collect: async ({ clips }) => {
      refuseUntrusted();
      await collect(engine, library, clips);
      return null;
    },
    revealProblems: () => execute('workbench.actions.view.problems'),
    exportMoves: async ({ clips }) => {
      const { exportMoves } = await import('../commands/exportLibrary.ts');
      await exportMoves(parts, library, { clips: clips ?? undefined });
      return null;
    },
    openSettings: () => execute('workbench.action.openSettings', '@ext:move-embeddings.move-embeddings'),
    checkSetup: () => execute(commandId('checkSetup')),
  };
}

async function startOf(parts: PanelParts, library: WorkspaceLibrary, subject: Subject): Promise<PanelStart> {
  return {
    root: library.id,
    title: library.folder.name,
    settings: { weights: weightsOf(library.folder) },
    layout: library.layout,
    subject,
    generation: library.generation,
    changedClips: library.pending.size,
    trusted: workspace.isTrusted,
    language: env.language,
    translations: await panelTranslations(parts.extensionUri, env.language),
  };
}

/** A dry run; what it finds is also what the status bar counts from then on. */
async function changesOf({ runs }: PanelParts, library: WorkspaceLibrary): Promise<Changes> {
  return library.noteChanges(await runs.plan(library));
}

async function clipUri({ engine }: PanelParts, library: WorkspaceLibrary, clip: string): Promise<Uri> {
  const move = await engine.move({ place: library.place, clip });
  if (!move?.clipFile) {
    throw new Failure('unknown-clip', l10n.t('The clip {0} is not there.', clip));
  }
  return Uri.file(move.clipFile);
}

async function execute(command: string, ...given: unknown[]): Promise<null> {
  await commands.executeCommand(command, ...given);
  return null;
}
