import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { version } from '../../package.json';
import { Failure, messageOf } from '../shared/failure.ts';
import type { ToolContext } from '../tools/tool.ts';
import { TOOL_NAMES } from '../tools/toolNames.ts';
import { answerTool, toolNamed } from '../tools/toolTable.ts';

/**
 * A server of the Model Context Protocol that offers a move library. Tools whose whole purpose is to write are there
 * only where files may be written.
 */
export function moveServer(context: ToolContext): McpServer {
  const server = new McpServer(
    { name: 'move-embeddings', title: 'Move Embeddings', version },
    { instructions: context.mayWrite ? ABOUT : `${ABOUT} ${READ_ONLY}` },
  );
  for (const name of TOOL_NAMES) {
    const { title, description, input, effect } = toolNamed(name);
    if (effect === 'writes' && !context.mayWrite) {
      continue;
    }
    const annotations = {
      readOnlyHint: effect === 'reads' || !context.mayWrite,
      destructiveHint: effect === 'writes',
      openWorldHint: false,
    };
    server.registerTool(
      name,
      { title, description, inputSchema: input, annotations },
      async (given, { mcpReq }) => await result(answerTool(name, given, context, mcpReq.signal)),
    );
  }
  return server;
}

const ABOUT = 'A library of dance moves, made from a folder of video clips on this machine.';

const READ_ONLY =
  'Nothing is written: to label moves, keep plans and render videos, the server has to be started with --allow-writes.';

async function result(answer: Promise<unknown>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await answer) }] };
  } catch (error) {
    const remedy = error instanceof Failure ? error.remedy : null;
    const text = [messageOf(error), ...(remedy === null ? [] : [remedy])].join('\n');
    return { content: [{ type: 'text', text }], isError: true };
  }
}
