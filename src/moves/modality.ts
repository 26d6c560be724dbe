/** The three things that are embedded of a clip: how the dancers move, what music plays, what it is called. */
export const MODALITIES = ['pose', 'audio', 'text'] as const;

export type Modality = (typeof MODALITIES)[number];

/** Length of each modality's vector. */
export const DIMENSIONS: Readonly<Record<Modality, number>> = { pose: 512, audio: 128, text: 384 };
