import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { CLI } from '../sampleLibrary.ts';

/** A client of the official SDK that has started the server in a folder, as an agent's program would. */
export async function mcpClient(folder: string, ...options: readonly string[]): Promise<Client> {
  return clientOf([CLI, 'mcp', ...options], folder);
}

/** @param program the server's script and its arguments */
export async function clientOf(program: readonly string[], folder: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [...program], cwd: folder }),
  );
  return client;
}

/** What a tool answers, as data. @throws Error with what the server says where it fails */
export async function answerOf(
  client: Client,
  name: string,
  given: Record<string, unknown>,
): Promise<unknown> {
  const { content, isError } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as readonly { readonly text: string }[];
  if (isError) {
    throw new Error(text);
  }
  return JSON.parse(text);
}
