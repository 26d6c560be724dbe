import { l10n } from 'vscode';
import { Failure } from '../shared/failure.ts';
import { isServed } from './servedPlatforms.ts';

/**
 * Says so where there are no binaries of the move library and the networks for this machine, which the engine would
 * only die of.
 * @throws Failure
 */
export function refuseForeignPlatform(): void {
  const { platform, arch } = process;
  if (!isServed(platform, arch)) {
    throw new Failure(
      'bad-request',
      l10n.t('Move Embeddings cannot run on this machine ({0}).', `${platform}-${arch}`),
      {
        remedy: l10n.t(
          'It runs on Linux (x64 and arm64), on Macs with Apple’s own processors and on Windows (x64).',
        ),
      },
    );
  }
}
