import { AnalysedSongs } from './choreography/songs/analysedSongs.ts';
import type { EngineTools } from './engineTools.ts';
import { ClipPictures } from './library/clips/clipPictures.ts';
import { DescriptionVectors } from './library/descriptionVectors.ts';
import { OpenLibraries } from './openLibraries.ts';

/** What an engine keeps between requests; its methods share it. */
export interface EngineContext {
  readonly tools: EngineTools;
  readonly libraries: OpenLibraries;
  readonly descriptions: DescriptionVectors;
  readonly pictures: ClipPictures;
  readonly songs: AnalysedSongs;
}

export function engineContext(tools: EngineTools): EngineContext {
  return {
    tools,
    libraries: new OpenLibraries(),
    descriptions: new DescriptionVectors(tools.models),
    pictures: new ClipPictures(),
    songs: new AnalysedSongs(),
  };
}
