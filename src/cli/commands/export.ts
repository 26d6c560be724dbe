import { Command, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { FILTER_FIELDS, pickFields } from '../../moves/labels/fields.ts';
import type { MoveFilter } from '../../moves/labels/filter.ts';
import { EXPORT_FORMAT_NAMES, type ExportFormat, type ExportProgress } from '../../shared/exportFormats.ts';
import { interruptible } from '../interruption.ts';
import { isLive, liveBar } from '../liveBar.ts';
import { databaseOption, filterOptions, jsonOption } from '../options.ts';
import { counted, printable, printJson, say } from '../output.ts';

interface ExportOptions extends MoveFilter {
  readonly to: ExportFormat;
  readonly out: string;
  readonly clips?: string;
  readonly database?: string;
  readonly json: boolean;
}

export function exportCommand(engine: MoveEngine): Command {
  const command = new Command('export')
    .description('write the moves of the library for other programs')
    .addOption(
      new Option('--to <format>', 'what is written').choices(EXPORT_FORMAT_NAMES).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'the file to write; a new folder for fiftyone, projector and elan');
  return filterOptions(command)
    .option('--clips <folder>', 'the clip folder, or a folder to find it in (default: the current folder)')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action((options: ExportOptions) => exportMoves(engine, options));
}

async function exportMoves(engine: MoveEngine, options: ExportOptions): Promise<void> {
  const { to: format, out, clips, database } = options;
  const filter: MoveFilter = pickFields(options, FILTER_FIELDS);
  const place = { root: process.cwd(), clips, database };
  const bar = isLive(process.stderr) ? liveBar(process.stderr, '{bar} {value} of {total} moves') : null;
  bar?.start(0, 0);
  const onProgress = ({ done, total }: ExportProgress) => {
    bar?.setTotal(total);
    bar?.update(done);
  };
  const exported = await interruptible((signal) =>
    engine.exportLibrary({ place, format, out, filter }, { signal, onProgress }).finally(() => bar?.stop()),
  );
  say(`${counted(exported.moves, 'move')} exported`);
  say(`  ${printable(exported.out)}`);
  if (options.json) {
    printJson(exported);
  }
}
