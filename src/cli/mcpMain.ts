#!/usr/bin/env node
// The command `mcp` by itself, with the engine in a process of its own: what the package of the VS Code extension holds.
import { join } from 'node:path';
import { EngineClient } from '../engine/process/client.ts';
import { mcpCommand } from './commands/mcp.ts';
import { reportFailure } from './exitCodes.ts';
import { say } from './output.ts';

const client = new EngineClient({ script: join(__dirname, 'engine.js'), onOutput: say });

mcpCommand(client.engine, () => client.dispose())
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = reportFailure(error);
  });
