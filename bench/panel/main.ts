import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from '../../test/vscode/editor/findChromium.ts';
import { startPanelServer } from '../../test/webview/panelServer.ts';
import { measurePanel } from './panelFigures.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu'];

/** Loads the packed extension as the editor does, with an editor that has nothing in it. */
const LOAD = `
  const Module = require('node:module');
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? {} : load(name, ...rest));
  const start = performance.now();
  require(process.argv[1]);
  console.log(performance.now() - start);
`;

/** Figures of the interface. What activating takes in the editor itself, its tests print. */
async function main(): Promise<void> {
  execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  const executablePath = await findChromium();
  if (executablePath === null) {
    throw new Error('The panel needs a browser: install Chromium, or name one in CHROMIUM_PATH.');
  }
  const server = await startPanelServer();
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  for (const moves of [150, 10_000]) {
    const { firstPaint, firstRows, map, filter, rerank } = await measurePanel(browser, server.address, moves);
    console.log(`${moves} moves: first paint ${ms(firstPaint)}, rows ${ms(firstRows)}, map ${ms(map)}`);
    console.log(`${moves} moves: a bar's click ${ms(filter)}, a weight's step ${ms(rerank)}`);
  }
  await browser.close();
  server.close();
  measurePackage();
}

function measurePackage(): void {
  const vsix = execFileSync(process.execPath, ['scripts/package.mjs'], { encoding: 'utf8' }).trim();
  console.log(`package: ${(statSync(vsix.split('\n').at(-1) ?? '').size / 2 ** 20).toFixed(1)} MB`);
  const extension = `./out/package/${process.platform}-${process.arch}/dist/extension.js`;
  const loads = [1, 2, 3, 4, 5].map(() =>
    Number(execFileSync(process.execPath, ['-e', LOAD, extension], { encoding: 'utf8' })),
  );
  console.log(`loading the extension: ${ms(loads.sort((a, b) => a - b)[2])}`);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

void main();
