import { readFile } from 'node:fs/promises';
import { EngineClient } from '../../src/engine/process/client.ts';
import { libraryHandlers } from '../../src/extension/panel/libraryHandlers.ts';
import { DEFAULT_WEIGHTS } from '../../src/moves/weights.ts';
import type { Handlers } from '../../src/protocol/contract.ts';
import type { ToHost } from '../../src/protocol/panel.ts';
import { type BuiltLibrary, builtLibrary } from '../builtLibrary.ts';

/** A host for pages in a plain browser: the engine itself, on a library of the sample clips. */
export interface EngineHost {
  /** What the host answers; only what needs the editor does nothing. */
  handlers(language: string): Handlers<ToHost>;
  readonly library: BuiltLibrary;
  close(): void;
}

/** @param address where the page may read a file */
export async function startEngineHost(address: (file: string) => string): Promise<EngineHost> {
  const library = await builtLibrary();
  const client = new EngineClient({ script: 'dist/engine.js' });
  const place = { root: library.root };
  const served = libraryHandlers({
    engine: client.engine,
    place: () => place,
    ffmpegPath: () => undefined,
    address,
    checkMayRun: () => undefined,
  });
  const handlers = (language: string): Handlers<ToHost> => ({
    ...served,
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
        failed: library.failed,
      };
    },
    generate: () => ({ cancelled: false, moves: 0, embedded: 0, failed: 0 }),
    cancel: () => null,
    keepLayout: () => null,
    openClip: () => null,
    revealProblems: () => null,
    openSettings: () => null,
    checkSetup: () => null,
  });
  return { handlers, library, close: () => client.dispose() };
}

async function translationsOf(language: string): Promise<Record<string, string>> {
  return language === 'en' ? {} : JSON.parse(await readFile(`l10n/bundle.l10n.${language}.json`, 'utf8'));
}
