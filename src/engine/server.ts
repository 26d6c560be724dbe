import { z } from 'zod';
import { Failure } from '../moves/failure.ts';
import { connectToParent } from '../rpc/childProcess.ts';
import { type Procedure, serve } from '../rpc/procedures.ts';
import { toolsIn } from './engineTools.ts';
import { LocalEngine } from './localEngine.ts';
import { ENGINE_METHODS, REQUESTS } from './methods.ts';

/** The engine process: answers its parent's requests until the parent lets go. */
const engine = new LocalEngine(
  toolsIn(__dirname, (line) =>
    process.stderr.write(`${line}
`),
  ),
);
const connection = connectToParent();
for (const method of ENGINE_METHODS) {
  const procedure: Procedure<unknown, unknown, unknown> = (request, call) => {
    const checked = REQUESTS[method].safeParse(request);
    if (!checked.success) {
      throw new Failure(
        'bad-request',
        `The request ${method} is not understood: ${z.prettifyError(checked.error)}`,
      );
    }
    // The schema of a method is that of its request.
    const answer = engine[method].bind(engine) as Procedure<unknown, unknown, unknown>;
    return answer(checked.data, call);
  };
  serve(connection, method, procedure);
}
connection.listen();
