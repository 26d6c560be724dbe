import type {
  CatalogueFindings,
  GenerationPlan,
  GenerationResult,
  MissingModality,
} from '../../engine/moveEngine.ts';
import { ANALYSED_SECONDS } from '../../moves/quality.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { ENGLISH } from '../../moves/speech.ts';
import { counted, duration, printable } from '../output.ts';

/** At most so many clips are named one by one; the rest are counted. */
const NAMED = 20;

/** What a run did: what was found, what failed and why, and where the results are. */
export function summaryText(result: GenerationResult): string {
  const { plan, failed, embedded } = result;
  const again = plan.changed.filter(({ key }) => embedded.includes(key)).length;
  const facts = [
    counted(result.moves, 'move'),
    `${embedded.length - again} new`,
    ...(again > 0 ? [`${again} changed`] : []),
    ...(plan.metadataOnly.length > 0 ? [`${plan.metadataOnly.length} relabelled`] : []),
    ...(plan.movementOnly.length > 0 ? [`movement of ${plan.movementOnly.length} embedded again`] : []),
    ...(plan.gone.length > 0 ? [`${plan.gone.length} gone`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
  ];
  return [
    ...findingsText(result.findings),
    ...unseenText(plan),
    ...missingText(result.missing),
    ...named(
      `Longer than ${ANALYSED_SECONDS / 60} minutes, the rest was not looked at:`,
      result.capped,
      printable,
    ),
    ...named('Failed:', failed, ({ key, reason }) => `${printable(key)}: ${printable(inEnglish(reason))}`),
    ...decoderText(result),
    ...(result.cancelled ? ['Stopped; what was done is kept, and the next run does the rest.'] : []),
    `${facts.join(', ')} in ${duration(result.elapsedSeconds)}`,
    `  ${printable(result.database)}`,
    ...(result.embeddingsFile === null ? [] : [`  ${printable(result.embeddingsFile)}`]),
  ].join('\n');
}

function decoderText({ lackingDecoders, decoderAdvice }: GenerationResult): string[] {
  return lackingDecoders.length === 0
    ? []
    : [
        ...named(
          'This ffmpeg has no decoder for:',
          lackingDecoders,
          ({ codec, clips }) => `${printable(codec)}, ${counted(clips, 'clip')}`,
        ),
        `  ${decoderAdvice}`,
      ];
}

/** What a run would do. */
export function planText({ plan, findings }: GenerationResult): string {
  const changed = plan.changed.map(({ key, reason }) => `${printable(key)} (${CHANGE[reason]})`);
  const lines = [
    ...findingsText(findings),
    ...named(`New: ${plan.added.length}`, plan.added, printable),
    ...named(`Changed: ${plan.changed.length}`, changed, (line) => line),
    ...named(`New label only: ${plan.metadataOnly.length}`, plan.metadataOnly, printable),
    ...named(
      `Movement embedded again, from what is stored of it: ${plan.movementOnly.length}`,
      plan.movementOnly,
      printable,
    ),
    ...named(`Gone: ${plan.gone.length}`, plan.gone, printable),
    ...unseenText(plan),
    `Unchanged: ${plan.unchanged.length}`,
  ];
  return lines.join('\n');
}

const CHANGE: Readonly<Record<GenerationPlan['changed'][number]['reason'], string>> = {
  content: 'another content',
  'pose-model': 'another pose model',
  'audio-model': 'another audio method',
  'dance-tempos': 'a dance of other tempos',
  'no-trace': 'too little was kept to choreograph with it',
  'loaded-from-file': 'so far only loaded from a file',
  forced: 'forced',
};

function findingsText(findings: CatalogueFindings): string[] {
  if (findings.annotationsFile === null) {
    return [
      findings.keptLabels.length > 0
        ? 'No annotations were found. Labels that the library already has are kept.'
        : 'No annotations were found: categories come from the folders, and difficulty, energy and style stay open.',
      ...skippedText(findings),
    ];
  }
  return [
    ...named(`Problems in ${printable(findings.annotationsFile)}:`, findings.annotationProblems, problemText),
    ...named(
      'Labels kept as they were, because the annotations do not tell:',
      findings.keptLabels,
      printable,
    ),
    ...named('Annotated, but without a clip:', findings.annotationsWithoutClip, printable),
    ...named('Without an annotation:', findings.clipsWithoutAnnotation, printable),
    ...named(
      'Clips that share a clip id (all are kept):',
      findings.sharedClipIds,
      ({ clipId, keys }) => `${printable(clipId)}: ${keys.map(printable).join(', ')}`,
    ),
    ...skippedText(findings),
  ];
}

function problemText({ line, field, fault }: AnnotationProblem): string {
  return printable(
    `${line === null ? '' : `line ${line}, `}${field}: ${annotationFaultWords(fault, ENGLISH)}`,
  );
}

function skippedText({ skipped, away, others, renamed }: CatalogueFindings): string[] {
  return [
    ...named(
      'Renamed; what the library has of them follows:',
      renamed,
      ({ from, to }) => `${printable(from)} → ${printable(to)}`,
    ),
    ...named('Passed over:', skipped, ({ path, reason }) => `${printable(path)}: ${printable(reason)}`),
    ...named('Not on this disk; what the library has of them is kept:', away, printable),
    ...(others.length === 0 ? [] : [`Files that are no clips: ${others.map(otherText).join(', ')}`]),
  ];
}

function otherText({ extension, count, example }: CatalogueFindings['others'][number]): string {
  const kind = extension === '' ? 'without extension' : extension;
  return printable(count === 1 ? example : `${count} ${kind} such as ${example}`);
}

function unseenText({ unseen }: GenerationPlan): string[] {
  return named(
    'Not seen, because their folder is empty or cannot be read; their moves are kept (--prune removes them):',
    unseen,
    printable,
  );
}

function missingText(missing: readonly MissingModality[]): string[] {
  return named(
    'Embedded in part:',
    missing,
    ({ key, modality, reason }) => `${printable(key)}: no ${modality}, ${printable(inEnglish(reason))}`,
  );
}

function named<T>(title: string, items: readonly T[], line: (item: T) => string): string[] {
  if (items.length === 0) {
    return [];
  }
  const rest = items.length - NAMED;
  return [
    title,
    ...items.slice(0, NAMED).map((item) => `  ${line(item)}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}
