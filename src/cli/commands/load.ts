import { resolve } from 'node:path';
import { Command } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { databaseOption, jsonOption } from '../options.ts';
import { counted, printable, printJson, say } from '../output.ts';

interface LoadOptions {
  readonly database?: string;
  readonly uniqueClipId: boolean;
  readonly json: boolean;
}

export function loadCommand(engine: MoveEngine): Command {
  return new Command('load')
    .description('take the moves of an embeddings file into the library')
    .argument('<file>', 'an embeddings file, such as move_embeddings.json')
    .addOption(databaseOption())
    .option('--unique-clip-id', 'of moves that share a clip id, take the first only', false)
    .addOption(jsonOption())
    .action(async (file: string, options: LoadOptions) => {
      const result = await engine.load({
        place: { root: process.cwd(), database: options.database },
        file: resolve(file),
        uniqueClipId: options.uniqueClipId,
      });
      for (const { clipId, keys } of result.sharedClipIds) {
        say(`Share the clip id ${printable(clipId)}, all kept: ${keys.map(printable).join(', ')}`);
      }
      for (const { clipId, key } of result.skipped) {
        say(`Left out, the clip id ${printable(clipId)} is taken: ${printable(key)}`);
      }
      say(`${counted(result.loaded, 'move')} loaded, ${result.moves} in the library`);
      say(`  ${result.database}`);
      if (options.json) {
        printJson({
          database: result.database,
          loaded: result.loaded,
          skipped: result.skipped.map(({ clipId, key }) => ({ clip_id: clipId, clip_key: key })),
          shared_clip_ids: result.sharedClipIds.map(({ clipId, keys }) => ({
            clip_id: clipId,
            clip_keys: keys,
          })),
          moves: result.moves,
        });
      }
    });
}
