import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { ANNOTATED_FIELDS, type AnnotatedField, columnOf, rulesOf } from '../../moves/labels/fields.ts';
import type { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { labelledJson } from '../../tools/json/labelledJson.ts';
import { EXIT } from '../exitCodes.ts';
import { databaseOption, jsonOption, seconds } from '../options.ts';
import { counted, printable, printJson, say } from '../output.ts';
import { sayLabelled, sayUntaken, untakenJson } from '../presenting/labelled.ts';

interface LabelOptions extends Readonly<Record<string, unknown>> {
  readonly tag: readonly string[];
  readonly untag: readonly string[];
  readonly clear: readonly AnnotatedField[];
  readonly import?: string;
  readonly export?: string;
  readonly annotations?: string;
  readonly database?: string;
  readonly json: boolean;
}

/** Options that say a field are called like it, in the singular. */
const OPTION_NAMES: Partial<Readonly<Record<AnnotatedField, string>>> = { notes: 'note', tags: 'tag' };

export function labelCommand(engine: MoveEngine): Command {
  const command = new Command('label')
    .description('say what clips are: in the annotations file, which the library follows')
    .argument('[clips...]', 'clip keys, clip ids or paths of clips');
  for (const field of ANNOTATED_FIELDS.filter((each) => rulesOf(each).kind !== 'many')) {
    command.addOption(fieldOption(field));
  }
  return command
    .addOption(
      new Option('--tag <tag>', 'add a tag; may be given several times').argParser(collect).default([]),
    )
    .addOption(new Option('--untag <tag>', 'take a tag away').argParser(collect).default([]))
    .addOption(
      new Option('--clear <field>', `say nothing in a field: ${ANNOTATED_FIELDS.map(columnOf).join(', ')}`)
        .argParser(collectField)
        .default([]),
    )
    .option(
      '--import <file>',
      'take the labels of a CSV, an annotations file or an annotator_bachata project',
    )
    .option('--export <file>', 'write the labels into a .csv or .json file')
    .option('--annotations <file>', 'the annotations file')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action((clips: string[], options: LabelOptions) => label(engine, clips, options));
}

async function label(engine: MoveEngine, clips: readonly string[], options: LabelOptions): Promise<void> {
  const place = { root: process.cwd(), annotations: options.annotations, database: options.database };
  const edit = editOf(clips, options);
  if (options.export !== undefined) {
    const { file, clips: labelled } = await engine.writeLabelFile({
      place,
      file: resolve(options.export),
      ...(clips.length === 0 ? {} : { clips: [...clips] }),
    });
    say(`Labels of ${counted(labelled, 'clip')} written to ${printable(file)}`);
    if (options.json) {
      printJson({ file, clips: labelled });
    }
  } else if (options.import !== undefined) {
    const read = await engine.readLabelFile({ place, file: resolve(options.import) });
    const labelled = await engine.label({ place, edits: [...read.edits] });
    sayUntaken(read, options.import);
    sayLabelled(labelled);
    if (options.json) {
      printJson({ ...labelledJson(labelled), ...untakenJson(read) });
    }
    process.exitCode = labelled.refused.length > 0 || read.problems.length > 0 ? EXIT.clipsFailed : EXIT.done;
  } else {
    if (clips.length === 0 || edit === null) {
      throw new InvalidArgumentError('Name clips and what they are, such as: label spin/a.mp4 --tag class');
    }
    const labelled = await engine.label({ place, edits: [edit] });
    sayLabelled(labelled);
    if (options.json) {
      printJson(labelledJson(labelled));
    }
    process.exitCode = labelled.refused.length > 0 ? EXIT.clipsFailed : EXIT.done;
  }
}

/** Null where nothing is said. */
function editOf(clips: readonly string[], options: LabelOptions): LabelEdit | null {
  const said = ANNOTATED_FIELDS.flatMap((field) => {
    const value = options[OPTION_NAMES[field] ?? field];
    const { kind, values } = rulesOf(field);
    return kind === 'many' || value === undefined ? [] : [[field, kind === 'flag' ? values[0] : value]];
  });
  const edit = {
    clips,
    // Each option's own parser has checked it, and so does the engine.
    set: Object.fromEntries(said) as LabelEdit['set'],
    clear: options.clear,
    add: options.tag.length > 0 ? { tags: options.tag } : {},
    remove: options.untag.length > 0 ? { tags: options.untag } : {},
  };
  const isEmpty = said.length + options.clear.length + options.tag.length + options.untag.length === 0;
  return isEmpty ? null : edit;
}

function fieldOption(field: AnnotatedField): Option {
  const { kind, open, values, description } = rulesOf(field);
  const name = columnOf(field) === 'count_one' ? 'count-one' : (OPTION_NAMES[field] ?? field);
  const text = description.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());
  switch (kind) {
    case 'flag':
      return new Option(`--${name}`, text);
    case 'seconds':
      return new Option(`--${name} <seconds>`, text).argParser(seconds);
    default: {
      const option = new Option(`--${name} <${kind === 'choice' ? name : 'text'}>`, text);
      return open ? option : option.choices(values);
    }
  }
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function collectField(value: string, before: readonly AnnotatedField[]): AnnotatedField[] {
  const field = ANNOTATED_FIELDS.find((known) =>
    [known, columnOf(known), OPTION_NAMES[known]].includes(value),
  );
  if (!field) {
    throw new InvalidArgumentError(`It must be one of ${ANNOTATED_FIELDS.map(columnOf).join(', ')}.`);
  }
  return [...before, field];
}
