import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { FFMPEG, H264 } from '../media/ffmpegHere.ts';
import { layOnItsSide } from '../media/makeClip.ts';
import { cutClip, run, type Workspace } from '../sampleLibrary.ts';

/** What becomes of a file: a row, with what it lacks, or a failure. */
type Outcome =
  | { readonly row: Partial<Readonly<Record<'pose' | 'audio', RegExp>>> }
  | { readonly failed: RegExp }
  | { readonly passedOver: RegExp };

interface Hostile {
  readonly title: string;
  /** Below the clip folder. */
  readonly name: string;
  /** Makes the file at `path` out of `couple`, two dancers for two seconds with music. */
  readonly make: (path: string, couple: string) => Promise<unknown>;
  readonly outcome: Outcome;
}

interface GenerateJson {
  readonly embedded: readonly string[];
  readonly failed: readonly { readonly clip_key: string; readonly reason: string }[];
  readonly missing: readonly {
    readonly clip_key: string;
    readonly modality: string;
    readonly reason: string;
  }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

const WHOLE = { row: {} };
const SHORT = /shorter than 2 seconds/;
const NOBODY = /no dancer/;

function ffmpeg(...options: readonly string[]) {
  return execa(FFMPEG.ffmpeg, ['-v', 'error', '-y', ...options]);
}

/** The couple with other options for picture, sound and container. */
function recoded(...options: readonly string[]) {
  return (path: string, couple: string) => ffmpeg('-i', couple, ...options, `file:${path}`);
}

const QUICK = [...H264, '-c:a', 'copy'];

/** The couple as another ffmpeg has encoded it. */
function ready(name: string) {
  return (path: string) => cp(join(import.meta.dirname, 'clips', name), path);
}

const FORMATS: readonly Hostile[] = (
  [
    ['VP9 in WebM', 'vp9.webm', ready('vp9.webm')],
    ['AV1 in Matroska', 'av1.mkv', ready('av1.mkv')],
    ['HEVC', 'hevc.mp4', ready('hevc.mp4')],
    ['H.264 in QuickTime', 'quicktime.mov', recoded(...QUICK)],
    ['MPEG-4 in AVI', 'old.avi', recoded('-c:v', 'mpeg4', '-q:v', '3', '-c:a', 'libmp3lame')],
  ] as const
).map(([title, name, make]) => ({ title, name: `formats/${name}`, make, outcome: WHOLE }));

const PICTURES: readonly Hostile[] = (
  [
    ['60 pictures a second', 'sixty.mp4', ['-r', '60']],
    ['7.5 pictures a second', 'slow.mp4', ['-r', '7.5']],
    ['a varying rate', 'varying.mp4', ['-vf', 'select=not(mod(n\\,3))+lt(n\\,20)', '-fps_mode', 'vfr']],
    ['4:3', 'four_thirds.mp4', ['-vf', 'scale=384:288']],
    ['white bars at its sides', 'pillarboxed.mp4', ['-vf', 'pad=iw*2:ih:iw/2:0:white']],
    ['several sound tracks', 'tracks.mp4', ['-map', '0:v', '-map', '0:a', '-map', '0:a']],
  ] as const
).map(([title, name, options]) => ({
  title,
  name: `pictures/${name}`,
  make: recoded(...QUICK, ...options),
  outcome: WHOLE,
}));

const SIZES: readonly Hostile[] = [
  {
    title: 'a picture on its side',
    name: 'pictures/turned.mp4',
    make: async (path, couple) => {
      await cp(couple, path);
      await layOnItsSide(path);
    },
    outcome: { row: {} },
  },
  {
    title: '8K',
    name: 'pictures/8k.mp4',
    make: (path) =>
      ffmpeg(
        ...['-f', 'lavfi', '-i', 'color=gray:size=7680x4320:rate=2:duration=2.5'],
        ...['-c:v', 'mpeg4', '-q:v', '20', path],
      ),
    outcome: { row: { pose: /one flat colour/, audio: /no sound/ } },
  },
  {
    title: 'a single picture',
    name: 'pictures/one.mp4',
    make: recoded(...H264, '-frames:v', '1', '-an'),
    outcome: { failed: /shorter than a fifth of a second/ },
  },
  {
    title: 'no length at all',
    name: 'pictures/zero.mp4',
    make: recoded('-c:v', 'mpeg4', '-t', '0'),
    outcome: { failed: /not a video|nothing in it can be decoded|no picture/ },
  },
  {
    title: 'nobody in it',
    name: 'pictures/nobody.mp4',
    make: (path) =>
      ffmpeg(
        ...['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10:duration=3'],
        ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3', '-c:v', 'mpeg4', '-c:a', 'aac', path],
      ),
    outcome: { row: { pose: NOBODY } },
  },
  {
    title: 'no sound',
    name: 'pictures/silent.mp4',
    make: (path, couple) => ffmpeg('-i', couple, '-c', 'copy', '-an', path),
    outcome: { row: { audio: /no sound/ } },
  },
];

const BROKEN: readonly Hostile[] = [
  {
    title: 'half of a file',
    name: 'broken/half.mp4',
    make: async (path, couple) => {
      const bytes = await readFile(couple);
      await writeFile(path, bytes.subarray(0, bytes.length / 2));
    },
    outcome: { failed: /cut off/ },
  },
  {
    title: 'an empty file',
    name: 'broken/empty.mp4',
    make: (path) => writeFile(path, ''),
    outcome: { failed: /the file is empty/ },
  },
  {
    title: 'a text',
    name: 'broken/notes.mov',
    make: (path) => writeFile(path, 'Tuesday: bring shoes'),
    outcome: { failed: /not a video/ },
  },
  {
    title: 'a gigabyte of nothing',
    name: 'broken/nothing.mkv',
    make: async (path) => {
      // Some of it is on the disk: else it would be a clip that is away.
      await writeFile(path, Buffer.alloc(4096));
      await truncate(path, 2 ** 30);
    },
    outcome: { failed: /not a video/ },
  },
];

/** Names that a shell, a terminal, a database or ffmpeg could take for something else. */
const NAMES: readonly Hostile[] = [
  'a b  c.mp4',
  `it's "quoted" \`here\`.mp4`,
  'two\nlines.mp4',
  '-y.mp4',
  '--help.mp4',
  '$(touch pwned).mp4',
  '; touch pwned;.mp4',
  '%d [0-9]*?.mp4',
  '💃🕺.mp4',
  'رقصة\u202e4pm.mp4',
  `${'x'.repeat(251)}.mp4`,
  'Case.mp4',
  'case.mp4',
  'é.mp4',
  'e\u0301.mp4',
  'file:x.mp4',
  "' OR 1=1 --.mp4",
].map((name) => ({
  title: JSON.stringify(name.length > 40 ? `${name.slice(0, 10)}… of 255 bytes` : name),
  name: `names/${name}`,
  make: (path: string) => cutClip('basic/side_basic.mp4', 1, path),
  outcome: { row: { pose: SHORT } },
}));

const LINKS: readonly Hostile[] = [
  {
    title: 'a link within the folder',
    name: 'links/inside.mp4',
    make: (path) => symlink('../names/Case.mp4', path),
    outcome: { row: { pose: SHORT } },
  },
  {
    title: 'a link out of the folder',
    name: 'links/outside.mp4',
    make: (path) => symlink('../../secret.mp4', path),
    outcome: { passedOver: /leaves the folder/ },
  },
  {
    title: 'a link to a folder above it',
    name: 'links/circle',
    make: (path) => symlink('..', path),
    outcome: { passedOver: /links to folders are not followed/ },
  },
  {
    title: 'a link to itself',
    name: 'links/self.mp4',
    make: (path) => symlink('self.mp4', path),
    outcome: { passedOver: /leads nowhere/ },
  },
];

/** Scripts that ffmpeg would follow to another file or to a server, `URL` standing for one that listens. */
const LEADS: readonly Hostile[] = Object.entries({
  'playlist.mp4': '#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nURL/part.ts\n#EXT-X-ENDLIST\n',
  'playlist.mkv': '#EXTM3U\n#EXTINF:3,\n../../secret.mp4\n#EXT-X-ENDLIST\n',
  'concat.mp4': "ffconcat version 1.0\nfile '../../secret.mp4'\n",
  'concat.avi': "ffconcat version 1.0\nfile 'URL/part.mp4'\n",
  'manifest.webm':
    '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT3S">' +
    '<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>URL/part.mp4</BaseURL>' +
    '</Representation></AdaptationSet></Period></MPD>',
  'session.mov': 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n',
}).map(([name, text]) => ({
  title: name,
  name: `leads/${name}`,
  make: (path: string) => writeFile(path, text.replaceAll('URL', address)),
  outcome: { failed: /not a video/ },
}));

let address: string;
let server: Server;
let visits = 0;
let workspace: Workspace;
let result: GenerateJson;

const ALL = [...FORMATS, ...PICTURES, ...SIZES, ...BROKEN, ...NAMES, ...LINKS, ...LEADS];

beforeAll(async () => {
  server = createServer((_, answer) => {
    visits++;
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  workspace = await tinyClips(0);
  const couple = join(workspace.root, '.couple.mp4');
  await cutClip('arm_styling/paseala.mp4', 2.5, couple);
  await cp(couple, join(workspace.root, 'secret.mp4'));
  for (const hostile of ALL) {
    const path = join(workspace.clips, hostile.name);
    await mkdir(dirname(path), { recursive: true });
    await hostile.make(path, couple);
  }
  const { stdout } = await run(workspace, 'generate', workspace.clips, '--json');
  result = JSON.parse(stdout);
}, 600_000);

afterAll(async () => {
  server.close();
  await workspace.remove();
});

describe.runIf(process.platform === 'linux')('one run over everything that a folder may hold', () => {
  it.each(ALL)('$name: $title', ({ name, outcome }) => {
    const reasonIn = (list: readonly { readonly clip_key: string; readonly reason: string }[]) =>
      list.find(({ clip_key }) => clip_key === name)?.reason;
    if ('row' in outcome) {
      expect(reasonIn(result.failed)).toBeUndefined();
      expect(result.embedded).toContain(name);
      const missing = result.missing.filter(({ clip_key }) => clip_key === name);
      expect(missing.map(({ modality }) => modality).sort()).toEqual(Object.keys(outcome.row).sort());
      for (const { modality, reason } of missing) {
        expect(reason).toMatch(
          modality === 'pose' || modality === 'audio' ? (outcome.row[modality] ?? /$^/) : /$^/,
        );
      }
    } else if ('failed' in outcome) {
      expect(reasonIn(result.failed)).toMatch(outcome.failed);
    } else {
      expect(result.skipped.find(({ path }) => path === name)?.reason).toMatch(outcome.passedOver);
      expect(result.embedded).not.toContain(name);
    }
  });

  it('reads every file and nothing else', () => {
    const files = ALL.filter(({ outcome }) => !('passedOver' in outcome));
    expect(result.embedded.length + result.failed.length).toBe(files.length);
  });

  it('runs nothing that a name says', () => {
    for (const folder of [workspace.root, workspace.clips, join(workspace.clips, 'names')]) {
      expect(existsSync(join(folder, 'pwned'))).toBe(false);
    }
  });

  it('asks no server for anything', () => {
    expect(visits).toBe(0);
  });

  it('keeps every name to the letter in the library', async () => {
    const { embeddings } = JSON.parse(await readFile(workspace.embeddingsFile, 'utf8'));
    const keys = embeddings.map(({ clip_key }: { clip_key: string }) => clip_key);
    expect(keys).toEqual(expect.arrayContaining(NAMES.map(({ name }) => name)));
  });

  it.each(['Case', 'é', '-y', "' OR 1=1 --"])('finds a clip by such a name: %s', async (stem) => {
    const clip = `names/${stem}.mp4`;
    const { stdout, exitCode } = await run(workspace, 'similar', '--json', '-k', '3', '--', clip);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).query).toBe(clip);
  });
});
