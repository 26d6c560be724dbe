/** Results go to stdout, everything else to stderr, so that `--json` prints one document and nothing else. */

export function print(text: string): void {
  process.stdout.write(`${lines(text)}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${jsonText(value)}\n`);
}

export function say(text: string): void {
  process.stderr.write(`${lines(text)}\n`);
}

/**
 * Keeps the program going when nobody reads its output any more, as after `| head`, and ends it with an error where the
 * output cannot be written.
 * @param exitCode what the program then ends with
 */
export function guardOutput(exitCode: number): void {
  // Nobody is left to tell.
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      say(`move-embeddings: The output could not be written: ${error.message}`);
      process.once('exit', () => {
        process.exitCode = exitCode;
      });
    }
  });
}

/** The same JSON, with what could move a terminal's cursor written as escapes. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text of several lines, each printable. */
export function lines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** What a clip is called may hold anything; on a terminal it must not move the cursor or fake a line. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** `1 clip`, `2 clips`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) {
    return seconds < 10 ? `${seconds.toFixed(1)} s` : `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
