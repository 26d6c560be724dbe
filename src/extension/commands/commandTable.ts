import { commands, Disposable } from 'vscode';
import type { Parts } from '../parts.ts';
import { showFailure } from '../showFailure.ts';
import { checkSetup } from './checkSetup.ts';
import { choosePoseModel } from './choosePoseModel.ts';
import { type CommandName, type Commands, commandId } from './commandNames.ts';
import { findSimilar } from './findSimilar.ts';
import { generate } from './generate.ts';
import { loadEmbeddings } from './loadEmbeddings.ts';
import { openSampleClips } from './openSampleClips.ts';
import { searchByDescription } from './searchByDescription.ts';
import { showLog } from './showLog.ts';
import { showStatistics } from './showStatistics.ts';

/** A command without a handler does not compile. */
type Handlers = {
  readonly [Name in CommandName]: (...given: Parameters<Commands[Name]>) => ReturnType<Commands[Name]>;
};

function handlersOf(parts: Parts): Handlers {
  return {
    generate: (uri) => generate(parts, uri),
    showStatistics: (uri, filter) => showStatistics(parts, uri, filter),
    findSimilar: (clip) => findSimilar(parts, clip),
    searchByDescription: (description) => searchByDescription(parts, description),
    labelMoves: async (clip, selected) =>
      (await import('../labels/labelMoves.ts')).labelMoves(parts, clip, selected),
    importLabels: async (file) => (await import('../labels/labelFiles.ts')).importLabels(parts, file),
    exportLabels: async (file) => (await import('../labels/labelFiles.ts')).exportLabels(parts, file),
    loadEmbeddings: (file) => loadEmbeddings(parts, file),
    exportLibrary: async (format, into) =>
      (await import('./exportLibrary.ts')).exportLibrary(parts, format, into),
    loadOrExport: async () => (await import('./loadOrExport.ts')).loadOrExport(parts),
    choosePoseModel: () => choosePoseModel(parts),
    checkSetup: () => checkSetup(parts),
    showLog: () => showLog(parts),
    planChoreography: async (song, words) =>
      (await import('./planChoreography.ts')).planChoreography(parts, song, words),
    renderChoreography: async (plan, into) =>
      (await import('./renderChoreography.ts')).renderChoreography(parts, plan, into),
    openSampleClips: (into) => openSampleClips(parts, into),
  };
}

/** Registers all commands. What stops one is shown to the user, with what to do about it. */
export function registerCommands(parts: Parts): Disposable {
  return Disposable.from(
    ...Object.entries(handlersOf(parts)).map(([name, handler]) =>
      commands.registerCommand(commandId(name as CommandName), async (...given: never[]) => {
        try {
          // VS Code passes on whatever the caller gave; menus give what `Commands` says.
          return await (handler as (...given: never[]) => Promise<unknown>)(...given);
        } catch (error) {
          showFailure(parts, error);
          return undefined;
        }
      }),
    ),
  );
}
