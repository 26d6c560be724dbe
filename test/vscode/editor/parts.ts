import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The parts of the workbench that stories touch. */

/** Runs a command from the palette, as a user does. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  const deadline = Date.now() + 60_000;
  for (;;) {
    // The open list does not learn of commands that come late: it is opened again.
    await page.keyboard.press('F1');
    if (await isListed(page, title, row)) {
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

/** Types a command's title into the palette; false where the palette does not list it, or has not opened. */
async function isListed(page: Page, title: string, row: Locator): Promise<boolean> {
  try {
    await page.locator('.quick-input-widget input').fill(`>${title}`, { timeout: 2_000 });
    await row.waitFor({ timeout: 2_000 });
    return true;
  } catch {
    return false;
  }
}

/** Types an answer to what the editor asks under a title. */
export async function answer(page: Page, title: string, text: string): Promise<void> {
  const input = asked(page, title).locator('input[type="text"]');
  await input.fill(text);
  await input.press('Enter');
}

/** The field of a dialog that asks for a file or folder, once the dialog has put the path there that it begins with. */
export async function pathAsked(page: Page, title: string): Promise<Locator> {
  const input = asked(page, title).locator('input[type="text"]');
  await expect.poll(() => input.inputValue()).toContain('/');
  return input;
}

/** What the editor asks under a title. */
export function asked(page: Page, title: string): Locator {
  return page.locator('.quick-input-widget', {
    has: page.locator('.quick-input-title', { hasText: title }).and(page.locator(':visible')),
  });
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

/** Chooses an item of a row's context menu. */
export async function chooseInMenu(page: Page, row: Locator, title: string): Promise<void> {
  await row.click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-item', { hasText: title });
  await item.hover();
  // By the keyboard: a menu that has just opened takes no clicks yet.
  await item.and(page.locator('.focused')).press('Enter');
  await item.waitFor({ state: 'detached' });
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
