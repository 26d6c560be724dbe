import { isPhrase } from './durations.ts';

/** The words that hold a request together, apart from those of the field. */

/** What follows is not wanted. */
const NEGATIONS: readonly (readonly string[])[] = [
  ...['leave out', 'other than', 'apart from'],
  ...['no', 'not', 'without', 'avoid', 'skip', 'except', 'nothing', 'never', 'excluding', 'less', 'fewer'],
  ...["don't", 'dont', "doesn't", "shouldn't", "mustn't"],
].map((phrase) => phrase.split(' '));

/** What may stand before a duration: a dance lasts about as long in any case. */
const LIMITS: readonly (readonly string[])[] = [
  ...['no more than', 'not more than', 'no longer than', 'not longer than', 'no less than', 'not less than'],
  ...['at most', 'at least', 'up to', 'more than', 'less than', 'longer than', 'shorter than'],
  ...['a maximum of', 'a minimum of', 'maximum', 'max', 'minimum', 'under', 'over'],
].map((phrase) => phrase.split(' '));

/** Words without a meaning of their own at the ends of what was not understood. */
export const FILLERS: ReadonlySet<string> = new Set(
  [
    'a an the of for to with that which this these and or nor but then so in on at from than',
    "is it its be are should i i'd i'm me my we us our you your can could would will do does did",
    'like want need please make making plan give create have has use using include including do keep put',
    'some any all too very really quite lots lot plenty much more most long short quick whole full only just',
    'lasting lasts about around roughly maximum minimum max tops least everything something anything',
    'bachata dance dances dancing danced choreography routine show demo performance piece teaser class students',
    'move moves step steps position positions style level levels energy intensity difficulty friendly',
    'song music dancer dancers people mood kind feel feeling part parts',
  ].flatMap((line) => line.split(' ')),
);

/** How many words of a negation stand at a place; 0 where none does. */
export function negationAt(words: readonly string[], at: number): number {
  return lengthOf(NEGATIONS, words, at);
}

export function limitAt(words: readonly string[], at: number): number {
  return lengthOf(LIMITS, words, at);
}

function lengthOf(phrases: readonly (readonly string[])[], words: readonly string[], at: number): number {
  return phrases.find((phrase) => isPhrase(words, at, phrase))?.length ?? 0;
}
