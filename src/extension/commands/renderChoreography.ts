import {
  commands,
  env,
  l10n,
  ProgressLocation,
  TabInputCustom,
  TabInputText,
  UIKind,
  Uri,
  window,
  workspace,
} from 'vscode';
import { PLAN_EXTENSION } from '../../choreography/plan/choreography.ts';
import { parsePlan } from '../../choreography/plan/parsePlan.ts';
import type { RenderedVideo, RenderProgress } from '../../engine/moveEngine.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf } from '../settings.ts';

/** Makes the video of a plan: the given one, the one that is open, or one that the user picks. */
export async function renderChoreography(
  parts: Parts,
  given?: Uri,
  into?: unknown,
): Promise<RenderedVideo | undefined> {
  refuseUntrusted();
  const plan = given ?? openPlan() ?? (await pickPlan());
  if (plan) {
    await refuseBroken(plan);
  }
  const out = plan && (into instanceof Uri ? into : await askForPlace(plan));
  if (!plan || !out) {
    return undefined;
  }
  // The engine reads from the disk: what is being edited must be there.
  await workspace.textDocuments
    .find(({ uri, isDirty }) => isDirty && uri.toString() === plan.toString())
    ?.save();
  const library = parts.libraries.of(plan);
  const video = await render(parts, plan, out, library ? ffmpegPathOf(library.folder) : undefined);
  void showVideo(video);
  return video;
}

/** Before a place for the video is asked for. @throws Failure `bad-plan` */
async function refuseBroken(plan: Uri): Promise<void> {
  const document = await workspace.openTextDocument(plan);
  parsePlan(document.getText(), plan.fsPath);
}

function openPlan(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
  return uri?.path.endsWith(PLAN_EXTENSION) ? uri : undefined;
}

async function pickPlan(): Promise<Uri | undefined> {
  const plans = await workspace.findFiles(`**/*${PLAN_EXTENSION}`, '**/node_modules/**');
  const items = plans.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Render Choreography'),
    placeHolder:
      items.length > 0 ? l10n.t('A plan') : l10n.t('No plans yet. Right-click a song to make one.'),
  });
  return picked?.uri;
}

function askForPlace(plan: Uri): Thenable<Uri | undefined> {
  return window.showSaveDialog({
    title: l10n.t('Render Choreography'),
    saveLabel: l10n.t('Make the Video'),
    defaultUri: plan.with({ path: `${plan.path.slice(0, -PLAN_EXTENSION.length)}.mp4` }),
    filters: { [l10n.t('Video')]: ['mp4'] },
  });
}

function render(
  { engine }: Parts,
  plan: Uri,
  out: Uri,
  ffmpegPath: string | undefined,
): Thenable<RenderedVideo> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Rendering {0}', workspace.asRelativePath(plan)),
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let shown = 0;
    return engine.render(
      { planFile: plan.fsPath, out: out.fsPath, ffmpegPath },
      {
        signal: abort.signal,
        onProgress: (step) => {
          const percent = (100 * step.doneFrames) / step.totalFrames;
          progress.report({ message: stepText(step), increment: percent - shown });
          shown = percent;
        },
      },
    );
  });
}

function stepText({ stage, doneFrames, totalFrames }: RenderProgress): string {
  return stage === 'joining'
    ? l10n.t('joining the parts')
    : l10n.t('{0} %', Math.floor((100 * doneFrames) / totalFrames));
}

async function showVideo({ file, durationSeconds }: RenderedVideo): Promise<void> {
  const reveal = l10n.t('Show in Folder');
  const text = l10n.t(
    '{0} is ready: {1} s of dance.',
    workspace.asRelativePath(file),
    Math.round(durationSeconds),
  );
  if ((await window.showInformationMessage(text, reveal)) === reveal) {
    // A window in a browser, or of another machine, shows files in its Explorer alone.
    const isHere = env.uiKind === UIKind.Desktop && env.remoteName === undefined;
    await commands.executeCommand(isHere ? 'revealFileInOS' : 'revealInExplorer', Uri.file(file));
  }
}
