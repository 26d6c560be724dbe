import * as vscode from 'vscode';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { ffmpegPathOf } from '../settings.ts';

/** As `package.json` names it. */
const PROVIDER = 'moveEmbeddings.libraries';

/** How VS Code starts a server of the Model Context Protocol. */
interface ServerDefinition {
  cwd?: vscode.Uri;
}

/** In 1.100 it is there, but a proposal, and calling it throws. */
const SINCE = [1, 101] as const;

/** What VS Code has since then. */
interface McpApi {
  readonly lm: {
    registerMcpServerDefinitionProvider(
      id: string,
      provider: {
        readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
        provideMcpServerDefinitions(): readonly ServerDefinition[];
      },
    ): vscode.Disposable;
  };
  readonly McpStdioServerDefinition: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => ServerDefinition;
}

/**
 * Offers each library of the window to agents that work through the Model Context Protocol, to be read; what writes, the
 * chat agent's own tools ask for first. Nothing where VS Code cannot do that.
 */
export function registerMcpServers(
  libraries: WorkspaceLibraries,
  extensionUri: vscode.Uri,
  version: string,
): vscode.Disposable {
  if (!isSince(vscode.version)) {
    return vscode.Disposable.from();
  }
  const api = vscode as unknown as McpApi;
  const changed = new vscode.EventEmitter<void>();
  // A folder that is not trusted may say which database to open.
  const offered = () => (vscode.workspace.isTrusted ? libraries.all.filter(({ exists }) => exists) : []);
  let known = '';
  const tellChanges = () => {
    const now = offered()
      .map(({ id }) => id)
      .join();
    if (now !== known) {
      known = now;
      changed.fire();
    }
  };
  const script = vscode.Uri.joinPath(extensionUri, 'dist', 'mcp.js').fsPath;
  const definitionOf = ({ folder, place }: WorkspaceLibrary) => {
    const definition = new api.McpStdioServerDefinition(
      vscode.l10n.t('Moves: {0}', folder.name),
      process.execPath,
      [script, ...argumentsOf({ ...place, ffmpeg: ffmpegPathOf(folder) })],
      // The desktop's own program is no Node else.
      { ELECTRON_RUN_AS_NODE: '1' },
      version,
    );
    definition.cwd = folder.uri;
    return definition;
  };
  return vscode.Disposable.from(
    changed,
    libraries.onDidChange(tellChanges),
    vscode.workspace.onDidGrantWorkspaceTrust(tellChanges),
    api.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => offered().map(definitionOf),
    }),
  );
}

function isSince(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1]);
}

function argumentsOf({
  clips,
  annotations,
  database,
  ffmpeg,
}: WorkspaceLibrary['place'] & { ffmpeg?: string | undefined }): string[] {
  return Object.entries({ clips, annotations, database, ffmpeg }).flatMap(([option, value]) =>
    value === undefined ? [] : [`--${option}`, value],
  );
}
