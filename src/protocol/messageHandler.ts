import { z } from 'zod';
import { FAILURE_CODES, Failure, messageOf } from '../shared/failure.ts';
import type { AnswerOf, Contract, EventOf, EventType, Handlers, RequestOf, RequestType } from './contract.ts';

/** What goes over the wire. */
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), id: z.int(), type: z.string(), payload: z.unknown() }),
  z.object({ kind: z.literal('answer'), id: z.int(), payload: z.unknown() }),
  z.object({
    kind: z.literal('rejection'),
    id: z.int(),
    code: z.enum(FAILURE_CODES),
    message: z.string(),
    remedy: z.string().nullable(),
  }),
  z.object({ kind: z.literal('event'), type: z.string(), payload: z.unknown() }),
]);

type Message = z.infer<typeof Message>;

interface Pending {
  readonly type: string;
  resolve(answer: unknown): void;
  reject(failure: Failure): void;
}

export interface Connection<Incoming extends Contract, Outgoing extends Contract> {
  readonly incoming: Incoming;
  readonly outgoing: Outgoing;
  readonly handlers: Handlers<Incoming>;
  /** Sends a message to the other side. */
  readonly post: (message: unknown) => void;
  /** Told of messages that nobody can be rejected for: events and answers that are not understood. */
  readonly onFault: (fault: Failure) => void;
}

/**
 * One end of a connection between the extension host and a webview; the same class serves both ends. Every request
 * is answered, or rejected with a `Failure` that keeps its code and remedy, also where its handler throws. Requests,
 * answers and events are checked against the contract where they arrive.
 */
export class MessageHandler<Incoming extends Contract, Outgoing extends Contract> {
  readonly #connection: Connection<Incoming, Outgoing>;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(connection: Connection<Incoming, Outgoing>) {
    this.#connection = connection;
  }

  /** Asks the other side. @throws Failure what its handler threw, or `bad-request` where it did not understand */
  request<T extends RequestType<Outgoing>>(
    type: T,
    request: RequestOf<Outgoing, T>,
  ): Promise<AnswerOf<Outgoing, T>> {
    const id = ++this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { type, resolve, reject });
      this.#post({ kind: 'request', id, type, payload: request });
      // The answer was checked against the schema of its type when it arrived.
    }) as Promise<AnswerOf<Outgoing, T>>;
  }

  /** Tells the other side something; it may not be there to hear it. */
  tell<T extends EventType<Outgoing>>(type: T, event: EventOf<Outgoing, T>): void {
    this.#post({ kind: 'event', type, payload: event });
  }

  /** Takes in whatever arrived. Never throws. */
  receive(raw: unknown): void {
    const parsed = Message.safeParse(raw);
    if (!parsed.success) {
      this.#connection.onFault(notUnderstood('A message', parsed.error));
      return;
    }
    const message = parsed.data;
    switch (message.kind) {
      case 'request':
        void this.#answer(message.id, message.type, message.payload);
        break;
      case 'answer':
        this.#settle(message.id, message.payload);
        break;
      case 'rejection': {
        const remedy = message.remedy === null ? {} : { remedy: message.remedy };
        this.#take(message.id)?.reject(new Failure(message.code, message.message, remedy));
        break;
      }
      case 'event':
        this.#hear(message.type, message.payload);
    }
  }

  /** Rejects what is still unanswered: the other side is gone. */
  dispose(): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject, type } of pending) {
      reject(new Failure('cancelled', `The request ${type} was not answered: the panel was closed.`));
    }
  }

  async #answer(id: number, type: string, payload: unknown): Promise<void> {
    try {
      const schemas = this.#connection.incoming.requests;
      const request = checked(ownValue(schemas, type)?.request, `The request ${type}`, payload);
      this.#post({ kind: 'answer', id, payload: await this.#handlerOf(type)(request) });
    } catch (error) {
      const { code, message, remedy } =
        error instanceof Failure ? error : new Failure('internal', messageOf(error));
      this.#post({ kind: 'rejection', id, code, message, remedy });
    }
  }

  #settle(id: number, payload: unknown): void {
    const pending = this.#take(id);
    if (!pending) {
      return;
    }
    const { type, resolve, reject } = pending;
    try {
      const schemas = this.#connection.outgoing.requests;
      resolve(checked(ownValue(schemas, type)?.answer, `The answer to ${type}`, payload));
    } catch (error) {
      reject(error instanceof Failure ? error : new Failure('internal', messageOf(error)));
    }
  }

  #hear(type: string, payload: unknown): void {
    try {
      const event = checked(ownValue(this.#connection.incoming.events, type), `The event ${type}`, payload);
      this.#handlerOf(type)(event);
    } catch (error) {
      this.#connection.onFault(error instanceof Failure ? error : new Failure('internal', messageOf(error)));
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** The payload has been checked against the schema that the handler's type is made of. */
  #handlerOf(type: string): (payload: unknown) => unknown {
    return this.#connection.handlers[type as keyof Handlers<Incoming>] as (payload: unknown) => unknown;
  }

  #post(message: Message): void {
    this.#connection.post(message);
  }
}

/** A record's own entry: a message called `constructor` has none. */
function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function checked(schema: z.ZodType | undefined, what: string, payload: unknown): unknown {
  if (!schema) {
    throw new Failure('bad-request', `${what} is not known.`);
  }
  const parsed = schema.safeParse(payload);
  if (!parsed.success) {
    throw notUnderstood(what, parsed.error);
  }
  return parsed.data;
}

function notUnderstood(what: string, error: z.ZodError): Failure {
  return new Failure('bad-request', `${what} is not understood: ${z.prettifyError(error)}`);
}
