/** What a person does who wants to be elsewhere on the page. */
const BY_PERSON = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const;

/**
 * Brings the page back to where it was scrolled to, and tells where it rests from then on. What a page shows arrives bit
 * by bit, so it is scrolled again as it grows, until it is there or somebody scrolls it.
 */
export class KeptScroll {
  readonly #onRest: (top: number) => void;
  readonly #grown = new ResizeObserver(() => this.#scroll());
  /** Where it is to be brought; null once it is there. */
  #top: number | null = null;

  constructor(onRest: (top: number) => void) {
    this.#onRest = onRest;
  }

  connect(page: Element): void {
    this.#grown.observe(page);
    document.addEventListener('scrollend', this.#rested);
    for (const event of BY_PERSON) {
      addEventListener(event, this.#let, { passive: true, capture: true });
    }
  }

  disconnect(): void {
    this.#grown.disconnect();
    document.removeEventListener('scrollend', this.#rested);
    for (const event of BY_PERSON) {
      removeEventListener(event, this.#let, { capture: true });
    }
  }

  restore(top: number): void {
    this.#top = top;
    this.#scroll();
  }

  #scroll(): void {
    if (this.#top !== null) {
      scrollTo(0, this.#top);
      if (Math.abs(scrollY - this.#top) <= 1) {
        this.#top = null;
      }
    }
  }

  readonly #let = (): void => {
    this.#top = null;
  };

  readonly #rested = (): void => {
    if (this.#top === null) {
      this.#onRest(Math.round(scrollY));
    }
  };
}
