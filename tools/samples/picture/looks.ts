/** How a dancer looks. Colours are #rrggbb. */
export interface Look {
  readonly skin: string;
  readonly hair: string;
  readonly hairStyle: 'short' | 'bun' | 'ponytail' | 'long' | 'topknot';
  readonly beard: boolean;
  readonly top: string;
  /** How far sleeves reach: none, to the elbow's middle, or to the wrist. */
  readonly sleeves: 'none' | 'short' | 'long';
  readonly bottom: string;
  readonly legs: 'trousers' | 'shorts' | 'skirt' | 'dress';
  readonly shoes: string;
  /** 1 for broad shoulders and straight hips, 0 for a waist and round hips. */
  readonly broadness: number;
}

const LEAD = {
  broadness: 1,
  skin: '#d9a27a',
  hair: '#2a1d1a',
  hairStyle: 'short',
  legs: 'trousers',
} as const;
const FOLLOW = { broadness: 0, beard: false, skin: '#e8b795', hair: '#5a2f1e' } as const;

/** What the dancers of the samples wear. */
export const LOOKS = {
  greenShirt: { ...LEAD, beard: true, top: '#2f5d4a', sleeves: 'long', bottom: '#8a6b45', shoes: '#f1efe9' },
  whiteShirt: {
    ...LEAD,
    beard: false,
    skin: '#a8714a',
    hair: '#17120f',
    top: '#ebe7dd',
    sleeves: 'long',
    bottom: '#232a3d',
    shoes: '#3a2a22',
  },
  navyShirt: {
    ...LEAD,
    beard: true,
    hairStyle: 'topknot',
    top: '#27365f',
    sleeves: 'long',
    bottom: '#4a4f57',
    shoes: '#e6e2d8',
  },
  mustardShirt: {
    ...LEAD,
    beard: false,
    skin: '#8a5a3c',
    hair: '#120d0b',
    top: '#d19a2c',
    sleeves: 'short',
    bottom: '#2b2f38',
    shoes: '#efece4',
  },
  redDress: {
    ...FOLLOW,
    hairStyle: 'bun',
    top: '#c02a3e',
    sleeves: 'none',
    bottom: '#b02438',
    legs: 'dress',
    shoes: '#d9b08a',
  },
  tealDress: {
    ...FOLLOW,
    hair: '#d8b06a',
    skin: '#f0c4a4',
    hairStyle: 'ponytail',
    top: '#1f8c8c',
    sleeves: 'short',
    bottom: '#1b7a7d',
    legs: 'dress',
    shoes: '#2b2b33',
  },
  stripedShorts: {
    ...FOLLOW,
    hair: '#d9b36c',
    skin: '#f0c6a8',
    hairStyle: 'bun',
    top: '#d2566b',
    sleeves: 'short',
    bottom: '#39496f',
    legs: 'shorts',
    shoes: '#f2efe8',
  },
  blackLeggings: {
    ...FOLLOW,
    hair: '#1c1412',
    skin: '#b67f58',
    hairStyle: 'ponytail',
    top: '#e7a83b',
    sleeves: 'none',
    bottom: '#24242c',
    legs: 'trousers',
    shoes: '#f4f1ea',
  },
  violetSkirt: {
    ...FOLLOW,
    hair: '#7a3420',
    hairStyle: 'long',
    top: '#efe6ea',
    sleeves: 'short',
    bottom: '#7b3f8c',
    legs: 'skirt',
    shoes: '#3a2533',
  },
} as const satisfies Readonly<Record<string, Look>>;

export type LookName = keyof typeof LOOKS;
