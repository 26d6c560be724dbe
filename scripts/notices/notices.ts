import { BUNDLED_FFMPEG } from '../../src/media/ffmpeg/bundledFfmpeg.ts';
import { MODELS } from '../../src/models/manifest.ts';
import type { ShippedPackage } from './shippedPackages.ts';

const INTRODUCTION = `# Third-party notices

Move Embeddings is under the MIT licence (LICENSE). It comes with the models, programs and libraries below, which are under
their own. This page is written by \`npm run notices\`.`;

/** What no package says in a file that could be read. */
const REMARKS = `- \`@lancedb/lancedb\` brings a native library for each platform; what that was built from is listed in
  \`RUST_THIRD_PARTY_LICENSES.html\` and \`NODEJS_THIRD_PARTY_LICENSES.md\` of its package.
- \`onnxruntime-node\` and \`onnxruntime-common\` are Microsoft's; what ONNX Runtime was built from is listed in
  [ThirdPartyNotices.txt](https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt) of its repository.
- \`@resvg/resvg-js\` is used as it was published; its sources are in
  [its repository](https://github.com/thx/resvg-js) and those of the libraries in it that its \`Cargo.lock\` names.`;

/** Of `ffmpeg/` and `media/fonts/`, which carry their own texts. */
const PROGRAMS = `## Programs and fonts

- ffmpeg and ffprobe (${BUNDLED_FFMPEG.version}), programs of their own that Move Embeddings starts, are under
  ${BUNDLED_FFMPEG.licence}: ffmpeg/LICENSE. What they contain, under which licences, and where the exact sources are:
  ffmpeg/NOTICE. Nothing in them is under the GPL.
- DejaVu Sans Bold, with which captions are written: media/fonts/LICENSE.`;

/** Whose the libraries are that carry no licence file, where their author's name does not say it. */
const HOLDERS: Readonly<Record<string, string>> = {
  '@lancedb/lancedb': 'Copyright The LanceDB Authors',
  'onnxruntime-common': 'Copyright (c) Microsoft Corporation',
  'onnxruntime-node': 'Copyright (c) Microsoft Corporation',
};

/** The text of THIRD_PARTY_NOTICES.md. */
export function noticesText(packages: readonly ShippedPackage[]): string {
  return `${[INTRODUCTION, models(), PROGRAMS, libraries(packages), ...licences(packages), ...notices(packages)].join('\n\n')}\n`;
}

function models(): string {
  const rows = MODELS.filter((spec) => spec.ships).map(
    (spec) =>
      `| ${spec.title} | ${spec.publisher} | ${spec.licence} | models/${spec.id}/LICENSE | ${spec.origin} |`,
  );
  const others = MODELS.filter((spec) => !spec.ships).map(
    (spec) =>
      `${spec.title}, by ${spec.publisher} under ${spec.licence}, is not part of this program: a user who agrees to that licence may add it.`,
  );
  return [
    '## Models',
    ['| model | published by | licence | its text | from |', '|---|---|---|---|---|', ...rows].join('\n'),
    'The text model is used as it was published. The pose model was converted from TensorFlow.js to ONNX, its weights unchanged (`npm run convert-movenet`), and from that made the one with weights of 8 bits (`npm run quantise-movenet`).',
    ...others,
  ].join('\n\n');
}

function libraries(packages: readonly ShippedPackage[]): string {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return [
    '## Libraries',
    ['| library | version | licence |', '|---|---|---|', ...rows].join('\n'),
    REMARKS,
  ].join('\n\n');
}

/** One section for each wording of a licence, with whose copyright it names for which library. */
function licences(packages: readonly ShippedPackage[]): string[] {
  const sections = new Map<string, { licence: string; body: string; holders: string[] }>();
  for (const each of packages) {
    const { copyrights, body } = parted(each.licenceText ?? '');
    const known = each.licenceText === null ? fallback(packages, each.licence) : body;
    const key = `${each.licence} ${known.toLowerCase().replaceAll(/\W+/g, ' ')}`;
    const section = sections.get(key) ?? { licence: each.licence, body: known, holders: [] };
    const holders = copyrights.length > 0 ? copyrights.join('; ') : (HOLDERS[each.name] ?? each.author);
    section.holders.push(`- ${each.name}${holders === '' ? '' : `: ${holders}`}`);
    sections.set(key, section);
  }
  return [...sections.values()]
    .sort((a, b) => b.holders.length - a.holders.length)
    .map(({ licence, body, holders }) => `## ${licence}\n\n${holders.join('\n')}\n\n${fenced(body)}`);
}

/** The commonest wording of a licence, for a library that names it but has no file with its text. */
function fallback(packages: readonly ShippedPackage[], licence: string): string {
  const model = packages.find((each) => each.licence === licence && each.licenceText !== null);
  return parted(model?.licenceText ?? '').body;
}

/** Parts a licence's text into its copyright lines and the wording that many libraries share. */
function parted(text: string): { copyrights: string[]; body: string } {
  const isCopyright = (line: string) => /^\s*(copyright\s+(\(c\)|©|\d{4})|\(c\).*\d{4}|©)/i.test(line);
  const isTitle = (line: string) => /^\W*(the )?(mit|isc)( license)?( \(mit\))?\W*$/i.test(line);
  const lines = text.split('\n');
  return {
    copyrights: lines.filter(isCopyright).map((line) => line.trim()),
    body: lines
      .filter((line) => !isCopyright(line) && !isTitle(line))
      .join('\n')
      .trim(),
  };
}

function notices(packages: readonly ShippedPackage[]): string[] {
  return packages.flatMap(({ name, notice }) =>
    notice === null ? [] : [`## Notice of ${name}\n\n${fenced(notice)}`],
  );
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
