import { randomBytes } from 'node:crypto';
import { l10n, Uri, type Webview } from 'vscode';

/** Where the build puts the panel and its worker. */
export function panelFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The page that the panel draws itself into. Scripts run by nonce alone; pictures and films come from the local roots;
 * the map's worker is a blob, because a webview's scripts are of another origin than the page. Style sheets are
 * constructed by the scripts, which no policy forbids them; there are no inline styles.
 */
export function panelHtml(
  webview: Webview,
  extensionUri: Uri,
  { script, title }: { readonly script: string; readonly title: string } = {
    script: 'panel.js',
    title: l10n.t('Moves'),
  },
): string {
  const nonce = randomBytes(16).toString('base64');
  const source = webview.cspSource;
  const file = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(panelFolder(extensionUri), name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `img-src ${source}`,
    `media-src ${source}`,
    `connect-src ${source}`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body>
<script type="module" nonce="${nonce}" src="${file(script)}" data-map-worker="${file('mapWorker.js')}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
