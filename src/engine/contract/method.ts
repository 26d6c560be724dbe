import type { z } from 'zod';
import type { Call } from '../../rpc/procedures.ts';

/** What a method of the engine takes, and the types of what it answers and of its progress. */
export interface Method<Request extends z.ZodType = z.ZodType, Answer = unknown, Progress = unknown> {
  readonly request: Request;
  /** Types alone: an answer comes from the same build, so nothing checks it while the program runs. */
  readonly types?: { readonly answer: Answer; readonly progress: Progress };
}

/** Methods by name. */
type MethodTable = Readonly<Record<string, Method>>;

/** A method that is asked with what `request` accepts: `answering<Statistics>().to(z.object({ … }))`. */
export function answering<Answer, Progress = never>() {
  return {
    to: <Request extends z.ZodType>(request: Request): Method<Request, Answer, Progress> => ({ request }),
  };
}

type TypesOf<M extends Method> = NonNullable<M['types']>;

/** What a caller may pass: defaults may be left out. */
type InputOf<M extends Method> = z.input<M['request']>;
/** What a method is given: checked, with the defaults filled in. */
export type CheckedOf<M extends Method> = z.output<M['request']>;
type AnswerOf<M extends Method> = TypesOf<M>['answer'];
type CallOf<M extends Method> = Call<TypesOf<M>['progress']>;

/** The methods of a table, as they are called. */
export type CallableMethods<T extends MethodTable> = {
  readonly [Name in keyof T]: (
    request: InputOf<T[Name]>,
    call?: CallOf<T[Name]>,
  ) => Promise<AnswerOf<T[Name]>>;
};

/** What answers a method: given a request that has been checked, and what it shares with the other methods. */
export type Handler<M extends Method, Context> = (
  request: CheckedOf<M>,
  context: Context,
  call: CallOf<M>,
) => Promise<AnswerOf<M>>;

/** One handler for each method of a table: a missing one, or one for another request, does not compile. */
export type Handlers<T extends MethodTable, Context> = {
  readonly [Name in keyof T]: Handler<T[Name], Context>;
};
