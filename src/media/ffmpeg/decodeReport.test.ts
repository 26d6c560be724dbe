import { describe, expect, it } from 'vitest';
import type { ClipProbe } from '../probe/clipProbe.ts';
import { type DecodedAmounts, decodeReport } from './decodeReport.ts';

const probe: ClipProbe = {
  durationSeconds: 10,
  promisedSeconds: 10,
  clock: {
    originSeconds: 0,
    shiftSeconds: 0,
    picture: { startSeconds: 0, endSeconds: 10 },
    sound: { startSeconds: 0, endSeconds: 10 },
  },
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
  soundLayout: 'stereo',
  container: 'mov',
  hasCover: false,
};
const whole: DecodedAmounts = {
  frameCount: 50,
  sampleCount: 220_500,
  complaints: [],
  exitCode: 0,
  endedBySignal: null,
};

describe('the report of a decoding', () => {
  it('is whole where the promised length came out', () => {
    expect(decodeReport(probe, whole)).toMatchObject({ status: 'whole', decodedSeconds: 10, capped: false });
  });

  it('is whole where only the sound stops early', () => {
    expect(decodeReport(probe, { ...whole, sampleCount: 1000 }).status).toBe('whole');
  });

  it('is whole where the container promises nothing', () => {
    expect(
      decodeReport(
        { ...probe, durationSeconds: null, promisedSeconds: null },
        { ...whole, frameCount: 3, sampleCount: 0 },
      ).status,
    ).toBe('whole');
  });

  it('says how much is there of a clip that is cut off', () => {
    expect(decodeReport(probe, { ...whole, frameCount: 20, sampleCount: 88_200 })).toMatchObject({
      status: 'cut-off',
      reason: { because: 'cut-off', decoded: 4, promised: 10 },
    });
  });

  it('says that nothing can be decoded', () => {
    expect(decodeReport(probe, { ...whole, frameCount: 0, sampleCount: 0 })).toMatchObject({
      status: 'undecodable',
      reason: { because: 'nothing-decodable' },
    });
  });

  it('never calls whole what ffmpeg crashed on', () => {
    expect(decodeReport(probe, { ...whole, exitCode: null, endedBySignal: 'SIGSEGV' })).toMatchObject({
      status: 'cut-off',
      reason: { because: 'ffmpeg-crashed', signal: 'SIGSEGV' },
    });
  });

  it('says where a long clip was capped, and does not call it cut off', () => {
    const film = { ...probe, durationSeconds: 3600 };
    const amounts = { ...whole, frameCount: 3000, sampleCount: 0 };
    expect(decodeReport(film, amounts)).toMatchObject({ status: 'whole', capped: true, decodedSeconds: 600 });
    expect(decodeReport({ ...probe, durationSeconds: 600 }, amounts).capped).toBe(false);
  });
});
