import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The absolute path of a file or folder that came with the program, the nearest above the running file: one up from a
 * bundle in dist/, more from a source file. Null where the program was taken apart.
 * @param path from the program's own folder
 */
export function packaged(path: string): string | null {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) {
      return join(folder, path);
    }
    if (folder === dirname(folder)) {
      return null;
    }
  }
}
