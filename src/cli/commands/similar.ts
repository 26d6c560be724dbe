import { Command, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { DEFAULT_WEIGHTS, WEIGHT_PRESETS, type Weights } from '../../moves/weights.ts';
import { analysisDisplay } from '../analysisDisplay.ts';
import { interruptible } from '../interruption.ts';
import {
  countOption,
  databaseOption,
  ffmpegOption,
  filterOptions,
  formatWeights,
  jsonOption,
  parseWeights,
  seconds,
} from '../options.ts';
import { type RankingOptions, rankingRequest, showRanking } from './ranking.ts';

interface SimilarOptions extends RankingOptions {
  readonly weights: Weights;
  readonly from?: number;
  readonly to?: number;
  readonly ffmpeg?: string;
}

/** `movement (pose=1,audio=0,text=0.25) or reference (…)`. */
function presetList(): string {
  return Object.entries(WEIGHT_PRESETS)
    .map(([name, weights]) => `${name} (${formatWeights(weights)})`)
    .join(' or ');
}

export function similarCommand(engine: MoveEngine): Command {
  const command = new Command('similar')
    .description('show the moves most like a clip, or a part of one, of the library or from anywhere')
    .argument('<clip>', 'a clip key, a clip id or the path of any video')
    .addOption(new Option('--from <seconds>', 'where the part begins that is compared').argParser(seconds))
    .addOption(new Option('--to <seconds>', 'where it ends').argParser(seconds))
    .addOption(countOption())
    .addOption(
      new Option('--weights <weights>', `how much each part counts, or ${presetList()}`)
        .argParser(parseWeights)
        .default(DEFAULT_WEIGHTS, formatWeights(DEFAULT_WEIGHTS)),
    );
  return filterOptions(command)
    .addOption(databaseOption())
    .addOption(ffmpegOption())
    .addOption(jsonOption())
    .action(async (clip: string, options: SimilarOptions) => {
      const { weights, from, to, ffmpeg: ffmpegPath } = options;
      const request = { ...rankingRequest(options), clip, from, to, weights, ffmpegPath };
      const display = analysisDisplay(process.stderr);
      const result = await interruptible((signal) =>
        engine
          .similar(request, { signal, onProgress: (progress) => display.show(progress) })
          .finally(() => display.close()),
      );
      showRanking(result, options);
    });
}
