import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FILTER_FIELDS, LABEL_FIELDS } from '../moves/labels/fields.ts';
import { MODALITIES, type Modality } from '../moves/modality.ts';
import { DEFAULT_WEIGHTS, WEIGHT_PRESETS, type Weights } from '../moves/weights.ts';

/** A URI is passed on as it is, a path is made absolute: LanceDB takes some relative names for its cloud. */
export function databaseUri(value: string): string {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(value) ? value : resolve(value);
}

export function databaseOption(): Option {
  return new Option('--database <uri>', 'the move library: a folder or any LanceDB URI').argParser(
    databaseUri,
  );
}

export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on stdout').default(false);
}

export function countOption(usual = 10): Option {
  return new Option('-k <number>', 'how many moves to show').argParser(positiveInteger).default(usual);
}

export function ffmpegOption(): Option {
  return new Option('--ffmpeg <path>', 'the ffmpeg program to use').argParser((value: string) =>
    resolve(value),
  );
}

export function filterOptions(command: Command): Command {
  for (const field of FILTER_FIELDS) {
    const { open, values } = LABEL_FIELDS[field];
    const option = new Option(`--${field} <${field}...>`, 'only these');
    command.addOption(open ? option : option.choices(values));
  }
  return command;
}

export function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return number;
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isInteger(number) || number < 0) {
    throw new InvalidArgumentError('It must be a whole number from 0.');
  }
  return number;
}

/** A time in a clip: `4`, `4.25`. */
export function seconds(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new InvalidArgumentError('It must be a number of seconds from 0, such as 4.5.');
  }
  return number;
}

/** `2/4` → the second of four parts. */
export function parseShard(value: string): { index: number; count: number } {
  const [index, count] = /^(\d+)\/(\d+)$/.exec(value)?.slice(1).map(Number) ?? [];
  if (!index || !count || index > count) {
    throw new InvalidArgumentError('It must be K/N with K from 1 to N, such as 2/4.');
  }
  return { index, count };
}

/** The name of a preset, or `pose=.7,audio=.3` → weights; a part that is not named counts nothing. */
export function parseWeights(value: string): Weights {
  const preset = Object.entries(WEIGHT_PRESETS).find(([name]) => name === value);
  if (preset) {
    return preset[1];
  }
  const weights: Record<Modality, number> = { pose: 0, audio: 0, text: 0 };
  for (const part of value.split(',')) {
    const [name, amount = ''] = part.split('=').map((piece) => piece.trim());
    const modality = MODALITIES.find((known) => known === name);
    const number = Number(amount);
    if (!modality || amount === '' || !Number.isFinite(number) || number < 0) {
      throw new InvalidArgumentError(`It must look like ${formatWeights(DEFAULT_WEIGHTS)}.`);
    }
    weights[modality] = number;
  }
  if (weights.pose + weights.audio + weights.text === 0) {
    throw new InvalidArgumentError('At least one weight must be more than 0.');
  }
  return weights;
}

export function formatWeights(weights: Weights): string {
  return MODALITIES.map((modality) => `${modality}=${weights[modality]}`).join(',');
}

export function absolutePath(path: string): string {
  return resolve(path);
}

export function wholeSeed(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number >= 2 ** 31) {
    throw new InvalidArgumentError('It must be a whole number from 0.');
  }
  return number;
}
