import { availableParallelism } from 'node:os';
import type { z } from 'zod';
import { DescriptionEmbedder } from '../generation/buildMove.ts';
import { carryOut } from '../generation/carryOut.ts';
import type {
  CatalogueFindings,
  GenerationProgress,
  GenerationResult,
} from '../generation/generationResult.ts';
import { changesLibrary, type GenerationPlan } from '../generation/plan.ts';
import { planFor } from '../generation/planFor.ts';
import { RunLog } from '../generation/runLog.ts';
import { findRunModels } from '../generation/runModels.ts';
import { runTime } from '../generation/runTime.ts';
import { WHOLE } from '../generation/shard.ts';
import type { Subject } from '../generation/subject.ts';
import { type Catalogue, readCatalogue } from '../library/catalogue.ts';
import { writeEmbeddingsFile } from '../library/embeddingsFile.ts';
import { withRunLock } from '../library/runLock.ts';
import { MoveTable } from '../library/table.ts';
import { findFfmpeg } from '../media/findFfmpeg.ts';
import { Failure } from '../moves/failure.ts';
import type { MoveHeader } from '../moves/move.ts';
import type { Call } from '../rpc/procedures.ts';
import type { EngineTools } from './engineTools.ts';
import { type GenerationPlace, generationPlace } from './place.ts';
import type { GenerateRequest } from './requests.ts';

type Request = z.infer<typeof GenerateRequest>;

/** A clip that shows no sign of life for so long is given up. */
const STALL_SECONDS = 120;

/** Brings a library and its embeddings file up to date with the clip folder. */
export async function generateLibrary(
  request: Request,
  tools: EngineTools,
  call: Call<GenerationProgress>,
): Promise<GenerationResult> {
  const startedAt = performance.now();
  const place = await generationPlace(request.place);
  const [catalogue, models] = await Promise.all([
    readCatalogue(place.clipFolder, place.annotationsFile),
    findRunModels(tools.models, request.poseModel),
  ]);
  const subject: Subject = {
    catalogue,
    libraryRoot: place.libraryRoot,
    models,
    shard: request.shard ?? WHOLE,
    now: runTime(process.env),
  };
  const done = request.dryRun
    ? await onlyPlan(subject, place, request.force)
    : await generate(subject, place, request, tools, call);
  return {
    clipFolder: place.clipFolder,
    database: place.database,
    embeddingsFile: place.embeddingsFile,
    dryRun: request.dryRun,
    cancelled: call.signal?.aborted ?? false,
    ...done,
    findings: findingsOf(catalogue),
    elapsedSeconds: (performance.now() - startedAt) / 1000,
  };
}

type Done = Pick<GenerationResult, 'plan' | 'moves' | 'embedded' | 'failed' | 'missing'>;

async function onlyPlan(subject: Subject, { database }: GenerationPlace, force: boolean): Promise<Done> {
  const rows = await headersIn(database);
  const plan = await planFor(subject, rows, force);
  return { plan, moves: rows.length, embedded: [], failed: [], missing: [] };
}

/** None where there is no library yet; a dry run makes none. */
async function headersIn(database: string): Promise<readonly MoveHeader[]> {
  try {
    const table = await MoveTable.open(database, { create: false });
    return await table.headers().finally(() => table.close());
  } catch (error) {
    if (error instanceof Failure && error.code === 'library-missing') {
      return [];
    }
    throw error;
  }
}

async function generate(
  subject: Subject,
  place: GenerationPlace,
  request: Request,
  tools: EngineTools,
  call: Call<GenerationProgress>,
): Promise<Done> {
  const ffmpeg = await findFfmpeg({ setting: request.ffmpegPath });
  const table = await MoveTable.open(place.database, { create: true });
  const { index, count } = subject.shard;
  const descriptions = new DescriptionEmbedder(subject.models.openText);
  const lock = { signal: call.signal, onWait: () => call.onProgress?.({ event: 'waiting' }) };
  try {
    return await withRunLock(place.database, `${index}-of-${count}`, lock, async () => {
      const plan = await planFor(subject, await table.headers(), request.force);
      if (!request.prune) {
        refuseToEmpty(plan, place);
      }
      const clipsToAnalyse = plan.added.length + plan.changed.length;
      const log = new RunLog(clipsToAnalyse, (progress) => call.onProgress?.(progress));
      const pool = {
        script: tools.analysisScript,
        processes: Math.min(request.jobs ?? availableParallelism(), clipsToAnalyse),
        stallSeconds: STALL_SECONDS,
        onOutput: tools.onOutput,
      };
      const setup = { ffmpeg, pose: { ...subject.models.pose, model: subject.models.ids.pose } };
      await carryOut(plan, subject, { table, descriptions, setup, pool }, log, call.signal);
      if (changesLibrary(plan)) {
        await table.optimize();
      }
      const moves = await table.all();
      await writeEmbeddingsFile(place.embeddingsFile, moves);
      return { plan, moves: moves.length, ...log.summary() };
    });
  } finally {
    await descriptions.close();
    table.close();
  }
}

/**
 * A folder without a single clip of the library is rather an empty mount or another folder than a library of which
 * every clip was deleted.
 */
function refuseToEmpty(
  { gone, changed, metadataOnly, unchanged }: GenerationPlan,
  place: GenerationPlace,
): void {
  if (gone.length > 0 && changed.length + metadataOnly.length + unchanged.length === 0) {
    throw new Failure(
      'bad-request',
      `Not one of the ${gone.length} clips of the library ${place.database} is in ${place.clipFolder}.`,
      {
        remedy:
          'Is it the right folder, and is its disk there? If the old clips are really gone, generate with --prune; ' +
          'for a library of these clips beside the old one, name another --database.',
      },
    );
  }
}

function findingsOf(catalogue: Catalogue): CatalogueFindings {
  return {
    annotationsFile: catalogue.annotationsFile,
    annotationsWithoutClip: catalogue.annotationsWithoutClip,
    clipsWithoutAnnotation: catalogue.clipsWithoutAnnotation,
    sharedClipIds: catalogue.duplicateClipIds,
    skipped: catalogue.skipped,
  };
}
