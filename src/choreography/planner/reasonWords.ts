import type { Placed } from './placed.ts';
import type { Stage } from './stage.ts';

const SMOOTH = 0.7;
const ROUGH = 0.45;
/** From here on a part of the fit is a reason. */
const GOOD = 0.75;

/** Why a move stands where it does, as phrases for a person. */
export function reasonWords(stage: Stage, placed: Placed, before: Placed | null): string[] {
  const { move, fitParts } = placed;
  const metadata = move?.metadata;
  const good = (part: keyof typeof fitParts) => (fitParts[part] ?? 0) >= GOOD;
  return [
    ...roleWords(stage, placed),
    ...musicWords([
      metadata?.energyLevel && good('energy') ? `${metadata.energyLevel} energy` : null,
      metadata?.style && good('style') ? metadata.style : null,
    ]),
    ...(metadata?.difficulty && good('difficulty')
      ? [`${metadata.difficulty}, for this point of the dance`]
      : []),
    ...(good('words') ? ['like your description'] : []),
    ...(good('sound') ? ['danced to similar music'] : []),
    ...tempoWords(placed),
    ...flowWords(placed, before),
    ...varietyWords(placed),
  ];
}

function musicWords(traits: readonly (string | null)[]): string[] {
  const shared = traits.filter((trait) => trait !== null);
  return shared.length === 0 ? [] : [`${shared.join(' and ')}, as suits the music here`];
}

function roleWords(stage: Stage, { move, startBeat, beats }: Placed): string[] {
  const { span } = stage;
  const role = move && stage.roleOf(move);
  if (role === 'opening' && startBeat === span.startBeat) {
    return ['opens the dance'];
  }
  return role === 'ending' && startBeat + beats === span.endBeat ? ['ends the dance'] : [];
}

function tempoWords({ framed: { take } }: Placed): string[] {
  const percent = Math.round((take.pace - 1) * 100);
  const stretch = percent === 0 ? '' : `, ${Math.abs(percent)} % ${percent > 0 ? 'faster' : 'slower'}`;
  switch (take.kind) {
    case 'beats':
      return [`its beats on the song's${stretch}`];
    case 'own':
      return ['at its own pace: its beats are not known'];
    case 'off':
      return [`its tempo does not meet the song's${stretch}`];
    case 'held':
      return [`too short for its place${stretch}`];
  }
}

function flowWords({ flow }: Placed, before: Placed | null): string[] {
  if (!before) {
    return [];
  }
  if (flow === null) {
    return ['how it joins the move before was not seen'];
  }
  if (flow >= SMOOTH) {
    return ['begins as the move before ends'];
  }
  return flow < ROUGH ? ['the dancers jump from the move before'] : [];
}

function varietyWords({ variety }: Placed): string[] {
  return variety <= 0.5 ? ['danced again'] : [];
}
