import type { SpokenField } from '../labels/fields.ts';
import { ENGLISH, type Speech } from '../speech.ts';
import type { LikenessReason } from './likeness.ts';
import { MISSING_CODES, type MissingReason } from './missing.ts';
import type { UnreadableReason } from './unreadable.ts';
import { unreadableWords } from './unreadableWords.ts';
import type { Weakness } from './weakness.ts';

/** Everything that the program says why about a move or its file. */
export type Reason = LikenessReason | MissingReason | Weakness | UnreadableReason;

/** A reason as a phrase for a person, in their language. */
export function reasonWords(reason: Reason, speech: Speech): string {
  const { l10n } = speech;
  switch (reason.because) {
    case 'movement':
      return movementWords(reason, speech);
    case 'music':
      return reason.degree === 'similar' ? l10n.t('similar music') : l10n.t('same music');
    case 'close-tempo': {
      const [slower, faster] = reason.bpm.map(Math.round);
      return reason.degree === 'same'
        ? l10n.t('same tempo, {0}', faster)
        : l10n.t('close in tempo, {0} and {1}', slower, faster);
    }
    case 'same-label':
      return sharedLabelWords(reason.field, reason.value, speech);
    case 'has-label':
      return labelWords(reason.field, reason.value, speech);
    case 'has-tempo':
      return l10n.t('tempo {0}', Math.round(reason.bpm));
    case 'only-beginning':
      return l10n.t('only its first {0} minutes were looked at', reason.minutes);
    case 'often-nobody':
      return l10n.t('no dancer found in {0} of frames', percent(reason.share));
    case 'seldom-both':
      return l10n.t('both dancers found in only {0} of frames', percent(reason.share));
    case 'damaged-frames':
      return l10n.t('{0} of its pictures are damaged', percent(reason.share));
    case 'dancers-hard-to-see':
      return l10n.t('dancers hard to see');
    case 'weak-beat':
      return l10n.t('hardly any beat in the audio');
    case 'tempo-uncertain':
      return l10n.t('the tempo is uncertain');
    default:
      return isMissing(reason) ? missingWords(reason, speech) : unreadableWords(reason, speech);
  }
}

/** A reason as the command line and other programs are told it. */
export function inEnglish(reason: Reason): string {
  return reasonWords(reason, ENGLISH);
}

function movementWords(
  { degree, at }: Extract<LikenessReason, { because: 'movement' }>,
  { l10n }: Speech,
): string {
  if (at === null) {
    return degree === 'similar' ? l10n.t('similar movement') : l10n.t('very similar movement');
  }
  const [from, to] = at.map((seconds) => Number(seconds.toFixed(1)));
  return degree === 'similar'
    ? l10n.t('similar movement from {0} to {1} s', from, to)
    : l10n.t('very similar movement from {0} to {1} s', from, to);
}

function sharedLabelWords(field: SpokenField, value: string, { l10n, valueName }: Speech): string {
  switch (field) {
    case 'label':
      return l10n.t('both called "{0}"', spaced(value));
    case 'difficulty':
      return l10n.t('both at {0} level', valueName(value));
    case 'energy':
      return l10n.t('both {0} energy', valueName(value));
    default:
      return l10n.t('both {0}', valueName(value));
  }
}

function labelWords(field: SpokenField, value: string, { l10n, valueName }: Speech): string {
  switch (field) {
    case 'label':
      return l10n.t('called "{0}"', spaced(value));
    case 'energy':
      return l10n.t('{0} energy', valueName(value));
    default:
      return valueName(value);
  }
}

function isMissing(reason: MissingReason | UnreadableReason): reason is MissingReason {
  return reason.because === 'sound-lacks-decoder' || MISSING_CODES.some((code) => code === reason.because);
}

function missingWords(reason: MissingReason, { l10n }: Speech): string {
  switch (reason.because) {
    case 'flat-picture':
      return l10n.t('the picture is one flat colour');
    case 'clip-too-short':
      return l10n.t('the clip is shorter than 2 seconds');
    case 'nobody-found':
      return l10n.t('no dancer found');
    case 'dancers-seldom-found':
      return l10n.t('dancers found in too few frames');
    case 'nobody-moves':
      return l10n.t('nobody moves');
    case 'dancers-too-unclear':
      return l10n.t('dancers not clear enough');
    case 'no-sound':
      return l10n.t('the clip has no sound');
    case 'sound-too-short':
      return l10n.t('the sound is shorter than a second');
    case 'sound-damaged':
      return l10n.t('the sound is damaged');
    case 'sound-silent':
      return l10n.t('the sound is silent');
    case 'sound-almost-silent':
      return l10n.t('the sound is silent but for a moment');
    case 'sound-unmeasurable':
      return l10n.t('nothing in the audio could be measured');
    case 'picture-undecodable':
      return l10n.t('the picture cannot be decoded');
    case 'sound-undecodable':
      return l10n.t('the sound cannot be decoded');
    case 'sound-lacks-decoder':
      return l10n.t('ffmpeg has no decoder for its sound ({0})', reason.codec);
    case 'file-has-no-vector':
      return l10n.t('the embeddings file holds no vector for it');
    case 'file-has-zeros':
      return l10n.t('the embeddings file holds only zeros for it');
    case 'file-has-no-usable-vector':
      return l10n.t('the embeddings file holds no usable vector for it');
    case 'table-has-no-vector':
      return l10n.t('its vector is not in the table');
    case 'never-embedded':
      return l10n.t('it was never embedded');
    case 'words-only':
      return l10n.t('a description has words only');
    case 'nobody-named-it':
      return l10n.t('nobody has said what it is');
    case 'part-by-movement':
      return l10n.t('parts are compared by their movement only');
    case 'other':
      return reason.words;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function spaced(label: string): string {
  return label.replaceAll('_', ' ');
}
