import type { Speech } from '../speech.ts';
import type { AnnotationFault } from './annotationProblem.ts';

/** Up to so many clips are named one by one. */
const NAMED = 3;

/** What is wrong with an entry, in words for a person. */
export function annotationFaultWords(fault: AnnotationFault, { l10n }: Pick<Speech, 'l10n'>): string {
  switch (fault.kind) {
    case 'not-an-entry':
      return l10n.t('must be an object with a "video_path"');
    case 'no-path':
      return l10n.t('must name the clip');
    case 'not-text':
      return l10n.t('must be text');
    case 'not-one-of':
      return l10n.t('"{0}" is not one of {1}', fault.found, fault.allowed.join(', '));
    case 'not-a-tempo':
      return l10n.t('must be a number of beats per minute, above 0 and at most 1000');
    case 'not-seconds':
      return l10n.t('must be a number of seconds from 0');
    case 'outside':
      return l10n.t('"{0}" leaves the clip folder and matches no clip inside it', fault.path);
    case 'ambiguous':
      return l10n.t('"{0}" could be any of {1}', fault.path, namesOf(fault.keys));
    case 'listed-twice':
      return l10n.t('"{0}" is listed twice, first in {1}', fault.key, fault.firstField);
  }
}

function namesOf(names: readonly string[]): string {
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ');
}
