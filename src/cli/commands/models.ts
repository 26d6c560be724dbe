import { Command } from 'commander';
import type { ModelStatus } from '../../engine/answers.ts';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { jsonOption } from '../options.ts';
import { print, printJson, say } from '../output.ts';
import { modelsTable } from '../presenting/modelsTable.ts';

export function modelsCommand(engine: MoveEngine): Command {
  return new Command('models')
    .description('the networks that embed text and pose: which are here, and getting others')
    .addCommand(listCommand(engine), { isDefault: true })
    .addCommand(addCommand(engine));
}

function listCommand(engine: MoveEngine): Command {
  return new Command('list')
    .description('show the models')
    .addOption(jsonOption())
    .action(async ({ json }: { readonly json: boolean }) => {
      const models = await engine.models({});
      if (json) {
        printJson(models);
      } else {
        print(modelsTable(models));
      }
    });
}

function addCommand(engine: MoveEngine): Command {
  return new Command('add')
    .description('install a model from a file, or from its publisher')
    .argument('<model>', 'a model file, or the id of a model')
    .option('--accept-licence', "agree to the model's licence", false)
    .action(async (model: string, { acceptLicence }: { readonly acceptLicence: boolean }) => {
      const added: ModelStatus = await engine.addModel({ model, acceptLicence });
      say(`${added.title} (${added.licence}) is installed:`);
      say(`  ${added.folder}`);
    });
}
