import type { z } from 'zod';
import type { LabelledClips, MoveEngine } from '../engine/moveEngine.ts';
import type { Place } from '../engine/requests.ts';
import type { LabelEdit } from '../moves/labels/labelEdit.ts';
import type { Weights } from '../moves/weights.ts';

/** Where a tool is used. */
export interface ToolContext {
  readonly engine: MoveEngine;
  readonly place: Place;
  /** What similar moves are ranked by. */
  readonly weights: Weights;
  readonly ffmpegPath?: string | undefined;
  /** Writes what is said of clips into the annotations file. */
  readonly label: (edits: readonly LabelEdit[]) => Promise<LabelledClips>;
  /** Whether files may be written. */
  readonly mayWrite: boolean;
}

/** Something that a language model can ask of a move library. */
export interface Tool<Input extends z.ZodType = z.ZodType> {
  /** For people, in English. */
  readonly title: string;
  /** For the model. */
  readonly description: string;
  /** What it takes; a language model writes it, so it is checked. */
  readonly input: Input;
  /**
   * `writes` where it changes or replaces files, so that people are asked before; `adds` where it adds a file if it may,
   * and answers all the same if not.
   */
  readonly effect: 'reads' | 'adds' | 'writes';
  /**
   * The document that the command of the same purpose prints with `--json`.
   * @throws Failure
   */
  readonly answer: (input: z.output<Input>, context: ToolContext, signal?: AbortSignal) => Promise<unknown>;
}

/** A tool, with the types of its input checked against its schema. */
export function tool<Input extends z.ZodType>(described: Tool<Input>): Tool<Input> {
  return described;
}
