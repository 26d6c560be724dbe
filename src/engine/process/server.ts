import { connectToParent } from '../../rpc/childProcess.ts';
import { type Procedure, serve } from '../../rpc/procedures.ts';
import { ENGINE_METHODS } from '../contract/contract.ts';
import { toolsIn } from '../engineTools.ts';
import { localEngine } from '../localEngine.ts';

/** The engine process: answers its parent's requests until the parent lets go. */
const engine = localEngine(toolsIn(__dirname, (line) => process.stderr.write(`${line}\n`)));
const connection = connectToParent();
for (const method of ENGINE_METHODS) {
  // The engine checks what it is asked.
  serve(connection, method, engine[method] as Procedure<unknown, unknown, unknown>);
}
connection.listen();
