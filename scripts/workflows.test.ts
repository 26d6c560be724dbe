import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { engines, scripts } from '../package.json';
import { TARGETS } from './package/targets.mjs';

const REPOSITORY = join(import.meta.dirname, '..');
const FOLDER = join(REPOSITORY, '.github/workflows');

const stepSchema = z.object({ uses: z.string().optional(), run: z.string().optional() });
const matrixSchema = z.record(z.string(), z.array(z.unknown()));
const jobSchema = z.object({
  steps: z.array(stepSchema),
  'timeout-minutes': z.number(),
  strategy: z.object({ matrix: matrixSchema }).optional(),
});
const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), jobSchema),
});

function workflow(name: string) {
  return workflowSchema.parse(parse(readFileSync(join(FOLDER, name), 'utf8')));
}

const NAMES = readdirSync(FOLDER);

/** The scripts of package.json that a text runs with npm. */
function scriptsIn(text: string): string[] {
  const named = Array.from(text.matchAll(/\bnpm run (?:--\S+ )*([\w:-]+)/g), ([, script = '']) => script);
  return /\bnpm test\b/.test(text) ? [...named, 'test'] : named;
}

describe.each(NAMES)('the workflow %s', (name) => {
  const { jobs, permissions } = workflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('runs scripts that there are', () => {
    const run = steps.flatMap((step) => scriptsIn(step.run ?? ''));
    expect(run.length).toBeGreaterThan(0);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
  });

  it('pins every action to a commit, with its version', () => {
    const lines = readFileSync(join(FOLDER, name), 'utf8').match(/uses: .*/g) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('may read and nothing else', () => {
    expect(permissions).toEqual({ contents: 'read' });
  });
});

describe('the workflows', () => {
  it('test on every system and every Node from the oldest that is supported', () => {
    const matrix = workflow('ci.yml').jobs.tests?.strategy?.matrix;
    expect(matrix?.os?.map((os) => String(os).split('-')[0])).toEqual(['ubuntu', 'macos', 'windows']);
    expect(matrix?.node).toEqual([20, 22, 24]);
    expect(engines.node).toContain(`>=${matrix?.node?.[0]}.`);
  });

  it('pack every platform that there are packages for', () => {
    const matrix = workflow('release.yml').jobs.package?.strategy?.matrix;
    const included = z.array(z.object({ target: z.string(), os: z.string() })).parse(matrix?.include);
    expect(included.map(({ target }) => target)).toEqual(TARGETS.map(({ name }) => name));
  });
});

describe('tasks and launch configurations of VS Code', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(REPOSITORY, '.vscode', name), 'utf8'));
  const { tasks } = z
    .object({
      tasks: z.array(
        z.object({ label: z.string(), script: z.string().optional(), command: z.string().optional() }),
      ),
    })
    .parse(read('tasks.json'));

  it('run scripts that there are', () => {
    const run = tasks.flatMap(({ script, command }) => script ?? scriptsIn(command ?? ''));
    expect(run).toHaveLength(tasks.length);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
  });

  it('open the workspaces that are made for them', () => {
    const { configurations } = z
      .object({ configurations: z.array(z.object({ args: z.array(z.string()), preLaunchTask: z.string() })) })
      .parse(read('launch.json'));
    const opened = configurations.map(({ args }) => args.at(-1)?.split('/').at(-1));
    expect(opened).toEqual(['samples', 'unannotated', 'flat']);
    const made = readFileSync(join(REPOSITORY, 'scripts/prepareLaunch.mjs'), 'utf8');
    for (const folder of opened) {
      expect(made).toContain(`'${folder}'`);
    }
    const labels = tasks.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(configurations.map((each) => each.preLaunchTask)));
  });
});
