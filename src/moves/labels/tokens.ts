/** A word of a sentence in lower case, or a punctuation mark that ends a part of it. */
export interface Token {
  readonly text: string;
  /** As the sentence spells it. */
  readonly spelled: string;
}

const TOKEN = /\d+:\d+|\d+(?:\.\d+)?|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[,;.!?]/gu;

/** The words, numbers and punctuation marks of a sentence; hyphens and underscores part words. */
export function tokensOf(sentence: string): Token[] {
  return Array.from(sentence.normalize('NFC').matchAll(TOKEN), ([spelled]) => ({
    text: spelled.toLowerCase().replaceAll('’', "'"),
    spelled,
  }));
}

export function isPunctuation({ text }: Token): boolean {
  return /^[,;.!?]$/.test(text);
}
