import { availableParallelism } from 'node:os';
import { type Catalogue, readCatalogue } from '../../clips/catalogue.ts';
import { STALL_SECONDS } from '../../generation/analysis/analysisPool.ts';
import type { Subject } from '../../generation/analysis/subject.ts';
import { DescriptionEmbedder } from '../../generation/buildMove.ts';
import { executePlan } from '../../generation/executePlan.ts';
import type {
  CatalogueFindings,
  GenerationProgress,
  GenerationResult,
} from '../../generation/generationResult.ts';
import { changesLibrary } from '../../generation/plan/plan.ts';
import { type LibraryRows, planFor } from '../../generation/plan/planFor.ts';
import {
  followRenamed,
  type RenamedClip,
  renamedClips,
  withRenamed,
} from '../../generation/plan/renamedClips.ts';
import { isInShard, WHOLE } from '../../generation/plan/shard.ts';
import { standingLabels } from '../../generation/plan/standingLabels.ts';
import { clipsToUpdate } from '../../generation/plan/updateRows.ts';
import { workloadOf } from '../../generation/plan/workload.ts';
import { RunLog } from '../../generation/runLog.ts';
import { findRunModels } from '../../generation/runModels.ts';
import { runTime } from '../../generation/runTime.ts';
import { keepEmbeddingsFileCurrent } from '../../interchange/currentEmbeddingsFile.ts';
import { findFfmpeg } from '../../media/ffmpeg/findFfmpeg.ts';
import { fullFfmpegHint, thisMachine } from '../../media/ffmpeg/installHint.ts';
import type { ClipKey } from '../../moves/clip.ts';
import type { MoveHeader } from '../../moves/move.ts';
import type { Call } from '../../rpc/procedures.ts';
import { Failure } from '../../shared/failure.ts';
import { checkWritable } from '../../store/checkWritable.ts';
import { withRunLock } from '../../store/runLock.ts';
import { MoveTable } from '../../store/table.ts';
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
  const setting: RunSetting = {
    libraryRoot: place.libraryRoot,
    models,
    shard: request.shard ?? WHOLE,
    now: runTime(process.env),
  };
  const {
    catalogue: described,
    keptLabels,
    renamed,
    ...done
  } = request.dryRun
    ? await onlyPlan(catalogue, setting, place, request)
    : await run(catalogue, setting, place, request, tools, call);
  return {
    clipFolder: place.clipFolder,
    database: place.database,
    embeddingsFile: writesFile(request) ? place.embeddingsFile : null,
    dryRun: request.dryRun,
    cancelled: call.signal?.aborted ?? false,
    ...done,
    decoderAdvice: done.lackingDecoders.length > 0 ? fullFfmpegHint(await thisMachine()) : null,
    findings: findingsOf(described, keptLabels, renamed),
    elapsedSeconds: (performance.now() - startedAt) / 1000,
  };
};

type Done = Pick<
  GenerationResult,
  'plan' | 'moves' | 'embedded' | 'failed' | 'missing' | 'capped' | 'lackingDecoders'
> & {
  /** The clips as they were when the library was brought up to date with them. */
  readonly catalogue: Catalogue;
  readonly keptLabels: readonly ClipKey[];
  readonly renamed: readonly RenamedClip[];
};

/** What a run knows before it reads the library. */
type RunSetting = Omit<Subject, 'catalogue' | 'said'>;

async function onlyPlan(
  catalogue: Catalogue,
  setting: RunSetting,
  { database }: GenerationPlace,
  request: Request,
): Promise<Done> {
  const found = await rowsIn(database);
  const renamed = await renamedClips({ catalogue }, found);
  const library = withRenamed(found, renamed);
  const { kept, ...labelled } = standingLabels(catalogue, library, setting.libraryRoot);
  const plan = await planFor({ ...setting, ...labelled }, library, request);
  const nothing = { embedded: [], failed: [], missing: [], capped: [], lackingDecoders: [] };
  return { plan, catalogue, keptLabels: kept, renamed, moves: library.rows.length, ...nothing };
}

/** None where there is no library yet; a dry run makes none. */
async function rowsIn(database: string): Promise<LibraryRows> {
  try {
    const table = await MoveTable.open(database, { create: false });
    return await rowsOf(table).finally(() => table.close());
  } catch (error) {
    if (error instanceof Failure && error.code === 'library-missing') {
      return { rows: [], trackless: new Set(), provenance: new Map() };
    }
    throw error;
  }
}

async function rowsOf(table: MoveTable): Promise<LibraryRows> {
  return {
    rows: await table.headers(),
    trackless: await table.trackless(),
    provenance: await table.provenance(),
  };
}

async function run(
  asFound: Catalogue,
  setting: RunSetting,
  place: GenerationPlace,
  request: Request,
  tools: EngineTools,
  call: Call<GenerationProgress>,
): Promise<Done> {
  const ffmpeg = await findFfmpeg({ setting: request.ffmpegPath });
  if (writesFile(request)) {
    await checkWritable(place.embeddingsFile);
  }
  const table = await MoveTable.open(place.database, { create: true });
  const { index, count } = setting.shard;
  const descriptions = new DescriptionEmbedder(setting.models.openText);
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
        const catalogue = hasWaited ? await catalogueAt(place) : asFound;
        const found = await rowsOf(table);
        const renamed = await renamedClips({ catalogue }, found);
        const library = withRenamed(found, renamed);
        await followRenamed(table, renamed, library, { catalogue, libraryRoot: place.libraryRoot });
        const { kept, ...labelled } = standingLabels(catalogue, library, place.libraryRoot);
        const subject: Subject = { ...setting, ...labelled };
        const plan = await planFor(subject, library, request);
        if (!request.prune && plan.gone.length > 0) {
          refuseToEmpty(library.rows, plan.gone, subject, place);
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
        const analysis = {
          ffmpeg,
          pose: { ...subject.models.pose, model: subject.models.ids.pose },
          threads: Math.floor(jobs / Math.max(1, processes)),
        };
        await executePlan(
          plan,
          subject,
          { workload, table, descriptions, setup: analysis, pool },
          log,
          call.signal,
        );
        // Shards would get in each other's way; the run over the whole that follows them tidies up after them.
        if (count === 1 && (changesLibrary(plan) || (await table.isScattered()))) {
          await table.optimize();
        }
        const moves = writesFile(request)
          ? await keepEmbeddingsFileCurrent(place.embeddingsFile, table)
          : await table.count();
        return { plan, catalogue, keptLabels: kept, renamed, moves, ...log.summary() };
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
 * Where more than half of the clips are not there, or not a single one, the folder is rather an empty mount or another
 * folder than a library of which so much was deleted: that is for a person to say.
 */
function refuseToEmpty(
  rows: readonly MoveHeader[],
  gone: readonly ClipKey[],
  { catalogue, shard }: Subject,
  place: GenerationPlace,
): void {
  const generated = rows.filter(({ key, source }) => source !== null && isInShard(key, shard));
  const here = new Set(catalogue.clips.map(({ key }) => key));
  const isAnyHere = generated.some(({ key }) => here.has(key));
  if (isAnyHere && gone.length <= generated.length / 2) {
    return;
  }
  const which = isAnyHere
    ? `${gone.length} of the ${generated.length} clips of the library ${place.database} are no longer in ${place.clipFolder}.`
    : `Not one of the ${generated.length} clips of the library ${place.database} is in ${place.clipFolder}.`;
  throw new Failure('would-empty', which, {
    remedy:
      'Is it the right folder, and is its disk there? The library was left as it was. If those clips are really ' +
      'gone, let their moves be removed, or keep a library of these clips beside the old one.',
  });
}

function catalogueAt({ clipFolder, annotationsFile }: GenerationPlace): Promise<Catalogue> {
  return readCatalogue(clipFolder, annotationsFile);
}

function findingsOf(
  catalogue: Catalogue,
  keptLabels: readonly ClipKey[],
  renamed: readonly RenamedClip[],
): CatalogueFindings {
  return {
    renamed,
    keptLabels,
    annotationProblems: catalogue.annotationProblems,
    annotationsFile: catalogue.annotationsFile,
    annotationsWithoutClip: catalogue.annotationsWithoutClip,
    clipsWithoutAnnotation: catalogue.clipsWithoutAnnotation,
    sharedClipIds: catalogue.duplicateClipIds,
    away: catalogue.away,
    others: catalogue.others,
    skipped: catalogue.skipped,
  };
}
