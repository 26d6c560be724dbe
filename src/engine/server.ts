import { connectToParent } from '../rpc/childProcess.ts';
import { serve } from '../rpc/procedures.ts';
import { LocalEngine } from './localEngine.ts';
import { ENGINE_METHODS } from './methods.ts';

/** The engine process: answers its parent's requests until the parent lets go. */
const engine = new LocalEngine();
const connection = connectToParent();
for (const method of ENGINE_METHODS) {
  serve(connection, method, (request, call) => engine.answer(method, request, call));
}
connection.listen();
