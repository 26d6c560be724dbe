import buildOnce from '../buildOnce.ts';
import { findChromium } from '../vscode/editor/findChromium.ts';

/** The build as it stands, and a browser: installed here, once, before several files ask for it at a time. */
export default async function preparePanel(): Promise<void> {
  buildOnce();
  await findChromium();
}
