import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { analyseMusic } from '../../src/embedding/audio/embedAudio.ts';
import type { ClipProbe } from '../../src/media/probe/clipProbe.ts';
import { probeSong } from '../../src/media/probe/probeClip.ts';
import { decodeSong } from '../../src/media/sound/decodeSong.ts';
import { dot } from '../../src/moves/vectors.ts';
import { clipWorkshop } from '../media/makeClip.ts';

const { tools, path } = clipWorkshop();

const MUSIC = 'samples/clips/basic/side_basic.mp4';

/** The music of a sample clip through a filter graph that ends in `[out]`, or in as many as `maps` names. */
async function make(name: string, graph: string, maps = ['[out]'], options: string[] = []): Promise<string> {
  const file = path(name);
  await execa(tools().ffmpeg, [
    ...['-v', 'error', '-y', '-i', MUSIC, '-filter_complex', graph],
    ...[...maps.flatMap((map) => ['-map', map]), '-c:a', 'aac', '-b:a', '256k', ...options, file],
  ]);
  return file;
}

async function probeOf(file: string): Promise<ClipProbe> {
  const probed = await probeSong(tools(), file);
  if (probed.status === 'unreadable') {
    throw new Error(probed.reason.because);
  }
  return probed.probe;
}

async function samplesOf(file: string): Promise<Float32Array> {
  const { samples } = await decodeSong(tools(), file, await probeOf(file), { longestSeconds: 60 });
  return samples;
}

function vectorOf(samples: Float32Array): Float32Array {
  const { embedding } = analyseMusic(samples);
  if (embedding.status === 'missing') {
    throw new Error(embedding.reason.because);
  }
  return embedding.vector;
}

async function likeness(file: string, other: string): Promise<number> {
  return dot(vectorOf(await samplesOf(file)), vectorOf(await samplesOf(other)));
}

/** A stereo whose sides differ: one is a hundredth of a second behind the other, and fainter. */
const STEREO = '[0:a]asplit[a][b];[b]adelay=10,volume=0.6[c];[a][c]join=inputs=2:channel_layout=stereo[out]';

describe('the sound of a file', () => {
  it('is the same to the bit as what ffmpeg mixes of ordinary stereo', async () => {
    const file = await make('stereo.m4a', STEREO);
    const { stdout } = await execa(
      tools().ffmpeg,
      ['-v', 'error', '-i', file, '-ac', '1', '-ar', '22050', '-f', 'f32le', 'pipe:1'],
      { encoding: 'buffer' },
    );
    const mono = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
    const samples = await samplesOf(file);
    expect(samples.length).toBeGreaterThan(100_000);
    expect(samples.subarray(0, mono.length)).toEqual(mono.subarray(0, samples.length));
  });

  it('is the music where one side is the other turned upside down', async () => {
    const plain = await make('plain.m4a', '[0:a]pan=stereo|c0=c0|c1=c0[out]');
    const turned = await make('turned.m4a', '[0:a]pan=stereo|c0=c0|c1=-1*c0[out]');
    expect(await likeness(turned, plain)).toBeGreaterThan(0.98);
  });

  it('is what is in front of 5.1, and not what is behind', async () => {
    const plain = await make('front.m4a', STEREO);
    const front = `${STEREO.replace('[out]', '[f]')};[f]aresample=48000,aformat=channel_layouts=stereo[front]`;
    const behind =
      'anoisesrc=amplitude=0.5:seed=1:duration=6:sample_rate=48000,aformat=channel_layouts=mono[n]';
    const around = 'pan=5.1|FL=c0|FR=c1|FC=0*c0|LFE=c2|BL=c2|BR=c2[out]';
    const surround = await make('surround.m4a', `${front};${behind};[front][n]amerge=inputs=2,${around}`);
    expect(await likeness(surround, plain)).toBeGreaterThan(0.98);
  });

  it('is the track that the file marks as default', async () => {
    const graph = `[0:a]anull[out];sine=frequency=1000:duration=6[tone]`;
    const only = await make('only.m4a', '[0:a]anull[out]');
    const marks = ['-disposition:a:0', '0', '-disposition:a:1', 'default'];
    const second = await make('second.mkv', graph, ['[tone]', '[out]'], marks);
    expect(await likeness(second, only)).toBeGreaterThan(0.98);
  });
});
