import type { Speech } from '../../moves/speech.ts';
import type { BlockReasons } from './choreography.ts';
import type { PlanCompromise } from './compromise.ts';
import type { PlanReason } from './reason.ts';

/** Up to so many clips are named one by one. */
const NAMED = 5;

/** Why a move stands where it does, as phrases for a person. */
export function reasonsInWords({ why = [], words = [] }: BlockReasons, speech: Speech): string[] {
  return [...why.map((reason) => reasonWords(reason, speech)), ...words];
}

function reasonWords(reason: PlanReason, speech: Speech): string {
  const { l10n, valueName } = speech;
  switch (reason.because) {
    case 'opens':
      return l10n.t('opens the dance');
    case 'ends':
      return l10n.t('ends the dance');
    case 'suits-music':
      return suitsMusicWords(reason, speech);
    case 'difficulty':
      return l10n.t('{0}, for this point of the dance', valueName(reason.difficulty));
    case 'like-description':
      return l10n.t('like your description');
    case 'similar-music':
      return l10n.t('danced to similar music');
    case 'on-beats':
      return stretched(l10n.t('on the beat'), reason.percent, speech);
    case 'off-beats':
      return stretched(l10n.t('off the beat: tempo too different'), reason.percent, speech);
    case 'too-short':
      return stretched(l10n.t('clip too short here'), reason.percent, speech);
    case 'own-pace':
      return l10n.t('not synced: beats unknown');
    case 'join-unseen':
      return l10n.t('transition not analysed');
    case 'smooth':
      return l10n.t('flows from the previous move');
    case 'jump':
      return l10n.t('abrupt change from the previous move');
    case 'again':
      return l10n.t('repeated');
  }
}

function suitsMusicWords(
  { energy, style }: Extract<PlanReason, { because: 'suits-music' }>,
  { l10n, valueName }: Speech,
): string {
  if (energy !== null && style !== null) {
    return l10n.t('{0} energy and {1}, to match the music', valueName(energy), valueName(style));
  }
  return energy === null
    ? l10n.t('{0}, to match the music', valueName(style ?? ''))
    : l10n.t('{0} energy, to match the music', valueName(energy));
}

function stretched(words: string, percent: number, { l10n }: Speech): string {
  if (percent === 0) {
    return words;
  }
  return percent > 0
    ? l10n.t('{0}, {1} % faster', words, percent)
    : l10n.t('{0}, {1} % slower', words, -percent);
}

/** What was given way on, as a sentence for a person. */
export function compromiseWords(compromise: PlanCompromise, speech: Speech): string {
  const { l10n } = speech;
  if ('words' in compromise) {
    return compromise.words;
  }
  switch (compromise.what) {
    case 'difficulty':
    case 'energy':
    case 'style':
    case 'category':
      return [fewMovesWords(compromise, speech), otherMovesWords(compromise, speech)].join(' ');
    case 'tempo':
      return tempoWords(compromise, speech);
    case 'repeats':
      return l10n.t(
        '{0} of {1} moves repeat, up to {2} times: {3} moves match the request, and the dance has room for {4}.',
        ...[compromise.moves, compromise.of, compromise.times, compromise.choice, compromise.places],
      );
    case 'duration': {
      const lengths = [Math.round(compromise.seconds), Math.round(compromise.wanted)];
      return compromise.because === 'song-ends'
        ? l10n.t('The dance lasts {0} seconds instead of {1}: the song ends there.', ...lengths)
        : l10n.t('The dance lasts {0} seconds instead of {1}: a phrase or section ends there.', ...lengths);
    }
    case 'beats':
      return l10n.t(
        'Beats uncertain from {0} to {1} of the song: moves there may not be on the beat.',
        ...[clockTime(compromise.fromSeconds), clockTime(compromise.toSeconds)],
      );
    case 'first':
      return l10n.t('The dance does not start with {0}: no such move fits there.', compromise.wanted);
    case 'last':
      return l10n.t('The dance does not end with {0}: no such move fits there.', compromise.wanted);
    case 'phrases':
      return l10n.t(
        '{0} of {1} moves start mid-phrase, after clips shorter than a phrase or next to locked moves.',
        ...[compromise.moves, compromise.of],
      );
  }
}

/** As a player shows it: `1:05`. */
function clockTime(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function fewMovesWords({ moves, because }: OfLabels, { l10n }: Speech): string {
  if (because === 'tempo') {
    return l10n.t('Moves that match the whole request and keep the beat: {0}.', moves);
  }
  if (moves === 0) {
    return l10n.t('No move matches the whole request.');
  }
  return moves === 1
    ? l10n.t('Only one move matches the whole request.')
    : l10n.t('Only {0} moves match the whole request.', moves);
}

type OfLabels = Extract<PlanCompromise, { wanted: string[] }>;

function otherMovesWords({ what, wanted }: OfLabels, { l10n, valueName }: Speech): string {
  const names = wanted.map(valueName).join(', ');
  switch (what) {
    case 'difficulty':
      return l10n.t('Includes moves of other difficulties ({0} requested).', names);
    case 'energy':
      return l10n.t('Includes moves of other energies ({0} requested).', names);
    case 'style':
      return l10n.t('Includes moves of other styles ({0} requested).', names);
    case 'category':
      return l10n.t('Includes moves of other categories ({0} requested).', names);
  }
}

function tempoWords(
  { because, clips }: Extract<PlanCompromise, { clips: string[] }>,
  { l10n }: Speech,
): string {
  const first = clips.slice(0, NAMED).join(', ');
  const names = clips.length > NAMED ? l10n.t('{0} and {1} more', first, clips.length - NAMED) : first;
  switch (because) {
    case 'too-far':
      return l10n.t('Off the beat (tempo too far from the song’s): {0}.', names);
    case 'stretched':
      return l10n.t('Up to 12 % faster or slower, to stay on the beat: {0}.', names);
    case 'too-short':
      return l10n.t('Slowed down to fill their place: {0}.', names);
    case 'unknown':
      return l10n.t(
        'Not synced (beats unknown): {0}. Analysing the clips again finds the beats of clips with music.',
        names,
      );
  }
}
