import { execa } from 'execa';
import type { FfmpegTools } from './findFfmpeg.ts';

/** What an ffmpeg was built with: builds without patented formats, or made small, lack much. */
export interface FfmpegAbilities {
  /** Names of the codecs that it can decode, such as `av1`, whichever decoder does it. */
  readonly decoders: ReadonlySet<string>;
  /** Names of its encoders, such as `libx264`. */
  readonly encoders: ReadonlySet<string>;
  /** Each of a demuxer's names by itself: `mov`, `mp4`. */
  readonly demuxers: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

const asked = new WeakMap<FfmpegTools, Promise<FfmpegAbilities>>();

/** Asks an ffmpeg, once for each `FfmpegTools`, what it was built with. A list that it does not give is empty. */
export function ffmpegAbilities(tools: FfmpegTools): Promise<FfmpegAbilities> {
  const known = asked.get(tools) ?? ask(tools);
  asked.set(tools, known);
  return known;
}

async function ask({ ffmpeg }: FfmpegTools): Promise<FfmpegAbilities> {
  const list = async (option: string) => {
    const { stdout } = await execa(ffmpeg, ['-hide_banner', option], {
      stdin: 'ignore',
      timeout: 20_000,
      reject: false,
    });
    return stdout;
  };
  const printed = await Promise.all(['-decoders', '-encoders', '-demuxers', '-filters'].map(list));
  const [decoders, encoders, demuxers, filters] = printed;
  return {
    decoders: new Set(entriesOf(decoders).map(({ name, title }) => codecIn(title) ?? name)),
    encoders: new Set(entriesOf(encoders).map(({ name }) => name)),
    demuxers: new Set(entriesOf(demuxers).flatMap(({ name }) => name.split(','))),
    filters: new Set(entriesOf(filters).map(({ name }) => name)),
  };
}

/** Lines such as ` V....D libdav1d             dav1d AV1 decoder by VideoLAN (codec av1)`. */
function entriesOf(printed: string): { readonly name: string; readonly title: string }[] {
  return [...printed.matchAll(/^ +[A-Z.|]+d? +(?:d +)?([\w,-]+) +(.*)$/gm)].map(([, name, title]) => ({
    name,
    title,
  }));
}

/** The codec of a decoder that is not called after it. */
function codecIn(title: string): string | undefined {
  return /\(codec ([\w-]+)\)\s*$/.exec(title)?.[1];
}
