import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { panelPage } from './parts.ts';

/** The theme's name among the classes of a webview's body. */
const KINDS: Readonly<Record<string, string>> = {
  'Default Dark Modern': 'vscode-dark',
  'Default High Contrast': 'vscode-high-contrast',
};

/** What axe finds wrong with the statistics panel in the editor, once it has the colours of a theme. */
export async function themeViolations(page: Page, theme: string): Promise<string[]> {
  await panelPage(page).locator(`body.${KINDS[theme]} move-panel`).waitFor();
  const { violations } = await new AxeBuilder({ page })
    .include(['iframe.webview.ready', '#active-frame', 'move-panel'])
    .options({ preload: false })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
