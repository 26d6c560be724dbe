#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { engineOnFirstUse } from '../engine/engineOnFirstUse.ts';
import { toolsIn } from '../engine/engineTools.ts';
import { choreographCommand } from './commands/choreograph.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { generateCommand } from './commands/generate.ts';
import { labelCommand } from './commands/label.ts';
import { listCommand } from './commands/list.ts';
import { loadCommand } from './commands/load.ts';
import { mcpCommand } from './commands/mcp.ts';
import { modelsCommand } from './commands/models.ts';
import { lockCommand, replanCommand, swapCommand } from './commands/planChanges.ts';
import { renderCommand } from './commands/render.ts';
import { searchCommand } from './commands/search.ts';
import { sheetCommand } from './commands/sheet.ts';
import { similarCommand } from './commands/similar.ts';
import { statsCommand } from './commands/stats.ts';
import { EXIT, reportFailure } from './exitCodes.ts';
import { guardOutput, say } from './output.ts';

async function main(): Promise<void> {
  guardOutput(EXIT.couldNotStart);
  const engine = engineOnFirstUse(async () => {
    const { localEngine } = await import('../engine/localEngine.ts');
    return localEngine(toolsIn(__dirname, say));
  });
  const program = new Command('move-embeddings')
    .description('Turns a folder of dance-move clips into a searchable move library, on this machine.')
    .version(version)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const command of [
    generateCommand(engine),
    labelCommand(engine),
    loadCommand(engine),
    exportCommand(engine),
    statsCommand(engine),
    listCommand(engine),
    similarCommand(engine),
    searchCommand(engine),
    choreographCommand(engine),
    replanCommand(engine),
    swapCommand(engine),
    lockCommand(engine),
    sheetCommand(engine),
    renderCommand(engine),
    modelsCommand(engine),
    doctorCommand(engine),
    mcpCommand(engine),
  ]) {
    program.addCommand(command.exitOverride());
  }
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has already said what is wrong with the arguments, or printed the help that was asked for.
    process.exitCode =
      error instanceof CommanderError
        ? error.exitCode === 0
          ? EXIT.done
          : EXIT.couldNotStart
        : reportFailure(error);
  }
}

void main();
