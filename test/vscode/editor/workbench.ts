import { type Browser, chromium, type Page } from 'playwright-core';

/** What the workbench is to open, as absolute paths; a window without a folder where there is none. */
export type Opened = { readonly folder: string } | { readonly workspaceFile: string } | null;

export interface Development {
  /** Folder of the extension to load from source. */
  readonly extension: string;
  /** Module whose `run()` is called inside the extension host. */
  readonly tests?: string;
}

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

export async function openWorkbench(page: Page, port: number, opened: Opened): Promise<void> {
  const query = new URLSearchParams();
  if (opened) {
    const [name, path] = 'folder' in opened ? ['folder', opened.folder] : ['workspace', opened.workspaceFile];
    query.set(name, path);
  } else {
    query.set('ew', 'true');
  }
  await page.goto(`http://localhost:${port}/?${query}`);
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
}

/**
 * Makes the workbench load an extension from its source folder, and run tests in the extension host: the page's own
 * configuration is amended as the page reads it. To be called before the workbench is opened.
 */
export async function develop(page: Page, port: number, { extension, tests }: Development): Promise<void> {
  // The authority must be that of the address bar: another one silently loads nothing.
  const remote = (path: string) => ({
    $mid: 1,
    scheme: 'vscode-remote',
    authority: `localhost:${port}`,
    path,
  });
  const options = {
    extensions: [remote(extension)],
    ...(tests !== undefined && { extensionTestsPath: remote(tests) }),
  };
  await page.addInitScript({ content: `(${AMEND})(${JSON.stringify(options)})` });
}

/** Runs in the page. An init script, because a page that is rewritten on its way loses its connection to the server. */
const AMEND = `function (added) {
  if (window !== window.top) {
    return;
  }
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') {
      return value;
    }
    const configuration = JSON.parse(value);
    const developmentOptions = { ...configuration.developmentOptions, ...added };
    return JSON.stringify({ ...configuration, developmentOptions });
  };
}`;
