import { parseClipKey } from '../../../moves/clip.ts';
import { Failure } from '../../../shared/failure.ts';
import type { MadeFile } from '../../answers.ts';
import type { EngineHandler, RequestOf } from '../../contract/contract.ts';
import type { EngineContext } from '../../engineContext.ts';
import { libraryDatabase } from '../../place.ts';
import { ClipFiles } from './clipFiles.ts';
import type { PictureKind } from './clipPictures.ts';

export const poster: EngineHandler<'poster'> = (request, context) => picture('poster', request, context);

export const preview: EngineHandler<'preview'> = (request, context) => picture('preview', request, context);

async function picture(
  kind: PictureKind,
  { place, clip, ffmpegPath }: RequestOf<PictureKind>,
  { libraries, pictures }: EngineContext,
): Promise<MadeFile> {
  const database = await libraryDatabase(place);
  const key = parseClipKey(clip);
  const move = key && (await libraries.read(database, ({ table }) => table.header(key)));
  const clips = new ClipFiles(place);
  const file = move && (await clips.find(move));
  if (!file) {
    throw new Failure('unknown-clip', `The clip ${clip} is not there.`, {
      remedy: 'Generate again to bring the library up to date.',
    });
  }
  return { file: await pictures.file(kind, file, move, await clips.libraryRoot(), ffmpegPath) };
}
