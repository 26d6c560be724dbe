import type { CatalogueClip } from '../library/catalogue.ts';
import type { MoveTable } from '../library/table.ts';
import type { ClipKey } from '../moves/clip.ts';
import type { TracedMove } from '../moves/moveTrace.ts';
import { type AnalysisPoolOptions, analyseClips } from './analysisPool.ts';
import { buildMove, type DescriptionEmbedder, embedMovementAgain, relabel } from './buildMove.ts';
import type { AnalysisSetup } from './clipAnalysis.ts';
import type { GenerationPlan } from './plan.ts';
import type { RunLog } from './runLog.ts';
import { sourceOf } from './source.ts';
import type { Subject } from './subject.ts';
import type { Workload } from './workload.ts';

/**
 * Moves are committed in batches of so many: what a kill can cost. A commit to a large table costs more, so that a
 * long run makes about a hundred of them and a kill costs a hundredth of it.
 */
function movesACommit(clips: number): number {
  return Math.min(256, Math.max(8, Math.ceil(clips / 100)));
}

/** What carrying out a plan needs. */
export interface Means {
  /** The clips that the plan adds and changes. */
  readonly workload: Workload;
  readonly table: MoveTable;
  readonly descriptions: DescriptionEmbedder;
  readonly setup: AnalysisSetup;
  readonly pool: AnalysisPoolOptions;
}

/** Carries out a plan and commits as it goes; what is committed stays, whatever ends the run. */
export async function carryOut(
  plan: GenerationPlan,
  subject: Subject,
  means: Means,
  log: RunLog,
  signal: AbortSignal | undefined,
): Promise<void> {
  const clips = new Map(subject.catalogue.clips.map((clip) => [clip.key, clip]));
  await amend(plan, clips, subject, means, signal);
  await means.table.remove(plan.gone);
  await analyse(clips, subject, means, log, signal);
}

/** Rows that are brought up to date together, some 20 kB each. */
const ROWS_A_COMMIT = 256;

/** Brings rows up to date whose clip is the same but for its label, its time, its text model or its pose method. */
async function amend(
  plan: GenerationPlan,
  clips: ReadonlyMap<ClipKey, CatalogueClip>,
  subject: Subject,
  { table, descriptions }: Means,
  signal: AbortSignal | undefined,
): Promise<void> {
  const [relabelled, moved] = [new Set(plan.metadataOnly), new Set(plan.movementOnly)];
  const keys = [...new Set([...relabelled, ...moved, ...plan.touched])];
  for (let start = 0; start < keys.length && !signal?.aborted; start += ROWS_A_COMMIT) {
    const some = keys.slice(start, start + ROWS_A_COMMIT);
    const rows = await table.some(some);
    const traces = await table.traces(some);
    const amended: TracedMove[] = [];
    for (const row of rows) {
      const clip = clips.get(row.key);
      const source = clip && (await sourceOf(clip.path));
      if (source) {
        const labelled = relabelled.has(row.key) ? await relabel(row, clip, subject, descriptions) : row;
        const traced = { ...labelled, source, trace: traces.get(row.key) ?? null };
        amended.push(moved.has(row.key) ? embedMovementAgain(traced, subject) : traced);
      }
    }
    await table.upsert(amended);
  }
}

async function analyse(
  clips: ReadonlyMap<ClipKey, CatalogueClip>,
  subject: Subject,
  { workload, table, descriptions, setup, pool }: Means,
  log: RunLog,
  signal: AbortSignal | undefined,
): Promise<void> {
  const requests = Array.from(workload.keys(), ({ key, path }) => ({ setup, key, path }));
  const batch: TracedMove[] = [];
  const commit = () => table.upsert(batch.splice(0));
  const events = { signal, onStart: ({ key }: { readonly key: ClipKey }) => log.started(key) };
  try {
    for await (const { request, analysis } of analyseClips(requests, pool, events)) {
      const clip = clips.get(request.key);
      if (!clip) {
        continue;
      }
      if (analysis.status === 'failed') {
        log.failed({ key: clip.key, reason: analysis.reason });
        // The row tells of a clip that is no longer there.
        await (analysis.isUnreadable ? table.remove([clip.key]) : undefined);
        continue;
      }
      const move = await buildMove(clip, analysis, subject, descriptions);
      batch.push(move);
      log.embedded(move, analysis.capped);
      if (batch.length >= movesACommit(requests.length)) {
        await commit();
      }
    }
  } finally {
    await commit();
  }
}
