import type { SearchResult } from '../../engine/moveEngine.ts';
import { withFragment } from '../../moves/clipPart.ts';

/** What was searched for: a clip's key or a video's path, with the part of it that was meant, or a description. */
export function queryName(query: SearchResult['query']): string {
  switch (query.kind) {
    case 'clip':
      return query.key;
    case 'part':
      return withFragment(query.key, query.part);
    case 'file':
      return withFragment(query.file, query.part);
    case 'description':
      return query.description;
  }
}
