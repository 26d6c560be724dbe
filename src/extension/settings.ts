import { ConfigurationTarget, type WorkspaceFolder, workspace } from 'vscode';
import type { z } from 'zod';
import type { PlaceRequest } from '../engine/requests.ts';
import { MODALITIES } from '../moves/modality.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../moves/weights.ts';

export const SECTION = 'moveEmbeddings';

/** A setting that names something, and is empty where it is left open. */
type Name = 'clipFolder' | 'annotationsFile' | 'embeddingsFile' | 'database' | 'poseModel' | 'ffmpegPath';

export type Place = z.input<typeof PlaceRequest>;

/** Where a workspace folder's clips and library are: what the command line would find in it, but for the settings. */
export function placeOf(folder: WorkspaceFolder): Place {
  return {
    root: folder.uri.fsPath,
    clips: named(folder, 'clipFolder'),
    annotations: named(folder, 'annotationsFile'),
    embeddingsFile: named(folder, 'embeddingsFile'),
    database: named(folder, 'database'),
  };
}

export function ffmpegPathOf(folder: WorkspaceFolder): string | undefined {
  return named(folder, 'ffmpegPath');
}

export function poseModelOf(folder: WorkspaceFolder): string | undefined {
  return named(folder, 'poseModel');
}

/** How many clips are analysed at once; undefined for as many as there are processors. */
export function processesOf(folder: WorkspaceFolder): number | undefined {
  return section(folder).get<number>('processes') || undefined;
}

export function generatesByItself(folder: WorkspaceFolder): boolean {
  return section(folder).get<boolean>('autoGenerate') ?? false;
}

/** The weights to begin with; the defaults where the setting makes no sense. */
export function weightsOf(folder: WorkspaceFolder): Weights {
  const set = section(folder).get<Partial<Record<string, unknown>>>('weights') ?? {};
  const [pose, audio, text] = MODALITIES.map((modality) => {
    const weight = set[modality] ?? DEFAULT_WEIGHTS[modality];
    return typeof weight === 'number' && weight >= 0 && weight <= 1e6 ? weight : DEFAULT_WEIGHTS[modality];
  });
  return pose + audio + text > 0 ? { pose, audio, text } : DEFAULT_WEIGHTS;
}

export async function changeSetting(folder: WorkspaceFolder, name: Name, value: string): Promise<void> {
  // A workspace of one folder keeps its settings where the folder does.
  const target =
    (workspace.workspaceFolders?.length ?? 0) > 1
      ? ConfigurationTarget.WorkspaceFolder
      : ConfigurationTarget.Workspace;
  await section(folder).update(name, value, target);
}

function named(folder: WorkspaceFolder, name: Name): string | undefined {
  return section(folder).get<string>(name)?.trim() || undefined;
}

function section(folder: WorkspaceFolder) {
  return workspace.getConfiguration(SECTION, folder);
}
