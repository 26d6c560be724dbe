import buildOnce from '../buildOnce.ts';
import { builtLibrary } from '../builtLibrary.ts';
import { findChromium } from '../vscode/editor/findChromium.ts';

/** The build as it stands, a library made by it, and a browser: once, before several files ask for them at a time. */
export default async function preparePanel(): Promise<void> {
  buildOnce();
  await builtLibrary();
  await findChromium();
}
