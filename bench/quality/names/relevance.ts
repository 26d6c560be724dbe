/** What a word of a file name stands for, where names spell one figure in several ways. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  bodywaves: ['bodywave'],
  headrolls: ['headroll'],
  hiprolls: ['hiproll'],
  intros: ['intro'],
  spins: ['spin'],
  doublespin: ['double', 'spin'],
  vuelta: ['spin'],
  turn: ['ladyturn'],
  dip: ['sidedip'],
  locked: ['hammerlock'],
};

/** Words that do not name the figure: they describe how it is danced, or nothing. */
const IGNORED = new Set([
  '',
  'lady',
  'side',
  'arm',
  'arms',
  'styled',
  'style',
  'energetic',
  'sensual',
  'slow',
]);

/** Words that tell variants of one figure apart count half. */
const VARIANTS = new Set(['double', 'left', 'right', 'back', 'front', 'cross']);

/** What the category and the file name of a clip say that it shows. */
export function wordsOf(key: string): ReadonlySet<string> {
  const words = key
    .replace(/\.[^.]*$/, '')
    .replaceAll('cross_body_lead', 'cbl')
    .split(/[/_. ]+/)
    .map((word) => word.replace(/\d+$/, ''));
  return new Set(words.flatMap((word) => SYNONYMS[word] ?? [word]).filter((word) => !IGNORED.has(word)));
}

/** How much two clips of a folder show the same by their names: `[a][b]`, 0 to 1, rare words counting more (Jaccard). */
export function relevanceOf(keys: readonly string[]): readonly (readonly number[])[] {
  const words = keys.map(wordsOf);
  const weightOf = (word: string) => {
    const having = words.filter((own) => own.has(word)).length;
    return Math.log(keys.length / having) * (VARIANTS.has(word) ? 0.5 : 1);
  };
  const sum = (some: readonly string[]) => some.reduce((total, word) => total + weightOf(word), 0);
  return words.map((a) =>
    words.map((b) => {
      const all = sum([...new Set([...a, ...b])]);
      return all === 0 ? 0 : sum([...a].filter((word) => b.has(word))) / all;
    }),
  );
}

/** Whether two clips have one name but for its number. */
export function isTwin(a: string, b: string): boolean {
  const nameOf = (key: string) => key.replace(/^.*\//, '').replace(/[_.]?\d*\.[^.]*$/, '');
  return a !== b && nameOf(a) === nameOf(b);
}

/** Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002); null where nothing is relevant. */
export function ndcg(ranked: readonly number[], possible: readonly number[]): number | null {
  const gain = (relevances: readonly number[]) =>
    relevances.slice(0, 10).reduce((sum, relevance, i) => sum + relevance / Math.log2(i + 2), 0);
  const best = gain(possible.toSorted((a, b) => b - a));
  return best === 0 ? null : gain(ranked) / best;
}
