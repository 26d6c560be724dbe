import {
  commands,
  env,
  l10n,
  ProgressLocation,
  type TextDocument,
  Uri,
  type Webview,
  window,
  workspace,
} from 'vscode';
import type { Choreography } from '../../choreography/plan/choreography.ts';
import { insertBlock, lockBlock, moveBlock, removeBlock, swapBlock } from '../../choreography/plan/edits.ts';
import { phraseBeatsOf } from '../../choreography/plan/phrase.ts';
import type { Handlers } from '../../protocol/contract.ts';
import type { ToPlanHost } from '../../protocol/planEditor.ts';
import { commandId } from '../commands/commandNames.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import { panelTranslations } from '../panel/panelTranslations.ts';
import type { Parts } from '../parts.ts';
import type { PlanDocument } from './planDocument.ts';

/** So many points the song's outline is drawn of. */
const WAVEFORM_BUCKETS = 2000;

/** So many other moves are offered for the place of a block. */
const ALTERNATIVES = 24;

/** Answers what the page of a plan asks. */
export function planHandlers(
  { engine, extensionUri }: Pick<Parts, 'engine' | 'extensionUri'>,
  open: PlanDocument,
  document: TextDocument,
  webview: Webview,
  begin: () => void,
): Handlers<ToPlanHost> {
  const address = (file: string) => ({ uri: webview.asWebviewUri(Uri.file(file)).toString() });
  const clipRequest = (clip: string) => {
    refuseUntrusted();
    const { place, ffmpegPath } = open.place;
    return { place, clip, ffmpegPath };
  };
  const songRequest = () => {
    refuseUntrusted();
    const { path, contentHash } = open.plan().song;
    return { ...open.place, song: { path, contentHash } };
  };
  return {
    ready: async () => {
      begin();
      return {
        plan: await open.state(),
        trusted: workspace.isTrusted,
        language: env.language,
        translations: await panelTranslations(extensionUri, env.language),
      };
    },
    waveform: async () => await engine.songWaveform({ ...songRequest(), buckets: WAVEFORM_BUCKETS }),
    song: async () => address((await engine.songPreview(songRequest())).file),
    poster: async ({ clip }) => address((await engine.poster(clipRequest(clip))).file),
    playable: async ({ clip }) => address((await engine.preview(clipRequest(clip))).file),
    alternatives: async ({ block, inserts }) => {
      refuseUntrusted();
      const plan = inserts ? withRoom(open.plan(), block) : open.plan();
      const moves = await engine.alternatives({ ...open.place, plan, block, k: ALTERNATIVES });
      return moves.map(({ key, metadata, score, reasons, block: by }) => ({
        clip: key,
        name: metadata.moveName,
        score,
        reasons,
        block: by,
      }));
    },
    move: ({ from, to }) => open.change((plan) => moveBlock(plan, from, to)),
    lock: ({ block, locked }) => open.change((plan) => lockBlock(plan, block, locked)),
    swap: ({ block, by }) => open.change((plan) => swapBlock(plan, block, by)),
    insert: ({ block, by }) => open.change((plan) => insertBlock(plan, block, by)),
    remove: ({ block }) => open.change((plan) => removeBlock(plan, block)),
    resize: async ({ block, beats }) => {
      await open.resize(block, beats);
      return null;
    },
    replan: () => replan(open),
    request: async ({ words }) => await withProgress((signal) => open.planFor(words, signal)),
    render: async () => {
      await commands.executeCommand(commandId('renderChoreography'), document.uri);
      return null;
    },
    openText: async () => {
      await commands.executeCommand('vscode.openWith', document.uri, 'default');
      return null;
    },
  };
}

/** The plan with a phrase free before a block. */
function withRoom(plan: Choreography, block: number): Choreography {
  return insertBlock(plan, block, { ...plan.blocks[block], beats: phraseBeatsOf(plan.song), locked: false });
}

function withProgress<T>(task: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  refuseUntrusted();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Re-planning unlocked moves'),
    cancellable: true,
  };
  return window.withProgress(options, (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    return task(abort.signal);
  });
}

async function replan(open: PlanDocument): Promise<null> {
  const isAnother = await withProgress((signal) => open.replan(signal));
  if (!isAnother) {
    void window.showInformationMessage(
      l10n.t('No better plan found. Unlock or swap some moves, or add clips to the library.'),
    );
  }
  return null;
}
