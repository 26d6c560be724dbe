import { Command } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { statisticsJson } from '../../tools/json/statisticsJson.ts';
import { databaseOption, jsonOption } from '../options.ts';
import { print, printJson } from '../output.ts';
import { statisticsText } from '../presenting/statisticsText.ts';

export function statsCommand(engine: MoveEngine): Command {
  return new Command('stats')
    .description('show what the library holds and lacks')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action(async (options: { readonly database?: string; readonly json: boolean }) => {
      const place = { root: process.cwd(), database: options.database };
      const statistics = await engine.statistics({ place });
      if (options.json) {
        printJson(statisticsJson(statistics));
      } else {
        print(statisticsText(statistics));
      }
    });
}
