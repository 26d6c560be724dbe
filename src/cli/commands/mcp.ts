import { Command } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { DEFAULT_WEIGHTS } from '../../moves/weights.ts';
import { databaseOption, ffmpegOption } from '../options.ts';

interface McpOptions {
  readonly clips?: string;
  readonly annotations?: string;
  readonly database?: string;
  readonly ffmpeg?: string;
  readonly allowWrites: boolean;
}

/** @param onClosed called when the agent has gone */
export function mcpCommand(engine: MoveEngine, onClosed: () => void = () => {}): Command {
  return new Command('mcp')
    .description('offer the library to AI agents, by the Model Context Protocol on stdin and stdout')
    .option('--clips <folder>', 'the clip folder, or a folder to find it in (default: the current folder)')
    .option('--annotations <file>', 'the annotations file (default: found by its content)')
    .option('--allow-writes', 'let agents label moves, write plans and render videos', false)
    .addOption(databaseOption())
    .addOption(ffmpegOption())
    .action(async ({ allowWrites, ffmpeg, ...named }: McpOptions) => {
      // Other commands need not wait for its code.
      const [{ moveServer }, { StdioServerTransport }] = await Promise.all([
        import('../../mcp/moveServer.ts'),
        import('@modelcontextprotocol/server/stdio'),
      ]);
      const place = { root: process.cwd(), ...named };
      const server = moveServer({
        engine,
        place,
        label: (edits) => engine.label({ place, edits: [...edits] }),
        weights: DEFAULT_WEIGHTS,
        ffmpegPath: ffmpeg,
        mayWrite: allowWrites,
      });
      server.server.onclose = onClosed;
      await server.connect(new StdioServerTransport());
    });
}
