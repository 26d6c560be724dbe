import { l10n, ProgressLocation, type Uri, window } from 'vscode';
import type { ModelStatus } from '../../engine/moveEngine.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';
import { changeSetting } from '../settings.ts';

/** Lets the user choose the pose network, installing it first where it is not here. Gives its id. */
export async function choosePoseModel(parts: Parts): Promise<string | undefined> {
  refuseUntrusted();
  const library = await parts.libraries.choose();
  const model = library && (await pickModel(await parts.engine.models({})));
  if (!model || (model.state !== 'ready' && !(await install(parts, model)))) {
    return undefined;
  }
  await changeSetting(library.folder, 'poseModel', model.id);
  void window.showInformationMessage(
    l10n.t('{0} is used from the next run, which re-analyses every clip', model.title),
  );
  return model.id;
}

async function pickModel(models: readonly ModelStatus[]): Promise<ModelStatus | undefined> {
  const items = models
    .filter(({ part }) => part === 'pose')
    .map((model) => ({
      label: model.title,
      description: `${model.id} · ${model.licence}`,
      detail: model.state === 'ready' ? l10n.t('Ready') : (model.advice ?? l10n.t('Not installed')),
      model,
    }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Choose Pose Model'),
    placeHolder: l10n.t('The network that finds the dancers'),
  });
  return picked?.model;
}

/** @returns whether the model is installed now */
async function install({ engine }: Parts, model: ModelStatus): Promise<boolean> {
  const download = l10n.t('Accept and Download');
  const chooseFile = l10n.t('Accept and Choose File…');
  const chosen = await window.showWarningMessage(
    l10n.t('{0} is under the licence {1}. Do you accept it?', model.title, model.licence),
    { modal: true, detail: l10n.t('It comes from {0} and is not part of this extension.', model.origin) },
    download,
    chooseFile,
  );
  const source =
    chosen === chooseFile ? (await pickFile())?.fsPath : chosen === download ? model.id : undefined;
  if (source === undefined) {
    return false;
  }
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Installing {0}', model.title),
    cancellable: true,
  };
  const installed = await window.withProgress(options, (_progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    return engine.addModel({ model: source, acceptLicence: true }, { signal: abort.signal });
  });
  return installed.id === model.id;
}

async function pickFile(): Promise<Uri | undefined> {
  const files = await window.showOpenDialog({ filters: { ONNX: ['onnx'] } });
  return files?.[0];
}
