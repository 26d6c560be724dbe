/** What a dancer would call right of a move: words of its path, label and ratings. */
export interface Right {
  /** Of each list one must be there: a piece of the path or label, or a rating such as `low energy`. */
  readonly has: readonly (readonly string[])[];
  /** None of these may be there. */
  readonly lacks?: readonly string[];
  readonly bpm?: readonly [number, number];
  readonly seconds?: readonly [number, number];
}

export interface WordSearch {
  readonly words: string;
  /** Null where nothing should be found. */
  readonly right: Right | null;
}

function search(words: string, ...has: readonly (string | readonly string[])[]): WordSearch {
  return { words, right: { has: has.map((one) => (typeof one === 'string' ? [one] : one)) } };
}

function without(words: string, lacks: readonly string[], ...has: readonly string[]): WordSearch {
  return { words, right: { has: has.map((one) => [one]), lacks } };
}

const nothing = (words: string): WordSearch => ({ words, right: null });

const TURN = ['turn', 'spin', 'vuelta', 'giro'];
const CALM = ['slow', 'low energy'];
const LIVELY = ['energetic', 'high energy', 'fast'];

/** Written before the search was made, by what a dancer expects; in English and Spanish. */
export const WORD_SEARCHES: readonly WordSearch[] = [
  search('dip', 'dip'),
  search('dips', 'dip'),
  search('caída', 'dip'),
  search('caida lateral', 'sidedip'),
  search('side dip', 'sidedip'),
  search('vuelta de la chica', ['ladyturn', 'lady_turn']),
  search('giro de la dama', ['ladyturn', 'lady_turn']),
  search('lady turn', ['ladyturn', 'lady_turn']),
  search('lady turn to the left', ['ladyturn'], 'left'),
  search('vuelta de la chica a la izquierda', ['ladyturn'], 'left'),
  search('follower turn right', ['ladyturn'], 'right'),
  search('giro', TURN),
  search('giró', TURN),
  search('giros', TURN),
  search('vuelta', TURN),
  search('vuelta doble', 'double', TURN),
  search('double spin', 'double', 'spin'),
  search('doublespin', 'double', 'spin'),
  search('spin', 'spin'),
  without('no spins', ['spin']),
  without('basic without shadow', ['shadow'], 'basic'),
  without('sin vueltas', TURN),
  without('sombra sin caída', ['dip'], 'shadow'),
  without('shadow, no golpes', ['golpe'], 'shadow'),
  without('not sensual', ['sensual']),
  without('básico que no sea lento', ['slow', 'low energy'], 'basic'),
  nothing('asdfgh'),
  nothing('qwertz uiop'),
  nothing('chacarera'),
  search('slow romantic basic', CALM, 'romantic', 'basic'),
  search('slow basic', CALM, 'basic'),
  search('básico lento', CALM, 'basic'),
  search('basic', 'basic'),
  search('básico', 'basic'),
  search('paso básico', 'basic'),
  search('energetic spin', ['energetic', 'high energy'], 'spin'),
  search('sensual body wave, low energy', ['bodywave'], 'low energy'),
  search('ondas corporales', ['bodywave', 'body_wave']),
  search('body roll', ['bodywave']),
  search('hip roll', ['hiproll']),
  search('hiprolls', ['hiproll']),
  search('movimiento de cadera', ['hiproll']),
  search('cadera', ['hip']),
  search('hamerlock', 'hammerlock'),
  search('martillo', 'hammerlock'),
  search('hammerl', 'hammerlock'),
  search('cross body lead', ['cross_body_lead', 'crossbody']),
  search('paso cruzado', ['cross_body_lead', 'crossbody']),
  search('head roll', ['headroll']),
  search('giro de cabeza', ['headroll']),
  search('juego de pies', ['footwork']),
  search('footwork', ['footwork']),
  search('pisadas', ['footwork']),
  search('golpe', 'golpe'),
  search('estilo de brazos', ['arm']),
  search('arm styling', ['arm']),
  search('entrada', 'intro'),
  search('how to start a dance', 'intro'),
  search('salida', 'outro'),
  search('final', 'outro'),
  search('posición de sombra', 'shadow'),
  search('easy shadow', 'beginner', 'shadow'),
  search('sombra fácil', 'beginner', 'shadow'),
  search('advanced spin', 'advanced', 'spin'),
  search('giro difícil', 'advanced', TURN),
  search('something calm and romantic', CALM, 'romantic'),
  search('algo tranquilo', CALM),
  search('movimientos enérgicos', LIVELY),
  search('fast footwork', LIVELY, 'footwork'),
  search('bolero', 'bolero'),
  search('paseala', 'paseala'),
  search('paséala', 'paseala'),
  search('sensul shadow', 'sensual', 'shadow'),
  search('beginner', 'beginner'),
  search('para principiantes', 'beginner'),
  { words: '130 bpm', right: { has: [], bpm: [123.5, 136.5] } },
  { words: 'around 120 bpm', right: { has: [], bpm: [114, 126] } },
  { words: 'under 125 bpm', right: { has: [], bpm: [0, 125] } },
  { words: 'shadow under 130 bpm', right: { has: [['shadow']], bpm: [0, 130] } },
  { words: 'básico entre 120 y 130 bpm', right: { has: [['basic']], bpm: [120, 130] } },
  { words: 'under 12 seconds', right: { has: [], seconds: [0, 12] } },
  { words: 'más de 10 segundos', right: { has: [], seconds: [10, 600] } },
];
