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
    expect(probeOf([picture, sound])).toEqual({
      durationSeconds: 9.238,
      hasPicture: true,
      hasSound: true,
      width: 1280,
      height: 720,
      pictureStream: 0,
      soundStream: 1,
      container: 'mov,mp4',
      hasCover: false,
    });
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
