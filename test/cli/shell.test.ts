import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { CLI, run, runJson, type Workspace } from '../sampleLibrary.ts';

const HAS_SHELL = process.platform !== 'win32';

/** What a shell line comes to in which `$CLI` is the program; bash, for the codes of all parts of a pipe. */
function shell(line: string, cwd = process.cwd()) {
  return execa('bash', ['-c', line], { cwd, reject: false, env: { CLI: `${process.execPath} ${CLI}` } });
}

/** Whether a program can be run here as a user whom the system does not know. */
function canBeNobody(): boolean {
  try {
    execFileSync('setpriv', ['--reuid', '12345', '--clear-groups', process.execPath, '--version']);
    return existsSync('/usr/bin/script');
  } catch {
    return false;
  }
}

it.runIf(HAS_SHELL)('a reader that leaves is no error', async () => {
  for (const reader of ['true', 'head -1']) {
    const { stdout, stderr } = await shell(
      `$CLI models --json | ${reader} >/dev/null; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stderr).toBe('');
    expect(stdout).toBe('0');
  }
});

it.runIf(existsSync('/dev/full'))('output that cannot be written is an error that says so', async () => {
  const { stderr, exitCode } = await shell('$CLI models --json >/dev/full');
  expect(stderr).toContain('The output could not be written');
  expect(stderr).not.toContain('    at ');
  expect(exitCode).toBe(2);
});

describe.runIf(HAS_SHELL)('a run', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await tinyClips(2);
  });

  afterAll(() => workspace.remove());

  it.each([
    ['a folder that is not there', 'gone/moves.json', 'the folder does not exist'],
    ['a file in the way', 'annotations.json/moves.json', 'a file is in the way'],
    ['a folder of its name', 'clips', 'a folder of that name is in the way'],
  ])('refuses %s for --out before it looks at a clip', async (_, out, reason) => {
    await cp('samples/annotations.json', workspace.annotations);
    const { exitCode, stderr } = await run(workspace, 'generate', '--out', out);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${join(workspace.root, out)} could not be written: ${reason}`);
    expect(stderr).not.toContain('embedded');
    expect(existsSync(join(workspace.root, '.move-embeddings'))).toBe(false);
    await rm(workspace.annotations);
  });

  it.runIf(canBeNobody())(
    'refuses places that its user may not write, before it looks at a clip',
    async () => {
      const closed = join(workspace.root, 'closed');
      await mkdir(closed, { mode: 0o755 });
      await chmod(workspace.root, 0o777);
      for (const [options, place] of [
        [`--database '${closed}/library'`, join(closed, 'library')],
        [`--out '${closed}/moves.json'`, join(closed, 'moves.json')],
      ]) {
        const { exitCode, stderr } = await shell(
          `setpriv --reuid 12345 --clear-groups $CLI generate ${options}`,
          workspace.root,
        );
        expect(stderr).toContain(`${place} could not be written: permission is denied`);
        expect(stderr).not.toContain('embedded');
        expect(exitCode).toBe(2);
      }
    },
  );

  it.runIf(canBeNobody())('needs no home, no name, no TMPDIR, and no clever terminal', async () => {
    await chmod(workspace.root, 0o777);
    const { stdout, exitCode } = await shell(
      `script -qec 'stty cols 30; setpriv --reuid 12345 --clear-groups env -u HOME -u TMPDIR -u USER TERM=dumb ` +
        `${process.execPath} ${CLI} generate --database nobody' /dev/null`,
      workspace.root,
    );
    expect(stdout).toContain('2 moves, 2 new');
    expect(stdout).toContain('1/2 embedded');
    expect(stdout).not.toMatch(/[█░]/);
    expect(exitCode).toBe(0);
  });

  it.runIf(canBeNobody())(
    'draws so short a bar on 30 columns that the time that is left can be read',
    async () => {
      const { stdout } = await shell(
        `script -qec 'stty cols 30; TERM=xterm ${process.execPath} ${CLI} generate --database narrow' /dev/null`,
        workspace.root,
      );
      const bars = stdout
        .replaceAll('\u001b', '\n')
        .split(/\s*\n/)
        .flatMap((line) => line.match(/[█░]+ \d of \d · .*/) ?? []);
      expect(bars.length).toBeGreaterThan(0);
      for (const bar of bars) {
        expect(bar).toMatch(/^[█░]{7} \d of 2 · \S/);
      }
    },
  );

  it('that is hung up on keeps what is done', async () => {
    const database = join(workspace.root, 'hung up');
    const started = execa(process.execPath, [CLI, 'generate', '--jobs', '1', '--database', database], {
      cwd: workspace.root,
      reject: false,
    });
    started.stderr.on('data', (text) => `${text}`.includes('1/2 embedded') && started.kill('SIGHUP'));
    const { exitCode, stderr } = await started;
    expect(stderr).toContain('Stopped; what was done is kept');
    expect(exitCode).toBe(130);
    const { total } = await runJson<{ total: number }>(workspace, 'stats', '--database', database);
    expect(total).toBeGreaterThanOrEqual(1);
  });

  it('leaves nothing in the home of its user', async () => {
    const home = await mkdtemp(join(tmpdir(), 'home-'));
    const { exitCode } = await execa(process.execPath, [CLI, 'generate', '--database', 'homely'], {
      cwd: workspace.root,
      env: { HOME: home, XDG_CACHE_HOME: '', XDG_DATA_HOME: '' },
    });
    expect(exitCode).toBe(0);
    expect(await readdir(home)).toEqual([]);
    await rm(home, { recursive: true });
  });
});

describe.runIf(HAS_SHELL)('a library in a folder', () => {
  let outer: string;
  let workspace: Workspace;

  beforeAll(async () => {
    outer = await mkdtemp(join(tmpdir(), 'odd-'));
    workspace = await tinyClips(1);
  });

  afterAll(async () => {
    await workspace.remove();
    await rm(outer, { recursive: true, force: true });
  });

  async function movedTo(name: string): Promise<Workspace> {
    const root = join(outer, name);
    await cp(workspace.clips, join(root, 'clips %03d #?'), { recursive: true });
    return {
      ...workspace,
      root,
      clips: join(root, 'clips %03d #?'),
      embeddingsFile: join(root, 'move_embeddings.json'),
    };
  }

  it('whose name has signs of addresses and patterns in it lies there and nowhere else', async () => {
    const odd = await movedTo('100%20 %d #1 ?a=b [x]*');
    expect(await runJson(odd, 'generate')).toMatchObject({ moves: 1, failed: [] });
    expect(await readdir(outer)).toEqual(['100%20 %d #1 ?a=b [x]*']);
    expect(await readdir(join(odd.root, '.move-embeddings'))).toContain('moves.lance');
    expect(await runJson(odd, 'generate')).toMatchObject({ moves: 1, embedded: [], plan: { new: [] } });
    const [entry] = JSON.parse(await readFile(odd.embeddingsFile, 'utf8')).embeddings;
    expect(entry.video_path).toBe('clips %03d #?/arm_styling/paseala_0.mp4');
    await rm(odd.root, { recursive: true });
  });

  it('whose name has a line break in it is refused, and made elsewhere where one says so', async () => {
    const odd = await movedTo('two\nlines');
    const { stderr, exitCode } = await run(odd, 'generate');
    expect(stderr).toContain('its name has a line break or the like');
    expect(stderr).not.toContain('embedded');
    expect(exitCode).toBe(2);
    expect(await readdir(outer)).toEqual(['two\nlines']);
    const database = join(outer, 'library');
    expect(await runJson(odd, 'generate', '--database', database)).toMatchObject({ moves: 1, failed: [] });
    expect((await readdir(outer)).sort()).toEqual(['library', 'two\nlines']);
    expect(await runJson(odd, 'stats', '--database', database)).toMatchObject({ total: 1 });
  });
});
