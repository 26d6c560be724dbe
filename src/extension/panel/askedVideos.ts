import { l10n, Uri, window } from 'vscode';
import { isVideoName, VIDEO_EXTENSIONS } from '../../moves/clip.ts';
import { Failure } from '../../shared/failure.ts';

/** A video that the user names, absolute. */
interface AskedVideo {
  readonly file: string;
}

/** Lets the user choose a video anywhere on this machine; null where they choose none. */
export async function chooseVideo(folder: Uri): Promise<AskedVideo | null> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Find Moves Similar to a Video'),
    openLabel: l10n.t('Find Similar'),
    defaultUri: folder,
    filters: { [l10n.t('Videos')]: [...VIDEO_EXTENSIONS] },
  });
  const [uri] = chosen ?? [];
  return uri === undefined ? null : { file: uri.fsPath };
}

/**
 * The first video among URIs that were dropped on the page.
 * @throws Failure `bad-request` where there is none that this machine can read
 */
export function droppedVideo(uris: string): AskedVideo {
  for (const line of uris.split(/\r?\n/)) {
    const uri = parsed(line.trim());
    // What lies on the machine of a remote window lies on the engine's.
    if (uri !== null && ['file', 'vscode-remote'].includes(uri.scheme) && isVideoName(uri.path)) {
      return {
        file: uri.with({ scheme: 'file', authority: uri.scheme === 'file' ? uri.authority : '' }).fsPath,
      };
    }
  }
  throw new Failure('bad-request', l10n.t('That is no video.'), {
    remedy: l10n.t('Drop a video from the Explorer, or choose one.'),
  });
}

function parsed(line: string): Uri | null {
  try {
    return line === '' || line.startsWith('#') ? null : Uri.parse(line, true);
  } catch {
    // What was dropped need not be an address.
    return null;
  }
}
