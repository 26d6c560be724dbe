import { expect, it } from 'vitest';
import { constantsOf } from '../../src/embedding/pose/poseConstants.ts';
import { analyseClip } from '../../src/generation/analysis/analyseClip.ts';
import { clipWorkshop } from '../media/makeClip.ts';

const TWO_HOURS = 7200;

/** Far less than the 300 GB that two hours of pictures would take, or their 635 MB of sound. */
const MOST_MEGABYTES = 400;

const { tools, make } = clipWorkshop();

it('reads two hours as a stream, looks at the first ten minutes, and says so', {
  timeout: 300_000,
}, async () => {
  const path = await make('two_hours.mkv', {
    picture: 'testsrc=size=64x36:rate=1',
    sound: 'anoisesrc=sample_rate=8000:amplitude=0.1',
    seconds: TWO_HOURS,
    options: ['-c:a', 'pcm_u8', '-q:v', '31'],
  });
  // The network would look at 3000 pictures: that costs minutes, and is no part of the question.
  const analyst = {
    ffmpeg: tools(),
    detector: { detect: async () => [] },
    poseConstants: constantsOf('movenet-multipose-int8'),
    poseModel: 'none',
  };
  const before = process.memoryUsage.rss();
  let highest = before;
  let seen = 0;
  const analysis = await analyseClip(analyst, { path }, (decodedSeconds) => {
    seen = Math.max(seen, decodedSeconds);
    highest = Math.max(highest, process.memoryUsage.rss());
  });
  expect(analysis).toMatchObject({ status: 'analysed', capped: true });
  expect(analysis.status === 'analysed' && analysis.durationSeconds).toBeCloseTo(TWO_HOURS, 0);
  expect(seen).toBeLessThan(601);
  expect((highest - before) / 2 ** 20).toBeLessThan(MOST_MEGABYTES);
});
