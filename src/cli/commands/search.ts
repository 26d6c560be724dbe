import { Command } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { countOption, databaseOption, filterOptions, jsonOption } from '../options.ts';
import { type RankingOptions, rankingRequest, showRanking } from './ranking.ts';

export function searchCommand(engine: MoveEngine): Command {
  const command = new Command('search')
    .description('find moves by a description, such as "slow romantic basic"')
    .argument('<description>')
    .addOption(countOption());
  return filterOptions(command)
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action(async (description: string, options: RankingOptions) => {
      showRanking(await engine.search({ ...rankingRequest(options), description }), options);
    });
}
