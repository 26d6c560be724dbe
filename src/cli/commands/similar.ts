import { Command, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../../moves/weights.ts';
import {
  countOption,
  databaseOption,
  filterOptions,
  formatWeights,
  jsonOption,
  parseWeights,
} from '../options.ts';
import { type RankingOptions, rankingRequest, showRanking } from './ranking.ts';

interface SimilarOptions extends RankingOptions {
  readonly weights: Weights;
}

export function similarCommand(engine: MoveEngine): Command {
  const command = new Command('similar')
    .description('show the moves most like one')
    .argument('<clip>', 'a clip key, a clip id or the path of a clip')
    .addOption(countOption())
    .addOption(
      new Option('--weights <weights>', 'how much each part counts')
        .argParser(parseWeights)
        .default(DEFAULT_WEIGHTS, formatWeights(DEFAULT_WEIGHTS)),
    );
  return filterOptions(command)
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action(async (clip: string, options: SimilarOptions) => {
      showRanking(
        await engine.similar({ ...rankingRequest(options), clip, weights: options.weights }),
        options,
      );
    });
}
