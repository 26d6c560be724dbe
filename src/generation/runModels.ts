import { AUDIO_MODEL } from '../embedding/audio/embedAudio.ts';
import { POSE_NETWORKS, type PoseNetwork } from '../embedding/pose/networks/poseNetworks.ts';
import { TextEmbedder } from '../embedding/text/textEmbedder.ts';
import { findModel, modelSpec } from '../models/findModel.ts';
import { DEFAULT_POSE_MODEL, DEFAULT_TEXT_MODEL } from '../models/manifest.ts';
import type { ModelPlaces } from '../models/modelPlaces.ts';
import { Failure } from '../shared/failure.ts';
import { poseMethod } from './analysis/poseMethod.ts';
import type { CurrentModels } from './plan/plan.ts';

/** The models of a run: found, whole, and ready to be opened. */
export interface RunModels {
  readonly ids: CurrentModels;
  readonly pose: { readonly network: PoseNetwork; readonly weightsPath: string };
  readonly openText: () => Promise<TextEmbedder>;
}

/**
 * Finds and verifies the models of a run.
 * @throws Failure `bad-request` for an unknown pose model, `model-missing` or `model-refused`
 */
export async function findRunModels(
  places: ModelPlaces,
  poseModel: string = DEFAULT_POSE_MODEL,
): Promise<RunModels> {
  const network = POSE_NETWORKS.find((known) => known === poseModel);
  if (!network) {
    throw new Failure('bad-request', `There is no pose model called ${poseModel}.`, {
      remedy: `The pose models are: ${POSE_NETWORKS.join(', ')}.`,
    });
  }
  const [pose, text] = await Promise.all([
    findModel(modelSpec(network), places),
    findModel(modelSpec(DEFAULT_TEXT_MODEL), places),
  ]);
  return {
    ids: { pose: pose.idFor(poseMethod(network)), audio: AUDIO_MODEL, text: TextEmbedder.idWith(text) },
    pose: { network, weightsPath: pose.path('weights') },
    openText: () => TextEmbedder.open(text),
  };
}
