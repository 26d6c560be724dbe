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

export function mcpCommand(engine: MoveEngine): Command {
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
      const server = moveServer({
        engine,
        place: { root: process.cwd(), ...named },
        weights: DEFAULT_WEIGHTS,
        ffmpegPath: ffmpeg,
        mayWrite: allowWrites,
      });
      await server.connect(new StdioServerTransport());
    });
}
