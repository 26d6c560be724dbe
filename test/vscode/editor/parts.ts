import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The parts of the workbench that stories touch. */

/** Runs a command from the palette, as a user does. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  const deadline = Date.now() + 60_000;
  for (;;) {
    // The open list does not learn of commands that come late: it is opened again.
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input');
    await input.waitFor({ state: 'visible' });
    await input.fill(`>${title}`);
    const isThere = await row.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) {
      // Once: a second try might run the command twice.
      await page.keyboard.press('Enter');
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`The palette does not list "${title}".`);
    }
    await page.keyboard.press('Escape');
  }
}

/** Opens folders in the Explorer down to a file, and gives its row. */
export async function explorerRow(page: Page, ...path: readonly string[]): Promise<Locator> {
  for (const name of path.slice(0, -1)) {
    const folder = page.getByRole('treeitem', { name, exact: true });
    await folder.waitFor();
    if ((await folder.getAttribute('aria-expanded')) !== 'true') {
      await folder.click();
    }
  }
  const row = page.getByRole('treeitem', { name: new RegExp(`^${escaped(path.at(-1) ?? '')}`) });
  await row.waitFor();
  return row;
}

/** Clicks an item of a row's context menu. */
export async function chooseInMenu(page: Page, row: Locator, title: string): Promise<void> {
  await row.click({ button: 'right' });
  await page.locator('.monaco-menu .action-item', { hasText: title }).click();
}

/** A notification that says this. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-list-item', { hasText: text });
}

/** The page inside the panel that is in front. */
export function panelPage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
