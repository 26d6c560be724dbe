import { Command, InvalidArgumentError, Option } from 'commander';
import { ENCODER_CHOICES, type EncoderChoice } from '../../choreography/render/renderOptions.ts';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { renderedJson } from '../../tools/json/renderedJson.ts';
import { interruptible } from '../interruption.ts';
import { absolutePath, ffmpegOption, jsonOption } from '../options.ts';
import { printJson, say } from '../output.ts';
import { renderedText } from '../presenting/renderedVideo.ts';
import { renderDisplay } from '../presenting/renderProgress.ts';

interface RenderCommandOptions {
  readonly out: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly fps: number;
  readonly overlay: boolean;
  readonly blend: boolean;
  readonly encoder: EncoderChoice;
  readonly ffmpeg?: string;
  readonly json: boolean;
}

export function renderCommand(engine: MoveEngine): Command {
  return new Command('render')
    .description("make the video of a plan, cut on the song's beats")
    .argument('<plan>', 'a plan, such as dance.choreography.json', absolutePath)
    .addOption(
      new Option('--out <file>', 'the video to write, an .mp4').argParser(absolutePath).makeOptionMandatory(),
    )
    .addOption(
      new Option('--size <size>', 'width and height in pixels')
        .argParser(parseSize)
        .default({ width: 1280, height: 720 }, '1280x720'),
    )
    .addOption(new Option('--fps <number>', 'frames in a second').argParser(positiveNumber).default(30))
    .option('--overlay', "write the moves' names and the counts over the picture", false)
    .option('--blend', 'mix neighbouring pictures of a clip that is stretched', false)
    .addOption(
      new Option('--encoder <kind>', 'what encodes the picture').choices(ENCODER_CHOICES).default('auto'),
    )
    .addOption(ffmpegOption())
    .addOption(jsonOption())
    .action((plan: string, options: RenderCommandOptions) => render(engine, plan, options));
}

async function render(engine: MoveEngine, planFile: string, options: RenderCommandOptions): Promise<void> {
  const display = renderDisplay(process.stderr);
  const video = await interruptible((signal) =>
    engine
      .render(
        {
          planFile,
          out: options.out,
          ...options.size,
          framesPerSecond: options.fps,
          overlay: options.overlay,
          blend: options.blend,
          encoder: options.encoder,
          ffmpegPath: options.ffmpeg,
        },
        { signal, onProgress: (progress) => display.show(progress) },
      )
      .finally(() => display.close()),
  );
  say(renderedText(video));
  if (options.json) {
    printJson(renderedJson(video));
  }
}

/** `1280x720` → both sides in pixels, even as H.264 needs. */
function parseSize(value: string): { width: number; height: number } {
  const [width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(value)?.slice(1).map(Number) ?? [];
  const isSide = (side: number | undefined) =>
    side !== undefined && side >= 16 && side <= 7680 && side % 2 === 0;
  if (!isSide(width) || !isSide(height)) {
    throw new InvalidArgumentError('It must be two even numbers, such as 1280x720.');
  }
  return { width, height };
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0)) {
    throw new InvalidArgumentError('It must be a number, such as 30 or 29.97.');
  }
  return number;
}
