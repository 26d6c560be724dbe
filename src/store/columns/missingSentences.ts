import type { MissingCode, MissingReason } from '../../moves/reasons/missing.ts';

/**
 * How embeddings files say why a vector is missing, and how tables said it before they kept the code. Other programs
 * read these, and an equal library is to give equal bytes: a sentence stays as it is, whatever the interface says.
 */
const SENTENCES: Readonly<Record<MissingCode, string>> = {
  'flat-picture': 'the picture is one flat colour',
  'clip-too-short': 'the clip is shorter than 2 seconds',
  'nobody-found': 'nobody was found in the picture',
  'dancers-seldom-found': 'dancers were found in too few of the pictures',
  'nobody-moves': 'nobody moves',
  'dancers-too-unclear': 'the dancers were seen too unclearly',
  'no-sound': 'the clip has no sound',
  'sound-too-short': 'the sound is shorter than a second',
  'sound-damaged': 'the sound is damaged',
  'sound-silent': 'the sound is silent',
  'sound-almost-silent': 'the sound is silent but for a moment',
  'sound-unmeasurable': 'nothing in the sound could be measured',
  'picture-undecodable': 'the picture cannot be decoded',
  'sound-undecodable': 'the sound cannot be decoded',
  'file-has-no-vector': 'the embeddings file holds no vector for it',
  'file-has-zeros': 'the embeddings file holds only zeros for it',
  'file-has-no-usable-vector': 'the embeddings file holds no usable vector for it',
  'table-has-no-vector': 'its vector is not in the table',
  'never-embedded': 'it was never embedded',
  'words-only': 'a description has words only',
  'nobody-named-it': 'nobody has said what it is',
  'part-by-movement': 'parts are compared by their movement only',
};

const REASONS = new Map<string, MissingReason>(
  Object.entries(SENTENCES).flatMap(([because, sentence]) => {
    const reason = { because: because as MissingCode };
    return [[because, reason] as const, [sentence, reason] as const];
  }),
);

const LACKS_DECODER = 'sound-lacks-decoder:';

/** The sentence of an embeddings file for a reason. */
export function missingSentence(reason: MissingReason): string {
  switch (reason.because) {
    case 'other':
      return reason.words;
    case 'sound-lacks-decoder':
      return `ffmpeg has no decoder for its sound (${reason.codec})`;
    default:
      return SENTENCES[reason.because];
  }
}

/** What the table keeps of a reason: its code with what belongs to it, or the words of another program. */
export function missingCell(reason: MissingReason): string {
  switch (reason.because) {
    case 'other':
      return reason.words;
    case 'sound-lacks-decoder':
      return LACKS_DECODER + reason.codec;
    default:
      return reason.because;
  }
}

/** The reason that a table's cell or an embeddings file's sentence gives; words that nobody here would say stay words. */
export function missingReasonFrom(text: string): MissingReason {
  return text.startsWith(LACKS_DECODER)
    ? { because: 'sound-lacks-decoder', codec: text.slice(LACKS_DECODER.length) }
    : (REASONS.get(text) ?? { because: 'other', words: text });
}
