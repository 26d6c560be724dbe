/**
 * What dancers say, in English and Spanish: bachata first, with words of salsa, kizomba and zouk. Phrases are in lower
 * case and in the singular, without articles and prepositions; `lento/a` stands for both genders. The first phrase of
 * each language is the concept's name. Plurals, accents and words written as one are read without being listed.
 */
export interface Concept {
  /** A figure is what is danced; a detail is how, where or by whom. */
  readonly kind: 'figure' | 'detail';
  readonly en: readonly string[];
  readonly es: readonly string[];
  /** Concepts that it is one of or made of: who searches for one of these finds it too. */
  readonly of?: readonly string[];
}

function figure(en: readonly string[], es: readonly string[], of: readonly string[] = []): Concept {
  return { kind: 'figure', en, es, of };
}

function detail(en: readonly string[], es: readonly string[], of: readonly string[] = []): Concept {
  return { kind: 'detail', en, es, of };
}

export const CONCEPTS: Readonly<Record<string, Concept>> = {
  basic: figure(
    ['basic', 'basic step', 'fundamental', 'foundation'],
    ['básico/a', 'paso básico', 'paso base', 'base', 'fundamento'],
  ),

  turn: figure(['turn', 'twirl'], ['vuelta', 'vueltita', 'giro', 'girar']),
  spin: figure(['spin', 'pirouette'], ['giro', 'pirueta', 'trompo', 'spin'], ['turn']),
  ladyturn: figure(
    ['lady turn', 'inside turn', 'outside turn', 'underarm turn', 'under arm turn', 'follower turn'],
    ['vuelta chica', 'vuelta bajo brazo', 'vuelta por debajo', 'vuelta interior', 'vuelta exterior'],
    ['lady', 'turn'],
  ),
  manturn: figure(['leader turn'], ['vuelta chico'], ['leader', 'turn']),
  tilted_turn: figure(['tilted turn', 'tilt'], ['giro inclinado', 'tilt'], ['turn']),
  barrel_roll: figure(['barrel roll', 'barrel'], ['barrel roll', 'barril'], ['roll']),

  cross_body_lead: figure(
    ['cross body lead', 'cross body', 'cbl', 'cross lead'],
    ['paso cruzado', 'dile que no', 'dile no', 'cross body', 'cruzado/a'],
    ['cross', 'lead'],
  ),
  hammerlock: figure(
    ['hammerlock', 'hammer lock', 'hammer'],
    ['martillo', 'llave martillo', 'brazo espalda', 'llave'],
    ['lock'],
  ),
  lock: figure(['lock', 'locked'], ['candado', 'bloqueo', 'bloqueado/a', 'trabado/a']),
  wrap: figure(
    ['wrap', 'cuddle', 'embrace', 'sweetheart', 'basket'],
    ['abrazo', 'abrazado/a', 'envoltura', 'canasta'],
  ),

  head: figure(['head', 'hair', 'neck'], ['cabeza', 'pelo', 'cabello', 'melena', 'cuello']),
  headroll: figure(
    ['head roll', 'head circle', 'head movement', 'head turn', 'head whip', 'hair flick', 'hair roll'],
    [
      ...['movimiento cabeza', 'vuelta cabeza', 'giro cabeza', 'círculo cabeza', 'rotación cabeza'],
      ...['cabezazo', 'latigazo', 'ola cabeza', 'onda cabeza'],
    ],
    ['head', 'roll'],
  ),
  hip: figure(['hip', 'pelvis'], ['cadera', 'pelvis']),
  hiproll: figure(
    ['hip roll', 'hip circle', 'hip movement', 'hip rotation', 'hip wave'],
    ['movimiento cadera', 'giro cadera', 'vuelta cadera', 'círculo cadera', 'rotación cadera', 'ola cadera'],
    ['hip', 'roll'],
  ),
  body: figure(['body', 'torso', 'chest', 'ribcage'], ['cuerpo', 'torso', 'pecho', 'corporal', 'torácico/a']),
  wave: figure(['wave', 'ripple', 'undulation'], ['onda', 'ola', 'ondulación', 'ondita', 'olita']),
  roll: figure(['roll', 'circle'], ['círculo', 'rotación', 'roll']),
  bodywave: figure(
    ['body wave', 'body roll', 'chest wave', 'chest roll', 'body movement'],
    ['onda corporal', 'onda cuerpo', 'ola cuerpo', 'ola corporal', 'movimiento cuerpo', 'ondulación cuerpo'],
    ['body', 'wave'],
  ),
  isolation: figure(['isolation'], ['aislamiento', 'disociación']),
  shimmy: figure(['shimmy', 'shake'], ['shimmy', 'sacudida', 'temblor']),

  dip: figure(['dip', 'drop'], ['caída', 'dip', 'caidita', 'inclinación']),
  sidedip: figure(['side dip'], ['caída lateral', 'caída lado'], ['side', 'dip']),
  cambre: figure(
    ['cambre', 'back bend', 'backbend', 'layback', 'lay back', 'arch'],
    ['cambré', 'arco', 'quebrada', 'arqueo', 'cambrado/a'],
  ),
  lift: figure(['lift', 'carry'], ['elevación', 'cargada', 'portada', 'alzada']),
  counterbalance: figure(['counterbalance', 'lean'], ['contrapeso', 'contrabalance', 'apoyo']),

  shadow: figure(['shadow', 'shadow position'], ['sombra', 'posición sombra']),
  footwork: figure(
    ['footwork', 'foot work', 'foot', 'feet', 'shine'],
    [
      ...['juego pie', 'pisada', 'trabajo pie', 'pie', 'zapateo', 'taconeo'],
      ...['paso libre', 'juego pierna'],
    ],
  ),
  leg: figure(['leg', 'knee'], ['pierna', 'rodilla', 'muslo']),
  kick: figure(['kick', 'flick'], ['patada', 'patadita']),
  tap: figure(['tap', 'toe tap'], ['punta', 'toque']),
  syncopation: figure(['syncopation', 'syncopated'], ['síncopa', 'sincopado/a', 'contratiempo']),
  slide: figure(['slide', 'glide'], ['deslizamiento', 'deslizado/a', 'arrastre']),
  walk: figure(['walk', 'promenade'], ['caminata', 'caminar', 'caminado/a', 'paseo']),
  jump: figure(['jump', 'hop'], ['salto', 'brinco', 'saltito']),

  arm: figure(['arm', 'elbow', 'shoulder'], ['brazo', 'codo', 'hombro']),
  hand: figure(['hand', 'finger'], ['mano', 'dedo']),
  styling: detail(['styling', 'style', 'styled'], ['estilo', 'adorno', 'estilismo', 'estilización']),
  arm_styling: figure(
    ['arm styling', 'arm style', 'arm work', 'arm movement', 'hand styling'],
    ['estilo brazo', 'adorno brazo', 'braceo', 'movimiento brazo', 'juego brazo', 'brazo'],
    ['arm', 'styling'],
  ),
  hand_change: figure(['hand change', 'change hand', 'hand toss'], ['cambio mano', 'pase mano'], ['hand']),
  caress: figure(['caress', 'stroke', 'touch'], ['caricia', 'acariciar', 'mimo']),
  brush: figure(['brush', 'sweep'], ['roce', 'barrido', 'rozar']),
  comb: figure(['comb', 'hair comb', 'hair brush'], ['peine', 'peinado/a', 'peinar']),

  golpe: figure(['hit', 'accent', 'punch', 'golpe'], ['golpe', 'golpecito', 'acento', 'marca']),
  pose: figure(
    ['pose', 'freeze', 'pause', 'stop', 'break'],
    ['pose', 'pausa', 'parada', 'quieto/a', 'freno'],
  ),
  intro: figure(
    ['intro', 'introduction', 'entrance', 'entry', 'opening', 'opener', 'start', 'beginning', 'invitation'],
    [
      'entrada',
      'inicio',
      'introducción',
      'comienzo',
      'principio',
      'apertura',
      'arranque',
      'invitación',
      'empezar',
      'comenzar',
      'iniciar',
    ],
  ),
  outro: figure(
    ['outro', 'ending', 'finish', 'finale', 'end', 'exit', 'closing', 'final pose'],
    [
      'salida',
      'final',
      'cierre',
      'fin',
      'remate',
      'pose final',
      'despedida',
      'acabar',
      'terminar',
      'finalizar',
      'cerrar',
    ],
  ),
  combination: figure(
    ['combination', 'combo', 'sequence', 'routine', 'complete'],
    ['combinación', 'secuencia', 'completo/a', 'rutina', 'serie'],
  ),

  mambo: figure(['mambo', 'mambo step'], ['mambo']),
  open_break: figure(['open break', 'break back'], ['rompe', 'abre']),
  enchufla: figure(['enchufla', 'plug in'], ['enchufla', 'enchufa']),
  copa: figure(['copa', 'in and out'], ['copa']),
  sombrero: figure(['sombrero', 'hat'], ['sombrero']),
  setenta: figure(['setenta', 'seventy'], ['setenta']),
  vacilala: figure(['vacilala'], ['vacílala', 'vacila']),
  exhibela: figure(['exhibela', 'show her'], ['exhíbela', 'exhibe']),
  guapea: figure(['guapea'], ['guapea', 'guapeo']),
  susie_q: figure(['susie q', 'suzie q', 'suzy q'], ['susie q']),

  saida: figure(['saida', 'kizomba exit'], ['saída', 'saida']),
  ginga: figure(['ginga'], ['ginga']),
  tarraxinha: figure(['tarraxinha', 'tarraxa', 'tarraxo'], ['tarraxinha', 'tarraxa']),
  virgula: figure(['virgula', 'comma'], ['vírgula', 'coma']),
  estrela: figure(['estrela', 'star'], ['estrella', 'estrela']),
  retrocesso: figure(['retrocesso', 'retreat'], ['retroceso', 'retrocesso']),

  lateral: figure(['lateral', 'lateral basic'], ['lateral', 'básico lateral']),
  bonus: figure(['bonus'], ['bonus']),
  boomerang: figure(['boomerang'], ['bumerán', 'boomerang']),
  elastic: figure(['elastic', 'elastico'], ['elástico/a']),
  chicote: figure(['chicote', 'whip'], ['chicote', 'látigo']),
  soltinho: figure(['soltinho'], ['soltinho', 'soltiño']),
  viradinha: figure(['viradinha'], ['viradinha']),
  yoyo: figure(['yo yo', 'yoyo', 'ioio'], ['yoyó', 'yo yo']),

  lady: detail(
    ['lady', 'ladies', 'follower', 'follow', 'girl', 'woman', 'women', 'her', 'partner'],
    ['chica', 'dama', 'seguidora', 'mujer', 'muchacha', 'señora', 'ella', 'follower', 'pareja'],
  ),
  leader: detail(
    ['leader', 'man', 'men', 'guy', 'gentleman', 'boy', 'male'],
    ['chico', 'líder', 'hombre', 'caballero', 'muchacho'],
  ),
  lead: detail(['lead'], ['guía', 'marca']),
  solo: detail(['solo', 'alone'], ['solo/a', 'suelto/a', 'individual']),

  left: detail(['left'], ['izquierda', 'izquierdo', 'izq']),
  right: detail(['right'], ['derecha', 'derecho', 'der']),
  double: detail(['double', 'twice', 'two'], ['doble', 'dos', 'dos vez']),
  triple: detail(['triple', 'three'], ['triple', 'tres']),
  single: detail(['single', 'one'], ['único/a', 'una sola']),
  half: detail(['half'], ['medio giro', 'media vuelta', 'mitad']),
  side: detail(['side', 'sideways'], ['lado', 'lateral', 'costado']),
  back: detail(['back', 'backward', 'behind', 'reverse'], ['atrás', 'espalda', 'detrás', 'reversa']),
  front: detail(['front', 'forward', 'ahead'], ['adelante', 'delante', 'frente']),
  cross: detail(['cross', 'crossed'], ['cruce', 'cruzado/a', 'cruz']),
  inside: detail(['inside', 'inward'], ['interior', 'dentro', 'adentro']),
  outside: detail(['outside', 'outward'], ['exterior', 'fuera', 'afuera']),
  open: detail(['open', 'open position'], ['abierto/a', 'posición abierta']),
  closed: detail(
    ['closed', 'close position', 'close', 'closed position', 'close embrace'],
    ['cerrado/a', 'posición cerrada', 'pegado/a'],
  ),
  change: detail(['change', 'switch'], ['cambio', 'cambiar']),

  salsa: detail(['salsa'], ['salsa']),
  kizomba: detail(['kizomba'], ['kizomba']),
  zouk: detail(['zouk', 'brazilian zouk'], ['zouk', 'zouk brasileño']),
  merengue: detail(['merengue'], ['merengue']),
  bolero: figure(['bolero'], ['bolero']),
  tango: detail(['tango'], ['tango']),
  dominican: detail(['dominican', 'traditional'], ['dominicano/a', 'tradicional']),
};

export type Language = 'en' | 'es';

/** A concept as dancers call it: `caída` for `dip` in Spanish. Null for what is no concept. */
export function conceptName(id: string, language: Language): string | null {
  const [name] = Object.hasOwn(CONCEPTS, id) ? CONCEPTS[id][language] : [];
  return name === undefined ? null : name.replace('/a', '');
}
