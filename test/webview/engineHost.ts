import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EngineClient } from '../../src/engine/process/client.ts';
import { LabelHistory } from '../../src/extension/labels/labelHistory.ts';
import { labelHandlers } from '../../src/extension/panel/labelHandlers.ts';
import { libraryHandlers } from '../../src/extension/panel/libraryHandlers.ts';
import { ENGLISH } from '../../src/moves/speech.ts';
import { DEFAULT_WEIGHTS } from '../../src/moves/weights.ts';
import type { Handlers } from '../../src/protocol/contract.ts';
import type { ToHost } from '../../src/protocol/panel.ts';
import type { AskedProgress } from '../../src/protocol/panelData.ts';
import { type BuiltLibrary, builtLibrary } from '../builtLibrary.ts';

/** A video beside the library: the file that one of its clips is a copy of. */
export const OUTSIDE_VIDEO = resolve('samples/clips/spin/double_spin.mp4');

/** A host for pages in a plain browser: the engine itself, on a library of the sample clips. */
export interface EngineHost {
  /** What the host answers; only what needs the editor does nothing. */
  handlers(language: string, onAskedProgress?: (progress: AskedProgress) => void): Handlers<ToHost>;
  readonly library: BuiltLibrary;
  /** The folders that pages may read from: the library's, and its copy once something has been labelled. */
  folders(): readonly string[];
  close(): void;
}

/** @param address where the page may read a file */
export async function startEngineHost(address: (file: string) => string): Promise<EngineHost> {
  const library = await builtLibrary();
  const client = new EngineClient({ script: 'dist/engine.js' });
  const original = { root: library.root };
  let place = original;
  /** The library is shared with other tests: what is labelled is a copy. */
  const copied = async (now: typeof original) => {
    if (now !== original) {
      return now;
    }
    const root = await mkdtemp(join(tmpdir(), 'labelled-'));
    await cp(library.root, root, { recursive: true, preserveTimestamps: true });
    return { root };
  };
  const labels = new LabelHistory(async (edits) => {
    place = await copied(place);
    return client.engine.label({ place, edits: [...edits] });
  });
  const handlers: EngineHost['handlers'] = (language, onAskedProgress = () => undefined) => ({
    ...labelHandlers(() => labels, ENGLISH),
    ...libraryHandlers({
      engine: client.engine,
      place: () => place,
      ffmpegPath: () => undefined,
      address,
      onAskedProgress,
      checkMayRun: () => undefined,
    }),
    ready: async () => ({
      root: 'samples',
      title: 'Sample clips',
      settings: { weights: { ...DEFAULT_WEIGHTS } },
      layout: null,
      subject: { kind: 'statistics' },
      generation: { state: 'idle' },
      changedClips: 0,
      trusted: true,
      language,
      translations: await translationsOf(language),
    }),
    changes: async () => {
      const { plan } = await client.engine.generate({ place, dryRun: true });
      const failed = new Set(library.failed.map(({ key }) => key));
      return {
        added: plan.added.filter((key) => !failed.has(key)),
        changed: plan.changed.map(({ key }) => key),
        relabelled: plan.metadataOnly,
        gone: plan.gone,
        failed: library.failed.map(({ key, reason }) => ({
          key,
          reason: { because: 'other', words: reason },
        })),
      };
    },
    generate: () => ({ cancelled: false, moves: 0, embedded: 0, failed: 0 }),
    cancel: () => null,
    chooseVideo: () => ({ file: OUTSIDE_VIDEO }),
    droppedVideo: ({ uris }) => ({ file: decodeURIComponent(new URL(uris).pathname) }),
    keepLayout: () => null,
    openClip: () => null,
    revealClip: () => null,
    copyPaths: () => null,
    collect: () => null,
    revealProblems: () => null,
    exportMoves: () => null,
    openSettings: () => null,
    checkSetup: () => null,
  });
  return {
    handlers,
    library,
    folders: () => [original.root, place.root],
    close: () => {
      client.dispose();
      if (place !== original) {
        rmSync(place.root, { recursive: true });
      }
    },
  };
}

async function translationsOf(language: string): Promise<Record<string, string>> {
  return language === 'en' ? {} : JSON.parse(await readFile(`l10n/bundle.l10n.${language}.json`, 'utf8'));
}
