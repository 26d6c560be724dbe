import type { CatalogueClip } from '../clips/catalogue.ts';
import type { ClipKey } from '../moves/clip.ts';
import type { TrackedMove } from '../moves/moveTracks.ts';
import type { MoveTable } from '../store/table.ts';
import { type AnalysisPoolOptions, analyseClips } from './analysis/analysisPool.ts';
import type { AnalysisSetup } from './analysis/clipAnalysis.ts';
import type { Subject } from './analysis/subject.ts';
import { buildMove, type DescriptionEmbedder, withEarlierSound } from './buildMove.ts';
import type { GenerationPlan } from './plan/plan.ts';
import { updateRows } from './plan/updateRows.ts';
import type { Workload } from './plan/workload.ts';
import type { RunLog } from './runLog.ts';

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
export async function executePlan(
  plan: GenerationPlan,
  subject: Subject,
  means: Means,
  log: RunLog,
  signal: AbortSignal | undefined,
): Promise<void> {
  const clips = new Map(subject.catalogue.clips.map((clip) => [clip.key, clip]));
  await updateRows(plan, clips, subject, means, log, signal);
  if (signal?.aborted) {
    return;
  }
  await means.table.remove(plan.gone);
  await analyse(clips, subject, means, log, signal);
}

async function analyse(
  clips: ReadonlyMap<ClipKey, CatalogueClip>,
  subject: Subject,
  { workload, table, descriptions, setup, pool }: Means,
  log: RunLog,
  signal: AbortSignal | undefined,
): Promise<void> {
  const requests = Array.from(workload.keys(), ({ key, path, annotation }) => ({
    ...{ setup, key, path },
    dance: annotation?.dance ?? null,
  }));
  const batch: TrackedMove[] = [];
  const commit = () => table.upsert(batch.splice(0));
  const events = { signal, onStart: ({ key }: { readonly key: ClipKey }) => log.started(key) };
  try {
    for await (const { request, analysis } of analyseClips(requests, pool, events)) {
      const clip = clips.get(request.key);
      if (!clip) {
        continue;
      }
      if (analysis.status === 'failed') {
        // Its row stays, if it has one: that a clip cannot be read does not mean that it is gone.
        log.failed(clip.key, analysis.reason);
        continue;
      }
      const whole =
        analysis.lackingDecoder === null
          ? analysis
          : withEarlierSound(analysis, await trackedMove(table, clip.key));
      const move = await buildMove(clip, whole, subject, descriptions);
      batch.push(move);
      log.embedded(move, analysis);
      if (batch.length >= movesACommit(requests.length)) {
        await commit();
      }
    }
  } finally {
    await commit();
  }
}

async function trackedMove(table: MoveTable, key: ClipKey): Promise<TrackedMove | null> {
  const [row] = await table.some([key]);
  return row ? { ...row, track: (await table.poseTracks([key])).get(key) ?? null } : null;
}
