import type { Speech } from '../speech.ts';
import type { UnreadableReason } from './unreadable.ts';

/** Why a file could not be read, as a phrase for a person. */
export function unreadableWords(reason: UnreadableReason, { l10n }: Pick<Speech, 'l10n'>): string {
  switch (reason.because) {
    case 'file-empty':
      return l10n.t('the file is empty');
    case 'not-a-file':
      return l10n.t('this is not a file');
    case 'not-a-video':
      return l10n.t('this is not a video');
    case 'sound-file-with-cover':
      return l10n.t('this is a sound file with a cover, not a video');
    case 'picture-lacking':
      return l10n.t('there is sound in it but no picture');
    case 'song-without-sound':
      return l10n.t('there is no sound in it');
    case 'damaged-from-start':
      return l10n.t('this is not a video, or it is damaged from its start');
    case 'index-missing':
      return l10n.t('the file is cut off: the index that belongs at its end is missing');
    case 'nothing-decodable':
      return l10n.t('nothing in it can be decoded');
    case 'picture-damaged':
      return l10n.t('the picture cannot be decoded');
    case 'sound-track-damaged':
      return l10n.t('the sound cannot be decoded');
    case 'shorter-than-a-frame':
      return l10n.t('it is shorter than a fifth of a second');
    case 'probe-unclear':
      return l10n.t('ffprobe gave an unexpected answer about it');
    case 'file-missing':
      return l10n.t('the file is not there');
    case 'file-changing':
      return l10n.t('the file changed while it was read');
    case 'file-removed':
      return l10n.t('the file went away while it was read');
    case 'file-ends-early':
      return l10n.t('the file could not be read to its end');
    case 'permission-denied':
      return l10n.t('the file cannot be opened (permission denied)');
    case 'cut-off':
      return l10n.t(
        'the file is cut off: {0} of {1} seconds are there',
        reason.decoded.toFixed(1),
        reason.promised.toFixed(1),
      );
    case 'mostly-damaged':
      return l10n.t('{0} of its pictures are damaged', `${Math.round(100 * reason.share)} %`);
    case 'slow-to-open':
      return l10n.t('it could not be opened within {0} seconds', reason.seconds);
    case 'cannot-open':
      return l10n.t('the file cannot be opened ({0})', reason.words);
    case 'read-error':
      return l10n.t('the file could not be read ({0})', reason.words);
    case 'ffmpeg-gave-up':
      return l10n.t('ffmpeg could not go on ({0})', reason.words);
    case 'decoder-lacking':
      return l10n.t('this ffmpeg has no decoder for {0}', reason.codec);
    case 'demuxers-lacking':
      return l10n.t('this ffmpeg cannot read every container (it lacks {0})', reason.formats);
    case 'ffmpeg-stopped':
      return l10n.t('ffmpeg was stopped while it read it ({0})', reason.signal);
    case 'ffmpeg-crashed':
      return l10n.t('ffmpeg crashed on it ({0})', reason.signal);
    case 'analysis-stalled':
      return l10n.t('nothing was read of it for {0} seconds', reason.seconds);
    case 'other':
      return reason.words;
  }
}
