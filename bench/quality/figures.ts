import type { PoseFeatures } from '../../src/embedding/pose/features/poseFeatures.ts';
import type { HeardMusic } from '../../tools/fit-constants/fitAudioConstants.ts';
import { ALTERATIONS, type Alteration, BACKWARDS } from './alterations.ts';
import { cosinesToOriginal, foundFirst } from './alteredFigures.ts';
import type { Measurements } from './clipMeasurements.ts';
import type { ConstantsUsed, Figure } from './figure.ts';
import type { LabelledClip } from './labelledClips.ts';
import type { Measured, MeasuredClip } from './measureClip.ts';
import { type AskingClip, type Labels, retrievalFigures } from './retrieval.ts';
import { tempoAgainstAnnotation, tempoAgainstSong } from './tempoFigures.ts';
import { audioSpacesApart, poseSpacesApart, shippedSpace, type VectorSpace } from './vectorSpaces.ts';

/** A clip with its labels and what was measured of it. */
export type BenchClip = LabelledClip & { readonly measured: MeasuredClip };

/** Clips of one song were filmed in one session: what was learned from one says something of the others. */
function groupOf({ key, song }: LabelledClip): string {
  return song === null ? key : `song ${song}`;
}

function asking<Features>(
  clips: readonly BenchClip[],
  modality: (clip: MeasuredClip) => Measured<Features>,
  spaceOf: (group: string) => VectorSpace<Features>,
): readonly AskingClip<Features>[] {
  return clips.map((clip) => ({
    key: clip.key,
    category: clip.category,
    song: clip.song,
    measured: modality(clip.measured),
    space: spaceOf(groupOf(clip)),
  }));
}

function fittedClips<Features>(
  clips: readonly BenchClip[],
  modality: (clip: MeasuredClip) => Measured<Features>,
) {
  return clips.map((clip) => ({ group: groupOf(clip), measured: modality(clip.measured) }));
}

const poseOf = ({ pose }: MeasuredClip): Measured<PoseFeatures> => pose;
const audioOf = ({ audio }: MeasuredClip): Measured<HeardMusic> => audio;

function copiesOf<Features>(
  { altered }: Measurements,
  { id, name }: Alteration,
  modality: 'pose' | 'audio',
  of: (clip: MeasuredClip) => Measured<Features>,
) {
  const copies = [...(altered.get(id) ?? [])].map(([key, clip]) => [key, of(clip)] as const);
  return { id: `altered.${modality}.${id}`, name: `${modality}, ${name}`, copies: new Map(copies) };
}

const sameCategory = (one: Labels, other: Labels): boolean => one.category === other.category;
const sameSong = (one: Labels, other: Labels): boolean => one.song !== null && one.song === other.song;
const never = (): boolean => false;

function poseFigures(
  clips: readonly AskingClip<PoseFeatures>[],
  measurements: Measurements,
  constants: ConstantsUsed,
): readonly Figure[] {
  const all = ['precision1', 'precision5', 'meanAveragePrecision', 'half'] as const;
  const likely = { isWanted: sameCategory, isExcluded: never, id: 'pose', name: 'pose' };
  const apart = {
    isWanted: sameCategory,
    isExcluded: sameSong,
    id: 'pose.otherSongs',
    name: 'pose, other songs only,',
  };
  const backwards = { ...copiesOf(measurements, BACKWARDS, 'pose', poseOf), id: 'backwards.pose' };
  return [
    ...retrievalFigures(clips, likely, all, constants),
    ...(clips.some(({ song }) => song !== null) ? retrievalFigures(clips, apart, all, constants) : []),
    ...ALTERATIONS.map((alteration) =>
      foundFirst(clips, copiesOf(measurements, alteration, 'pose', poseOf), constants),
    ),
    ...cosinesToOriginal(clips, backwards, constants),
  ];
}

function audioFigures(
  clips: readonly AskingClip<HeardMusic>[],
  measurements: Measurements,
  constants: ConstantsUsed,
): readonly Figure[] {
  const question = { isWanted: sameSong, isExcluded: never, id: 'audio', name: 'audio, same song' };
  return [
    ...retrievalFigures(clips, question, ['precision1', 'meanAveragePrecision'], constants),
    ...ALTERATIONS.filter(({ sound }) => sound !== null).map((alteration) =>
      foundFirst(clips, copiesOf(measurements, alteration, 'audio', audioOf), constants),
    ),
  ];
}

function tempoFigures(clips: readonly BenchClip[]): readonly Figure[] {
  const heard = clips
    .filter(({ measured }) => measured.audio.status === 'embedded')
    .map(({ key, song, annotatedTempoBpm, measured }) => ({
      key,
      song,
      annotatedBpm: annotatedTempoBpm,
      tempoBpm: measured.tempoBpm,
    }));
  return [tempoAgainstAnnotation(heard), tempoAgainstSong(heard)];
}

/**
 * Every figure about labelled clips.
 * @param refit whether to add the figures with constants fitted apart from the song asked about
 */
export function clipFigures(
  clips: readonly BenchClip[],
  measurements: Measurements,
  refit: boolean,
): readonly Figure[] {
  const [shippedPose, shippedAudio] = [
    asking<PoseFeatures>(clips, poseOf, () => shippedSpace),
    asking<HeardMusic>(clips, audioOf, () => shippedSpace),
  ];
  const figures = [
    ...poseFigures(shippedPose, measurements, 'shipped'),
    ...audioFigures(shippedAudio, measurements, 'shipped'),
    ...tempoFigures(clips),
  ];
  if (!refit) {
    return figures;
  }
  const pose = asking(clips, poseOf, poseSpacesApart(fittedClips(clips, poseOf)));
  const audio = asking(clips, audioOf, audioSpacesApart(fittedClips(clips, audioOf)));
  return [
    ...figures,
    ...poseFigures(pose, measurements, 'refitted'),
    ...audioFigures(audio, measurements, 'refitted'),
  ];
}
