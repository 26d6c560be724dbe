import { Command } from 'commander';
import type { SetupCheck } from '../../engine/answers.ts';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { EXIT } from '../exitCodes.ts';
import { databaseOption, ffmpegOption, jsonOption } from '../options.ts';
import { print, printJson } from '../output.ts';

interface DoctorOptions {
  readonly database?: string;
  readonly ffmpeg?: string;
  readonly json: boolean;
}

const SIGN: Readonly<Record<SetupCheck['state'], string>> = { ok: '✓', warning: '!', missing: '✗' };

export function doctorCommand(engine: MoveEngine): Command {
  return new Command('doctor')
    .description('say what works on this machine and what is missing, with the command that gets it')
    .addOption(databaseOption())
    .addOption(ffmpegOption())
    .addOption(jsonOption())
    .action(async (options: DoctorOptions) => {
      const report = await engine.checkSetup({
        place: { root: process.cwd(), database: options.database },
        ffmpegPath: options.ffmpeg,
      });
      if (options.json) {
        printJson(report);
      } else {
        print(report.checks.map(checkText).join('\n'));
      }
      process.exitCode = report.ready ? EXIT.done : EXIT.couldNotStart;
    });
}

function checkText({ name, state, detail, remedy }: SetupCheck): string {
  const line = `${SIGN[state]} ${name}: ${detail}`;
  return remedy === null ? line : `${line}\n    ${remedy}`;
}
