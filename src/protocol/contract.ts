import type { z } from 'zod';

/** What one side of a connection may send to the other: requests, which are answered, and events, which are not. */
export interface Contract {
  readonly requests: Readonly<Record<string, { readonly request: z.ZodType; readonly answer: z.ZodType }>>;
  /** Their names differ from those of the requests. */
  readonly events: Readonly<Record<string, z.ZodType>>;
}

export type RequestType<C extends Contract> = keyof C['requests'] & string;
export type EventType<C extends Contract> = keyof C['events'] & string;

/** What a request of type `T` carries. */
export type RequestOf<C extends Contract, T extends RequestType<C>> = z.output<C['requests'][T]['request']>;
/** What a request of type `T` is answered with. */
export type AnswerOf<C extends Contract, T extends RequestType<C>> = z.output<C['requests'][T]['answer']>;
/** What an event of type `T` carries. */
export type EventOf<C extends Contract, T extends EventType<C>> = z.output<C['events'][T]>;

/** The same data, for whoever only reads it. */
type Readable<T> = T extends string | number | boolean | null | undefined | Float32Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Readable<Item>[]
    : { readonly [Key in keyof T]: Readable<T[Key]> };

/** One handler for each message of a contract, with the message's type narrowed: a missing one does not compile. */
export type Handlers<C extends Contract> = {
  readonly [T in RequestType<C>]: (
    request: RequestOf<C, T>,
  ) => Readable<AnswerOf<C, T>> | Promise<Readable<AnswerOf<C, T>>>;
} & {
  readonly [T in EventType<C>]: (event: EventOf<C, T>) => void;
};
