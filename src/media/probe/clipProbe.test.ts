import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipProbeOf, ffprobeSchema } from './clipProbe.ts';

const picture = {
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  width: 1280,
  height: 720,
};
const sound = { index: 1, codec_type: 'audio', codec_name: 'aac', channels: 2 };

function probeOf(streams: readonly object[], format: object = {}) {
  return clipProbeOf(
    ffprobeSchema.parse({ streams, format: { format_name: 'mov,mp4', duration: '9.238', ...format } }),
  );
}

describe('what ffprobe says of a clip', () => {
  it('names the picture, the sound and the length', () => {
    const unknown = { startSeconds: null, endSeconds: null };
    expect(probeOf([picture, sound])).toEqual({
      durationSeconds: 9.238,
      promisedSeconds: 9.238,
      clock: { originSeconds: 0, shiftSeconds: 0, picture: unknown, sound: unknown },
      hasPicture: true,
      hasSound: true,
      width: 1280,
      height: 720,
      pictureStream: 0,
      soundStream: 1,
      pictureCodec: 'h264',
      soundCodec: 'aac',
      transfer: null,
      matrix: null,
      soundChannels: 2,
      soundLayout: null,
      container: 'mov,mp4',
      hasCover: false,
    });
  });

  it('names the length of the picture, though the sound goes on', () => {
    const streams = [
      { ...picture, start_time: '0.0', duration: '9.2' },
      { ...sound, start_time: '0.1', duration: '13.4' },
    ];
    expect(probeOf(streams, { duration: '13.5' })).toMatchObject({
      durationSeconds: 9.2,
      promisedSeconds: 13.5,
    });
  });

  it('leaves the time before its first time stamp out of its length, where that is counted in', () => {
    const start_time = '90.0';
    const late = [
      { ...picture, start_time },
      { ...sound, start_time },
    ];
    expect(probeOf(late, { start_time, duration: '99.3' }).promisedSeconds).toBeCloseTo(9.3);
    expect(probeOf(late, { start_time, duration: '9.3' }).promisedSeconds).toBeCloseTo(9.3);
  });

  it('promises no length that is but guessed from the size of the file', () => {
    const song = probeOf([sound], { format_name: 'mp3', duration: '1140' });
    expect(song).toMatchObject({ durationSeconds: null, promisedSeconds: null });
  });

  it('turns the size of a picture that lies on its side', () => {
    const size = { width: 720, height: 1280 };
    expect(probeOf([{ ...picture, side_data_list: [{}, { rotation: -90 }] }])).toMatchObject(size);
    expect(probeOf([{ ...picture, side_data_list: [{ rotation: 270 }] }])).toMatchObject(size);
    expect(probeOf([{ ...picture, tags: { rotate: '90' } }])).toMatchObject(size);
  });

  it('leaves the size of a picture that stands on its head', () => {
    const upsideDown = { ...picture, side_data_list: [{ rotation: 180 }] };
    expect(probeOf([upsideDown])).toMatchObject({ width: 1280, height: 720 });
  });

  it.each([
    ['4:3', 1707],
    ['1:2', 640],
    ['0:1', 1280],
    ['N/A', 1280],
    ['1:5000', 1280],
  ])('makes pixels of aspect %s square', (sample_aspect_ratio, width) => {
    expect(probeOf([{ ...picture, sample_aspect_ratio }])).toMatchObject({ width, height: 720 });
  });

  it('takes no cover for the picture', () => {
    const cover = { ...picture, index: 0, disposition: { attached_pic: 1 } };
    expect(probeOf([cover, sound])).toMatchObject({ hasPicture: false, hasCover: true, width: 0 });
    expect(probeOf([cover, { ...picture, index: 2 }])).toMatchObject({ hasPicture: true, pictureStream: 2 });
  });

  it('passes over a sound track that has no decoder', () => {
    const spatial = { index: 1, codec_type: 'audio', codec_name: 'none', channels: 4 };
    const { codec_name: _, ...unnamed } = spatial;
    expect(probeOf([picture, spatial, { ...sound, index: 2 }])).toMatchObject({ soundStream: 2 });
    expect(probeOf([picture, unnamed])).toMatchObject({ hasSound: false, soundStream: null });
  });

  it.each([undefined, 'N/A', '0.000000', '-1'])('does not guess a length from %s', (duration) => {
    expect(probeOf([picture], { duration })).toMatchObject({ durationSeconds: null });
  });
});

describe('anything else that ffprobe may answer', () => {
  const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1e308));
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('N/A', '0:1', '1:0', '16:9', '-1:-1', '1e400', '90', '9'.repeat(400)),
  );
  const anything = fc.oneof(number, text, fc.constant(null), fc.jsonValue());
  const stream = fc.record(
    {
      index: fc.oneof(fc.nat(), anything),
      codec_type: fc.constantFrom('video', 'audio', 'data', 7),
      codec_name: fc.oneof(text, fc.constantFrom('none', 'unknown')),
      width: fc.oneof(fc.nat(), anything),
      height: fc.oneof(fc.nat(), anything),
      channels: fc.oneof(fc.nat(), anything),
      sample_aspect_ratio: text,
      disposition: fc.oneof(fc.record({ attached_pic: fc.integer() }), anything),
      side_data_list: fc.array(fc.oneof(fc.record({ rotation: anything }), anything)),
      tags: fc.oneof(fc.record({ rotate: text }), anything),
    },
    { requiredKeys: ['index'] },
  );
  const answer = fc.record({
    streams: fc.oneof(fc.array(stream, { maxLength: 4 }), anything),
    format: fc.record({ format_name: fc.oneof(text, anything), duration: fc.oneof(text, anything) }),
  });

  it('is refused, or gives a picture of a size and a length that can be reckoned with', {
    timeout: 60_000,
  }, () => {
    const property = fc.property(fc.oneof(answer, fc.jsonValue()), (document) => {
      const parsed = ffprobeSchema.safeParse(document);
      if (!parsed.success) {
        return;
      }
      const probe = clipProbeOf(parsed.data);
      const { width, height } = probe;
      const smallest = probe.hasPicture ? 1 : 0;
      expect(Number.isSafeInteger(width) && width >= smallest).toBe(true);
      expect(Number.isSafeInteger(height) && height >= smallest).toBe(true);
      expect(probe.hasPicture).toBe(probe.pictureStream !== null);
      expect(probe.hasSound).toBe(probe.soundStream !== null);
      expect(probe.durationSeconds === null || Number.isFinite(probe.durationSeconds)).toBe(true);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
