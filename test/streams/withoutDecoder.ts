import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { FFMPEG } from '../media/ffmpegHere.ts';

/**
 * Stands before libavcodec's own functions and hides the decoders of one codec: the rest of ffmpeg is real, and does
 * what a build without them does.
 */
const SHIM = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
typedef struct AVCodec AVCodec;
struct Head { const char *name, *long_name; int type, id; };
const char *avcodec_get_name(int id);
int av_codec_is_decoder(const AVCodec *codec);
static int hidden(const AVCodec *codec) {
  const char *hide = getenv("HIDDEN_CODEC");
  return codec && hide && av_codec_is_decoder(codec) &&
         !strcmp(avcodec_get_name(((const struct Head *)codec)->id), hide);
}
const AVCodec *avcodec_find_decoder(int id) {
  const AVCodec *(*real)(int) = dlsym(RTLD_NEXT, "avcodec_find_decoder");
  const AVCodec *found = real(id);
  return hidden(found) ? NULL : found;
}
const AVCodec *av_codec_iterate(void **place) {
  const AVCodec *(*real)(void **) = dlsym(RTLD_NEXT, "av_codec_iterate");
  const AVCodec *found = real(place);
  while (hidden(found)) found = real(place);
  return found;
}
`;

/** Whether this machine can put the shim before its ffmpeg: it has a C compiler, and ffmpeg takes libavcodec from a library. */
export function canHideDecoders(): boolean {
  const shell = 'cc --version && ldd "$(command -v ffmpeg)" | grep libavcodec';
  return process.platform === 'linux' && spawnSync('sh', ['-c', shell]).status === 0;
}

/** A folder with the real ffmpeg and ffprobe, which have no decoder for a codec. */
export async function realWithout(codec: string, folder: string): Promise<string> {
  await mkdir(folder);
  // The loader takes a space for the end of a path.
  const shim = join(await mkdtemp(join(tmpdir(), 'shim-')), 'shim.so');
  await execa('cc', ['-shared', '-fPIC', '-o', shim, '-x', 'c', '-', '-ldl'], { input: SHIM });
  for (const program of ['ffmpeg', 'ffprobe']) {
    await script(
      join(folder, program),
      `HIDDEN_CODEC=${codec} LD_PRELOAD='${shim}' exec /usr/bin/env ${program} "$@"`,
    );
  }
  return folder;
}

/** A folder with an ffmpeg that says what one of version 5 says where it has no decoder for a codec. */
export async function scriptedWithout(codec: string, folder: string): Promise<string> {
  await mkdir(folder);
  const real = `'${FFMPEG.ffmpeg}'`;
  const refusal = `echo 'Decoder (codec ${codec}) not found for input stream #0:0' >&2; exit 1`;
  await script(
    join(folder, 'ffmpeg'),
    `case "$*" in *-decoders*) ${real} "$@" | grep -vw ${codec};; *pipe:1*) ${refusal};; *) exec ${real} "$@";; esac`,
  );
  await script(join(folder, 'ffprobe'), `exec '${FFMPEG.ffprobe}' "$@"`);
  return folder;
}

async function script(path: string, line: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${line}\n`);
  await chmod(path, 0o755);
}
