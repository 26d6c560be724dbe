import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { panelPage } from './parts.ts';

/** The theme's name among the classes of a webview's body. */
const KINDS: Readonly<Record<string, string>> = {
  'Default Light Modern': 'vscode-light',
  'Default Dark Modern': 'vscode-dark',
  'Default High Contrast': 'vscode-high-contrast',
};

/** What axe finds wrong with an element of the panel in front, once it has the colours of a theme. */
export async function themeViolations(page: Page, theme: string, element: string): Promise<string[]> {
  await panelPage(page).locator(`body.${KINDS[theme]} ${element}`).waitFor();
  const { violations } = await new AxeBuilder({ page })
    .include(['iframe.webview.ready', '#active-frame', element])
    .options({ preload: false })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
