import type { ClipKey } from '../../../src/moves/clip.ts';
import type { SeenDancers } from '../../../src/protocol/panelData.ts';
import type { Host } from './hostConnection.ts';

/** Posters that are asked for at a time: each may take the host an ffmpeg. */
const AT_A_TIME = 3;

interface Waiting {
  readonly clip: ClipKey;
  resolve(uri: string): void;
  reject(failure: unknown): void;
}

/** What there is to be seen of clips: posters, playable films, where the dancers were found. Asked for once each, posters a few at a time, what came into sight last first. */
export class ClipMedia {
  readonly #host: Pick<Host, 'request'>;
  readonly #posters = new Map<ClipKey, Promise<string>>();
  readonly #playables = new Map<ClipKey, Promise<string>>();
  readonly #dancers = new Map<ClipKey, Promise<SeenDancers | null>>();
  readonly #waiting: Waiting[] = [];
  #asking = 0;

  constructor(host: Pick<Host, 'request'>) {
    this.#host = host;
  }

  poster(clip: ClipKey): Promise<string> {
    return remembered(this.#posters, clip, () => {
      const uri = new Promise<string>((resolve, reject) => this.#waiting.push({ clip, resolve, reject }));
      this.#askNext();
      return uri;
    });
  }

  playable(clip: ClipKey): Promise<string> {
    return remembered(
      this.#playables,
      clip,
      async () => (await this.#host.request('playable', { clip })).uri,
    );
  }

  /** Null where nobody was seen in it. */
  dancers(clip: ClipKey): Promise<SeenDancers | null> {
    return remembered(this.#dancers, clip, () => this.#host.request('seenDancers', { clip }));
  }

  /** Clips may have changed: their pictures are asked for again when they are next in sight. */
  forget(): void {
    this.#posters.clear();
    this.#playables.clear();
    this.#dancers.clear();
  }

  #askNext(): void {
    while (this.#asking < AT_A_TIME) {
      const next = this.#waiting.pop();
      if (!next) {
        return;
      }
      this.#asking++;
      this.#host
        .request('poster', { clip: next.clip })
        .then(({ uri }) => next.resolve(uri), next.reject)
        .finally(() => {
          this.#asking--;
          this.#askNext();
        });
    }
  }
}

/** Failures are not remembered: what failed may work the next time. */
function remembered<T>(known: Map<ClipKey, Promise<T>>, clip: ClipKey, ask: () => Promise<T>): Promise<T> {
  const before = known.get(clip);
  if (before) {
    return before;
  }
  const asked = ask();
  known.set(clip, asked);
  asked.catch(() => known.delete(clip));
  return asked;
}
