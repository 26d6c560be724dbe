import { describe, expect, it } from 'vitest';
import { mediaClockOf } from './mediaClock.ts';

const mp4 = { format_name: 'mov,mp4,m4a,3gp,3g2,mj2' };

describe('the clock of a file', () => {
  it('begins with the first of picture and sound', () => {
    const picture = { start_time: 1.596, duration: 4 };
    const clock = mediaClockOf({ ...mp4, start_time: 1.4 }, picture, { start_time: 1.4, duration: 3 });
    expect(clock).toMatchObject({
      originSeconds: 1.4,
      shiftSeconds: 0,
      sound: { startSeconds: 0, endSeconds: 3 },
    });
    expect(clock.picture?.startSeconds).toBeCloseTo(0.196);
    expect(clock.picture?.endSeconds).toBeCloseTo(4.196);
  });

  it('takes no account of other streams that begin before, such as subtitles', () => {
    const late = { start_time: 0.5, duration: 4 };
    expect(mediaClockOf({ ...mp4, start_time: 0 }, late, late)).toMatchObject({
      originSeconds: 0.5,
      shiftSeconds: -0.5,
      picture: { startSeconds: 0, endSeconds: 4 },
    });
  });

  it('leaves that to ffmpeg in the containers of which it does so itself', () => {
    const late = { start_time: 1.9, duration: 4 };
    expect(mediaClockOf({ format_name: 'mpegts', start_time: 1.4 }, late, late).shiftSeconds).toBe(0);
  });

  it('is the container’s own where its streams say nothing', () => {
    expect(mediaClockOf({ ...mp4, start_time: 3 }, {}, undefined)).toEqual({
      originSeconds: 3,
      shiftSeconds: 0,
      picture: { startSeconds: null, endSeconds: null },
      sound: null,
    });
  });
});
