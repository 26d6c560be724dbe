import type { ReactiveController } from 'lit';

/** How long a pointer must rest on a clip before it plays. */
const REST_MS = 120;

interface Host {
  addController(controller: ReactiveController): void;
  requestUpdate(): void;
}

/** Plays a clip's preview while the pointer or the focus rests on it; not where people want little motion. */
export class HoverPreview implements ReactiveController {
  readonly #host: Host;
  readonly #address: () => Promise<string>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #visits = 0;
  /** Address of the film that is to be shown now; null for none. */
  uri: string | null = null;

  /** @param address asks for the address of the clip that the host shows at that time */
  constructor(host: Host, address: () => Promise<string>) {
    this.#host = host;
    this.#address = address;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  readonly start = (): void => {
    clearTimeout(this.#timer);
    if (this.uri === null && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const visit = ++this.#visits;
      this.#timer = setTimeout(() => void this.#load(visit), REST_MS);
    }
  };

  readonly stop = (): void => {
    clearTimeout(this.#timer);
    this.#visits++;
    this.#show(null);
  };

  async #load(visit: number): Promise<void> {
    // A clip without a preview keeps its poster; a click says why it cannot play.
    const uri = await this.#address().catch(() => null);
    if (visit === this.#visits) {
      this.#show(uri);
    }
  }

  #show(uri: string | null): void {
    if (uri !== this.uri) {
      this.uri = uri;
      this.#host.requestUpdate();
    }
  }
}
