/** Figures that a suite measures, to be printed and not asserted: machines differ. */
declare global {
  var suiteNotes: string[] | undefined;
}

export function note(text: string): void {
  globalThis.suiteNotes = [...notes(), text];
}

export function notes(): string[] {
  return globalThis.suiteNotes ?? [];
}
