import { isPunctuation, type Token } from '../../moves/labels/tokens.ts';

/**
 * The Spanish words that hold a request together, by their English: the words of the field are known in both languages.
 */
const ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    without: 'sin salvo menos excepto evita evitar tampoco',
    nothing: 'nada ningún ninguna ninguno',
    nor: 'ni',
    or: 'o u',
    and: 'y e',
    with: 'con',
    that: 'que',
    of: 'de del',
    the: 'el la los las lo al',
    a: 'un una',
    some: 'unos unas algún alguna algunos algunas',
    for: 'para por',
    in: 'en',
    to: 'a hasta',
    from: 'desde',
    between: 'entre',
    start:
      'empezar empieza empiece empezando comienza comience comenzar comienzo inicio principio abre abrir',
    end: 'terminar termina termine terminando acabar acaba acabe final fin cierra cerrar',
    minute: 'minuto',
    minutes: 'minutos',
    second: 'segundo',
    seconds: 'segundos',
    dance: 'baile coreografía rutina bailar',
    moves: 'pasos paso movimientos movimiento figuras figura',
    song: 'canción tema',
    please: 'favor',
    want: 'quiero quisiera queremos necesito',
    very: 'muy mucho mucha muchos muchas bastante',
    maximum: 'máximo',
    minimum: 'mínimo',
    about: 'aproximadamente alrededor',
    half: 'medio media',
    strong: 'fuerte potente',
    gentle: 'suave suavemente tranquilo tranquila despacio',
    two: 'dos',
    three: 'tres',
    four: 'cuatro',
    five: 'cinco',
    ten: 'diez',
    fifteen: 'quince',
    twenty: 'veinte',
    thirty: 'treinta',
    forty: 'cuarenta',
    fifty: 'cincuenta',
    ninety: 'noventa',
  }).flatMap(([english, spanish]) => spanish.split(' ').map((word) => [word, english] as const)),
);

/** Words that no English sentence has, of which one or two tell the language. */
const TELLING: ReadonlySet<string> = new Set(
  [
    'sin con que para de del el los las un una y segundos minutos minuto segundo baile coreografía quiero',
    'desde hasta entre empieza empiece empezar termina termine terminar acabe acaba pasos canción',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The words of a request with the grammar of a Spanish one in English, `sin giros` as `without giros`; what is spelled
 * stays. Names, which begin with a capital within the sentence, stay as they are.
 */
export function withEnglishGrammar(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ text, spelled }) => TELLING.has(text) && isLower(spelled))) {
    return tokens;
  }
  return tokens.flatMap((token, i) => {
    const begins = i === 0 || isPunctuation(tokens[i - 1]);
    const english = begins || isLower(token.spelled) ? ENGLISH.get(token.text) : undefined;
    if (english === undefined) {
      return [token];
    }
    // `minuto y medio` is a minute and a half.
    const isAndHalf = english === 'half' && tokens[i - 1]?.text === 'y';
    return isAndHalf
      ? [
          { text: 'a', spelled: '' },
          { ...token, text: 'half' },
        ]
      : [{ ...token, text: english }];
  });
}

function isLower(spelled: string): boolean {
  return spelled === spelled.toLowerCase();
}
