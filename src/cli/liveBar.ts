import { SingleBar } from 'cli-progress';

const WIDEST_BAR = 24;

/** Whether a line can be drawn over again: on a terminal that understands how. */
export function isLive(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): boolean {
  return stream.isTTY && environment.TERM !== 'dumb';
}

/** A progress bar that leaves room for its text on a narrow terminal. @param format as cli-progress has it */
export function liveBar(stream: NodeJS.WriteStream, format: string): SingleBar {
  return new SingleBar({
    stream,
    format,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: Math.min(WIDEST_BAR, Math.floor(stream.columns / 4)),
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
}
