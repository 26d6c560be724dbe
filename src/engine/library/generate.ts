import { availableParallelism } from 'node:os';
import { STALL_SECONDS } from '../../generation/analysisPool.ts';
import { DescriptionEmbedder } from '../../generation/buildMove.ts';
import { carryOut } from '../../generation/carryOut.ts';
import type {
  CatalogueFindings,
  GenerationProgress,
  GenerationResult,
} from '../../generation/generationResult.ts';
import { changesLibrary } from '../../generation/plan.ts';
import { type LibraryRows, planFor } from '../../generation/planFor.ts';
import { RunLog } from '../../generation/runLog.ts';
import { findRunModels } from '../../generation/runModels.ts';
import { runTime } from '../../generation/runTime.ts';
import { WHOLE } from '../../generation/shard.ts';
import type { Subject } from '../../generation/subject.ts';
import { clipsToUpdate } from '../../generation/updateRows.ts';
import { workloadOf } from '../../generation/workload.ts';
import { type Catalogue, readCatalogue } from '../../library/catalogue.ts';
import { keepEmbeddingsFileCurrent } from '../../library/currentEmbeddingsFile.ts';
import { withRunLock } from '../../library/runLock.ts';
import { MoveTable } from '../../library/table.ts';
import { findFfmpeg } from '../../media/findFfmpeg.ts';
import { Failure } from '../../moves/failure.ts';
import type { MoveHeader } from '../../moves/move.ts';
import type { Call } from '../../rpc/procedures.ts';
import type { EngineHandler, RequestOf } from '../contract/contract.ts';
import type { EngineTools } from '../engineTools.ts';
import { type GenerationPlace, generationPlace } from '../place.ts';

type Request = RequestOf<'generate'>;

/** Brings a library and its embeddings file up to date with the clip folder. */
export const generate: EngineHandler<'generate'> = async (request, { tools }, call) => {
  const startedAt = performance.now();
  const place = await generationPlace(request.place);
  const [catalogue, models] = await Promise.all([
    catalogueAt(place),
    findRunModels(tools.models, request.poseModel),
  ]);
  const subject: Subject = {
    catalogue,
    libraryRoot: place.libraryRoot,
    models,
    shard: request.shard ?? WHOLE,
    now: runTime(process.env),
  };
  const { catalogue: described, ...done } = request.dryRun
    ? await onlyPlan(subject, place, request)
    : await run(subject, place, request, tools, call);
  return {
    clipFolder: place.clipFolder,
    database: place.database,
    embeddingsFile: writesFile(request) ? place.embeddingsFile : null,
    dryRun: request.dryRun,
    cancelled: call.signal?.aborted ?? false,
    ...done,
    findings: findingsOf(described),
    elapsedSeconds: (performance.now() - startedAt) / 1000,
  };
};

type Done = Pick<GenerationResult, 'plan' | 'moves' | 'embedded' | 'failed' | 'missing' | 'capped'> & {
  /** The clips as they were when the library was brought up to date with them. */
  readonly catalogue: Catalogue;
};

async function onlyPlan(subject: Subject, { database }: GenerationPlace, request: Request): Promise<Done> {
  const library = await rowsIn(database);
  const plan = await planFor(subject, library, request);
  const { catalogue } = subject;
  return { plan, catalogue, moves: library.rows.length, embedded: [], failed: [], missing: [], capped: [] };
}

/** None where there is no library yet; a dry run makes none. */
async function rowsIn(database: string): Promise<LibraryRows> {
  try {
    const table = await MoveTable.open(database, { create: false });
    return await rowsOf(table).finally(() => table.close());
  } catch (error) {
    if (error instanceof Failure && error.code === 'library-missing') {
      return { rows: [], untraced: new Set() };
    }
    throw error;
  }
}

async function rowsOf(table: MoveTable): Promise<LibraryRows> {
  return { rows: await table.headers(), untraced: await table.untraced() };
}

async function run(
  asFound: Subject,
  place: GenerationPlace,
  request: Request,
  tools: EngineTools,
  call: Call<GenerationProgress>,
): Promise<Done> {
  const ffmpeg = await findFfmpeg({ setting: request.ffmpegPath });
  const table = await MoveTable.open(place.database, { create: true });
  const { index, count } = asFound.shard;
  const descriptions = new DescriptionEmbedder(asFound.models.openText);
  let hasWaited = false;
  const onWait = () => {
    hasWaited = true;
    call.onProgress?.({ event: 'waiting' });
  };
  try {
    return await withRunLock(
      place.database,
      `${index}-of-${count}`,
      { signal: call.signal, onWait },
      async () => {
        // What another run has embedded meanwhile must not be taken for the rows of deleted clips.
        const subject = hasWaited ? { ...asFound, catalogue: await catalogueAt(place) } : asFound;
        const library = await rowsOf(table);
        const plan = await planFor(subject, library, request);
        if (!request.prune && plan.gone.length > 0) {
          refuseToEmpty(library.rows, subject.catalogue, place);
        }
        const wanted = new Set([...plan.added, ...plan.changed.map(({ key }) => key)]);
        const workload = await workloadOf(subject.catalogue.clips.filter(({ key }) => wanted.has(key)));
        const log = new RunLog(workload, clipsToUpdate(plan).length, (progress) =>
          call.onProgress?.(progress),
        );
        const jobs = request.jobs ?? availableParallelism();
        const processes = Math.min(jobs, workload.size);
        const pool = {
          script: tools.analysisScript,
          processes,
          stallSeconds: STALL_SECONDS,
          onOutput: tools.onOutput,
        };
        const setup = {
          ffmpeg,
          pose: { ...subject.models.pose, model: subject.models.ids.pose },
          threads: Math.floor(jobs / Math.max(1, processes)),
        };
        await carryOut(plan, subject, { workload, table, descriptions, setup, pool }, log, call.signal);
        // Shards would get in each other's way; the run over the whole that follows them tidies up after them.
        if (count === 1 && (changesLibrary(plan) || (await table.isScattered()))) {
          await table.optimize();
        }
        const moves = writesFile(request)
          ? await keepEmbeddingsFileCurrent(place.embeddingsFile, table)
          : await table.count();
        return { plan, catalogue: subject.catalogue, moves, ...log.summary() };
      },
    );
  } finally {
    await descriptions.close();
    table.close();
  }
}

/** A shard is a part of a library too large for one machine: its file would hold the whole all the same. */
function writesFile({ shard, place }: Request): boolean {
  return shard === undefined || place.embeddingsFile !== undefined;
}

/**
 * A folder without a single clip of the library is rather an empty mount or another folder than a library of which
 * every clip was deleted.
 */
function refuseToEmpty(rows: readonly MoveHeader[], { clips }: Catalogue, place: GenerationPlace): void {
  const here = new Set(clips.map(({ key }) => key));
  const generated = rows.filter(({ source }) => source !== null);
  if (!generated.some(({ key }) => here.has(key))) {
    throw new Failure(
      'would-empty',
      `Not one of the ${generated.length} clips of the library ${place.database} is in ${place.clipFolder}.`,
      {
        remedy:
          'Is it the right folder, and is its disk there? The library was left as it is. If those clips are really ' +
          'gone, move the library away or let their moves be removed, then generate again.',
      },
    );
  }
}

function catalogueAt({ clipFolder, annotationsFile }: GenerationPlace): Promise<Catalogue> {
  return readCatalogue(clipFolder, annotationsFile);
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
