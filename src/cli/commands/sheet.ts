import { Command, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { absolutePath } from '../options.ts';
import { print, printable } from '../output.ts';

export function sheetCommand(engine: MoveEngine): Command {
  return new Command('sheet')
    .description('write a plan as a cue sheet to print, or as cuts for a video editor')
    .argument('<plan>', 'a plan, such as dance.choreography.json', absolutePath)
    .addOption(
      new Option('--out <file>', 'the file to write: .html to print, .csv, .otio or .edl')
        .argParser(absolutePath)
        .makeOptionMandatory(),
    )
    .action(async (planFile: string, { out }: { readonly out: string }) => {
      const { file } = await engine.cueSheet({ planFile, out });
      print(printable(file));
    });
}
