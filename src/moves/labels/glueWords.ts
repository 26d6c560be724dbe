import { folded } from './wordForms.ts';

const listed = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')).map(folded));

/** Articles, prepositions and their like: passed over within a phrase too. */
export const GLUE: ReadonlySet<string> = listed(
  'a an the of for to with that which this these those in on at from by into is are it its as than then so very',
  'un una unos unas el la los las lo de del al a en con para por hacia que es son su sus se muy y e and or nor but o u ni pero',
);

/** Words that ask, or stand for any move: what is left of a description without them is what it is about. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...GLUE,
  ...listed(
    'bachata dance dances dancing danced dancer dancers move moves movement movements step steps figure figures clip clips',
    'video videos show find search give look looking want need like likes similar something anything some any all every',
    "me my i i'd i'm we you your us our please can could would do does did have has get let make where what how who",
    'really quite rather kind sort type more most lot lots bit little just only maybe also other others one ones there',
    'energy difficulty level levels intensity tempo speed bpm music song mood feel feeling part thing things when while',
    'be been being will should his he they them and-or good nice best great cool',
    'baile bailes bailar bailando bailado paso pasos movimiento movimientos figura figuras clips vídeo vídeos busca buscar busco',
    'buscando muestra muéstrame enseña enséñame encuentra dame quiero quisiera necesito como parecido parecida parecidos',
    'parecidas similar similares algo alguno alguna algún algunos algunas cualquier todo todos toda todas mi mis yo tú tu',
    'donde cuál cuáles qué quién cuando mientras más bastante poco poquito tipo clase otro otra otros otras hay ser sea',
    'esté está están tenga tengan tiene tienen hace hacen haga ritmo energía dificultad nivel niveles intensidad música',
    'canción ánimo bueno buena buenos buenas bonito bonita mejor mejores favor por-favor parte cosa cosas nos les le',
  ),
]);

/** What follows is not wanted; folded words with spaces between, the longest first. */
export const NEGATIONS: readonly (readonly string[])[] = [
  ...[
    'leave out',
    'other than',
    'apart from',
    'anything but',
    'everything but',
    'all but',
    'but no',
    'but not',
  ],
  ...[
    'nada de',
    'ningun tipo de',
    'todo menos',
    'todos menos',
    'pero no',
    'que no sea',
    'que no sean',
    'que no',
  ],
  ...[
    'no',
    'not',
    'without',
    'avoid',
    'skip',
    'except',
    'never',
    'excluding',
    'exclude',
    'minus',
    'non',
    'nor',
  ],
  ...["don't", 'dont', "isn't", "aren't", "doesn't", 'hide'],
  ...[
    'sin',
    'excepto',
    'salvo',
    'menos',
    'ni',
    'nunca',
    'ningun',
    'ninguna',
    'evitar',
    'evita',
    'excluir',
    'tampoco',
  ],
].map((phrase) => phrase.split(' '));

/** Words that go on with a list of what is not wanted: `no spins or dips`. */
export const LISTING: ReadonlySet<string> = listed('or nor o u ni and y e');
