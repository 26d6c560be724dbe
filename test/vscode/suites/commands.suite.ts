import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConfigurationTarget,
  commands,
  DiagnosticSeverity,
  extensions,
  LanguageModelTextPart,
  languages,
  lm,
  type Tab,
  TabInputWebview,
  Uri,
  window,
  workspace,
} from 'vscode';
import type {
  ExportResult,
  GenerationResult,
  ListedMove,
  LoadResult,
} from '../../../src/engine/moveEngine.ts';
import { listenToMessages } from './messages.ts';
import { note } from './notes.ts';

const EXTENSION = 'move-embeddings.move-embeddings';
const PASEALA = 'arm_styling/paseala.mp4';
const INVITATION = 'intros/invitation.mp4';

function folder(name: string): Uri {
  const found = workspace.workspaceFolders?.find((candidate) => candidate.name === name);
  assert.ok(found, `no folder ${name}`);
  return found.uri;
}

function clip(key: string): Uri {
  return Uri.joinPath(folder('moves'), 'clips', key);
}

function generate(name: string): Thenable<GenerationResult | undefined> {
  return commands.executeCommand('moveEmbeddings.generate', folder(name));
}

/** Waits for what the editor does in its own time. */
async function until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = look();
    if (found) {
      return found;
    }
    assert.ok(Date.now() < deadline, `waited in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Milliseconds between two marks that the extension host sets around a step of ours. */
function spanOf(step: string): number {
  const { MonacoPerformanceMarks: recorder } = globalThis as { MonacoPerformanceMarks?: MarkRecorder };
  const timeOf = (name: string) =>
    recorder?.getMarks().findLast((mark) => mark.name === name)?.startTime ?? Number.NaN;
  return timeOf(`code/extHost/did${step}/${EXTENSION}`) - timeOf(`code/extHost/will${step}/${EXTENSION}`);
}

interface MarkRecorder {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

/** Process ids of the engines that this extension host has started. */
function engines(): number[] {
  return childrenOf(process.pid, 'dist/engine.js');
}

function childrenOf(parent: number, script: string): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(([, , ppid, args]) => Number(ppid) === parent && args?.includes(script))
    .map(([, pid]) => Number(pid));
}

/** Tabs of panels with this title; null where there is none. */
function panels(title: string): [Tab, ...Tab[]] | null {
  const [first, ...rest] = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input, label }) => input instanceof TabInputWebview && label === title);
  return first ? [first, ...rest] : null;
}

/** Clips that the command line of the extension lists for the folder `moves`, in its order. */
function commandLine(...asked: readonly string[]): string[] {
  const program = join(extensions.getExtension(EXTENSION)?.extensionPath ?? '', 'dist/cli.js');
  const { stdout } = spawnSync(process.execPath, [program, ...asked, '--json'], {
    cwd: folder('moves').fsPath,
    encoding: 'utf8',
  });
  return clipsOf(JSON.parse(stdout));
}

function clipsOf({ results }: { readonly results: readonly { readonly clip_key: string }[] }): string[] {
  return results.map(({ clip_key }) => clip_key);
}

/** Text of what a chat tool answers. */
async function askTool(name: string, input: object): Promise<string> {
  const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof LanguageModelTextPart);
  return part.value;
}

const messages = listenToMessages();
beforeEach(() => void messages.take());
after(() => messages.stop());

describe('the extension in the editor', () => {
  it('activates, and loads no native module', async () => {
    const extension = extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const startedAt = performance.now();
    await extension.activate();
    note(`activation: ${(performance.now() - startedAt).toFixed(1)} ms until it is answered, of which`);
    note(`  ${spanOf('LoadExtensionCode').toFixed(1)} ms to load our code`);
    note(`  ${spanOf('ActivateExtension').toFixed(1)} ms to load and run it`);
    const report: unknown = process.report.getReport();
    assert.ok(typeof report === 'object' && report !== null && 'sharedObjects' in report);
    assert.doesNotMatch(JSON.stringify(report.sharedObjects), /lancedb|onnxruntime/);
  });

  it('offers every command that it declares', async () => {
    const declared: { command: string }[] =
      extensions.getExtension(EXTENSION)?.packageJSON.contributes.commands;
    const known = new Set(await commands.getCommands());
    assert.deepEqual(
      declared.filter(({ command }) => !known.has(command)),
      [],
    );
    assert.ok(declared.length >= 9);
  });

  it('starts no engine before something is asked', () => {
    assert.deepEqual(engines(), []);
  });
});

describe('generating', () => {
  it('embeds every clip, writes library and file, and says so once', async () => {
    const result = await generate('moves');
    assert.deepEqual(result?.embedded, [PASEALA, 'bolero/paseala.mp4', INVITATION]);
    const file = join(folder('moves').fsPath, 'move_embeddings.json');
    assert.ok(existsSync(file));
    copyFileSync(file, join(folder('moves').fsPath, 'first_run.txt'));
    const told = messages.take();
    assert.equal(told.length, 1);
    assert.match(told[0].text, /^3 moves, 3 new$/);
    assert.deepEqual(told[0].actions, ['Show Library']);
  });

  it('embeds nothing again', async () => {
    const result = await generate('moves');
    assert.deepEqual(result?.embedded, []);
    assert.equal(result?.plan.unchanged.length, 3);
  });

  it('lists a clip that failed in the Problems view, at its annotation', async () => {
    const original = readFileSync(clip(INVITATION).fsPath);
    writeFileSync(clip(INVITATION).fsPath, 'no video');
    const result = await generate('moves');
    assert.equal(result?.failed.length, 1);
    assert.equal(result?.moves, 3);
    const [told] = messages.take();
    assert.equal(told.kind, 'warning');
    assert.deepEqual(told.actions, ['Show Library', 'Show Problems']);
    const annotations = Uri.joinPath(folder('moves'), 'annotations.json');
    const [problem] = await until('a problem', () => {
      const problems = languages.getDiagnostics(annotations);
      return problems.length > 0 && problems;
    });
    assert.equal(problem.severity, DiagnosticSeverity.Warning);
    assert.match(problem.message, /intros\/invitation\.mp4 was not analysed: .*not a video/);
    const document = await workspace.openTextDocument(annotations);
    assert.equal(document.getText(problem.range), JSON.stringify(INVITATION));
    writeFileSync(clip(INVITATION).fsPath, original);
    // The move was kept, and is that of the clip again.
    const again = await generate('moves');
    assert.deepEqual(again?.failed, []);
    assert.deepEqual(again?.embedded, []);
    assert.equal(again?.moves, 3);
    await until('no problem', () => languages.getDiagnostics(annotations).length === 0);
  });

  it('tells the user when the engine dies at work, and the next run completes', async () => {
    rmSync(join(folder('moves').fsPath, '.move-embeddings'), { recursive: true });
    const broken = generate('moves');
    const atWork = (pid: number) => childrenOf(pid, 'dist/analysis.js').length > 0;
    const engine = await until('an engine at work', () => engines().find(atWork));
    process.kill(engine, 'SIGKILL');
    assert.equal(await broken, undefined);
    const [told] = messages.take();
    assert.equal(told.kind, 'error');
    assert.match(told.text, /engine stopped/);
    assert.equal((await generate('moves'))?.moves, 3);
  });
});

describe('refusals', () => {
  it('say that a folder has no clips, and offer to name one that has', async () => {
    assert.equal(await generate('empty'), undefined);
    const [{ kind, text, actions }] = messages.take();
    assert.equal(kind, 'error');
    assert.match(text, /There are no video clips in .*empty/);
    assert.deepEqual(actions, ['Choose Folder', 'Open Setting']);
  });

  it('name the file and the entry of annotations that are broken', async () => {
    assert.equal(await generate('broken'), undefined);
    const [{ text }] = messages.take();
    assert.match(text, /annotations\.json/);
    assert.ok(!existsSync(join(folder('broken').fsPath, '.move-embeddings')));
  });

  it('say how to get ffmpeg', async () => {
    const settings = workspace.getConfiguration('moveEmbeddings');
    await settings.update('ffmpegPath', '/nowhere/ffmpeg', ConfigurationTarget.Workspace);
    writeFileSync(clip('basic_new.mp4').fsPath, readFileSync(clip(PASEALA).fsPath));
    try {
      assert.equal(await generate('moves'), undefined);
      const [{ text, actions }] = messages.take();
      assert.match(text, /there is no ffmpeg program at \/nowhere\/ffmpeg.*Correct the setting or remove it/);
      assert.deepEqual(actions, ['Open Setting', 'Check Setup']);
    } finally {
      rmSync(clip('basic_new.mp4').fsPath);
      await settings.update('ffmpegPath', undefined, ConfigurationTarget.Workspace);
    }
  });

  it('say that a library is missing, and offer to generate it', async () => {
    const moves = Uri.joinPath(folder('empty'), 'none.mp4');
    assert.equal(await commands.executeCommand('moveEmbeddings.findSimilar', moves), undefined);
    const [{ text, actions }] = messages.take();
    assert.match(text, /There is no move library/);
    assert.deepEqual(actions, ['Analyse Clips']);
  });

  it('say that there is no such clip', async () => {
    const other = clip('nobody/none.mp4');
    assert.equal(await commands.executeCommand('moveEmbeddings.findSimilar', other), undefined);
    const [{ text }] = messages.take();
    assert.match(text, /none\.mp4 is not there/);
  });
});

describe('several folders', () => {
  it('have a library each', async () => {
    const before = readFileSync(join(folder('moves').fsPath, 'move_embeddings.json'));
    const result = await generate('second');
    assert.deepEqual(result?.embedded, [INVITATION]);
    assert.ok(existsSync(join(folder('second').fsPath, 'move_embeddings.json')));
    assert.deepEqual(readFileSync(join(folder('moves').fsPath, 'move_embeddings.json')), before);
    assert.ok(!existsSync(join(folder('empty').fsPath, '.move-embeddings')));
    await commands.executeCommand('moveEmbeddings.showStatistics', folder('second'));
    const [tab] = await until('its panel', () => panels('Moves: second'));
    await window.tabGroups.close(tab);
  });
});

describe('the command line at the same time', () => {
  it('and the editor leave one row a clip', async () => {
    const root = folder('moves').fsPath;
    rmSync(join(root, '.move-embeddings'), { recursive: true });
    const cli = join(extensions.getExtension(EXTENSION)?.extensionPath ?? '', 'dist/cli.js');
    const commandLine = spawn(process.execPath, [cli, 'generate', '--json'], { cwd: root });
    const ended = new Promise((resolve) => commandLine.once('exit', resolve));
    commandLine.stdout.resume();
    commandLine.stderr.resume();
    const result = await generate('moves');
    assert.equal(await ended, 0);
    assert.equal(result?.moves, 3);
    const file = JSON.parse(readFileSync(join(root, 'move_embeddings.json'), 'utf8'));
    assert.equal(file.total_embeddings, 3);
  });
});

describe('settings', () => {
  const settings = () => workspace.getConfiguration('moveEmbeddings', folder('second'));

  it('say where the embeddings file is written, from the next run on', async () => {
    const elsewhere = join(folder('second').fsPath, 'elsewhere.json');
    await settings().update('embeddingsFile', 'elsewhere.json', ConfigurationTarget.WorkspaceFolder);
    await generate('second');
    assert.ok(existsSync(elsewhere));
    await settings().update('embeddingsFile', undefined, ConfigurationTarget.WorkspaceFolder);
  });

  it('let clips be embedded by themselves', async () => {
    await settings().update('autoGenerate', true, ConfigurationTarget.WorkspaceFolder);
    const added = Uri.joinPath(folder('second'), 'clips/basic/added.mp4');
    await workspace.fs.copy(clip(PASEALA), added);
    const file = join(folder('second').fsPath, 'move_embeddings.json');
    const holds = (key: string) => () => readFileSync(file, 'utf8').includes(`"${key}"`);
    await until('the clip’s embedding', holds('basic/added.mp4'));
    await settings().update('autoGenerate', undefined, ConfigurationTarget.WorkspaceFolder);
    assert.deepEqual(messages.take(), []);
  });

  it('name the pose model that was chosen', async () => {
    const showQuickPick = window.showQuickPick;
    const pickFirst = async (items: unknown) => (Array.isArray(items) ? items[0] : undefined);
    Object.assign(window, { showQuickPick: pickFirst });
    try {
      await window.showTextDocument(Uri.joinPath(folder('second'), 'annotations.json'));
      const chosen = await commands.executeCommand('moveEmbeddings.choosePoseModel');
      assert.equal(chosen, 'movenet-multipose-int8');
      assert.equal(settings().get('poseModel'), chosen);
      assert.match(messages.take()[0].text, /is used from the next run, which re-analyses every clip/);
    } finally {
      Object.assign(window, { showQuickPick });
      await settings().update('poseModel', undefined, ConfigurationTarget.WorkspaceFolder);
    }
  });
});

describe('following the clips', () => {
  it('notices a clip that is added, and forgets it when it is embedded', async () => {
    // An empty folder may be a disk that is away: one beside another clip is really gone when it is deleted.
    const added = clip('bolero/added.mp4');
    await workspace.fs.copy(clip(PASEALA), added);
    const result = await generate('moves');
    assert.deepEqual(result?.plan.added, ['bolero/added.mp4'], JSON.stringify(result?.plan));
    assert.deepEqual(result?.embedded, ['bolero/added.mp4']);
    await workspace.fs.delete(added);
    const next = await generate('moves');
    assert.deepEqual(next?.plan.gone, ['bolero/added.mp4']);
    assert.equal(next?.moves, 3);
  });

  it('asks before it removes most of a library, and does so at a button', async () => {
    const away = Uri.joinPath(folder('moves'), '.away');
    const taken = [PASEALA, INVITATION];
    const move = (from: (key: string) => Uri, to: (key: string) => Uri) =>
      Promise.all(taken.map((key) => workspace.fs.rename(from(key), to(key))));
    const inAway = (key: string) => Uri.joinPath(away, key.replace('/', '-'));
    messages.take();
    await move(clip, inAway);
    messages.press('Remove 2 Moves');
    assert.equal(await generate('moves'), undefined);
    const [refused] = messages.take();
    assert.match(refused.text, /2 of the 3 clips/);
    assert.deepEqual(refused.actions, ['Remove 2 Moves', 'Choose Folder', 'Open Setting']);
    const file = join(folder('moves').fsPath, 'move_embeddings.json');
    await until('the removal', () => !readFileSync(file, 'utf8').includes(PASEALA));
    await until('its message', () => messages.take().some(({ text }) => /1 move, .*2 removed/.test(text)));
    messages.press(null);
    await move(inAway, clip);
    assert.equal((await generate('moves'))?.moves, 3);
  });
});

describe('finding', () => {
  it('opens the panel on the clip that was right-clicked', async () => {
    const move = await commands.executeCommand<ListedMove>('moveEmbeddings.findSimilar', clip(PASEALA));
    assert.equal(move.key, PASEALA);
    await until('the panel', () => panels('Moves: moves'));
  });

  it('opens one panel only, however often it is asked', async () => {
    await commands.executeCommand('moveEmbeddings.showStatistics', folder('moves'));
    await commands.executeCommand('moveEmbeddings.searchByDescription', 'slow romantic basic');
    assert.equal(panels('Moves: moves')?.length, 1);
  });

  it('gives the chat agent what the command line lists, in its order', async () => {
    await window.showTextDocument(Uri.joinPath(folder('moves'), 'annotations.json'));
    const part = { clip: INVITATION, from: 1, to: 4 };
    const asked = [
      ['similar', { clip: PASEALA }, ['similar', PASEALA]],
      ['similar', part, ['similar', INVITATION, '--from', '1', '--to', '4']],
      ['search', { description: 'energía media' }, ['search', 'energía media']],
    ] as const;
    for (const [tool, input, command] of asked) {
      const listed = clipsOf(JSON.parse(await askTool(`move-embeddings_${tool}`, input)));
      assert.deepEqual(listed, commandLine(...command));
      assert.ok(listed.length > 0);
    }
  });
});

describe('the rest of the commands', () => {
  it('load an embeddings file', async () => {
    const file = Uri.joinPath(folder('moves'), 'move_embeddings.json');
    const result = await commands.executeCommand<LoadResult>('moveEmbeddings.loadEmbeddings', file);
    assert.equal(result.loaded, 3);
    assert.match(messages.take()[0].text, /3 moves loaded/);
  });

  it('export the library', async () => {
    await window.showTextDocument(Uri.joinPath(folder('moves'), 'annotations.json'));
    const file = Uri.joinPath(folder('moves'), 'moves.csv');
    const result = await commands.executeCommand<ExportResult>('moveEmbeddings.exportLibrary', 'csv', file);
    assert.deepEqual(result, { format: 'csv', out: file.fsPath, moves: 3 });
    assert.equal(readFileSync(file.fsPath, 'utf8').trimEnd().split('\r\n').length, 4);
    assert.match(messages.take()[0].text, /3 moves exported to .*moves\.csv/);
  });

  it('check the setup', async () => {
    await window.showTextDocument(Uri.joinPath(folder('moves'), 'annotations.json'));
    const text = await commands.executeCommand<string>('moveEmbeddings.checkSetup');
    assert.match(text, /✓ \*\*ffmpeg\*\*/);
    assert.match(text, /movenet/);
  });

  it('show the log', async () => {
    await commands.executeCommand('moveEmbeddings.showLog');
    assert.deepEqual(messages.take(), []);
  });
});

describe('the chat agent’s tools', () => {
  before(() => window.showTextDocument(Uri.joinPath(folder('moves'), 'annotations.json')));

  it('count moves', async () => {
    assert.equal(JSON.parse(await askTool('move-embeddings_statistics', {})).total, 3);
  });

  it('list moves', async () => {
    const answer = JSON.parse(await askTool('move-embeddings_list', { filter: { category: ['intros'] } }));
    assert.deepEqual(clipsOf({ results: answer.moves }), [INVITATION]);
  });

  it('find similar moves', async () => {
    const answer = JSON.parse(await askTool('move-embeddings_similar', { clip: PASEALA, count: 1 }));
    assert.equal(answer.results.length, 1);
    assert.ok(answer.results[0].reasons.length > 0);
  });

  it('search by description', async () => {
    const answer = JSON.parse(await askTool('move-embeddings_search', { description: 'intro' }));
    assert.equal(answer.results[0].clip_key, INVITATION);
  });

  it('plan a choreography, beside its song', async () => {
    const request = 'a dance that ends gently';
    const answer = JSON.parse(await askTool('move-embeddings_plan', { song: 'song.wav', request }));
    assert.equal(answer.plan_file, join(folder('moves').fsPath, 'song.choreography.json'));
    assert.ok(existsSync(answer.plan_file));
    assert.ok(answer.blocks.length > 0);
    assert.deepEqual(answer.understood, ['a gentle ending']);
  });

  it('render no plan that is not there', async () => {
    await assert.rejects(askTool('move-embeddings_render', { plan: 'nothing.choreography.json' }));
  });

  it('list moves without labels', async () => {
    const answer = JSON.parse(await askTool('move-embeddings_unlabelled', { field: 'tags' }));
    assert.equal(answer.unlabelled, 3);
  });

  it('refuse what they do not understand', async () => {
    await assert.rejects(askTool('move-embeddings_similar', { clip: 7 }));
  });
});
