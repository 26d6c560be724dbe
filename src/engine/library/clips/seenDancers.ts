import { parseClipKey } from '../../../moves/clip.ts';
import { UNITS_PER_HEIGHT, UNSEEN } from '../../../moves/moveTracks.ts';
import type { EngineHandler } from '../../contract/contract.ts';
import { libraryDatabase } from '../../place.ts';

export const seenDancers: EngineHandler<'seenDancers'> = async ({ place, clip }, { libraries }) => {
  const database = await libraryDatabase(place);
  const key = parseClipKey(clip);
  const track = key && (await libraries.read(database, ({ table }) => table.poseTracks([key]))).get(key);
  if (!track?.dancers) {
    return null;
  }
  const { framesPerSecond, aspect, points } = track.dancers;
  return {
    framesPerSecond,
    aspect,
    // Three decimals are a pixel of a picture 1000 pixels high.
    points: Array.from(points, (units) =>
      units === UNSEEN ? null : Math.round((1000 * units) / UNITS_PER_HEIGHT) / 1000,
    ),
    beats: track.beats,
  };
};
