import { describe, expect, it } from 'vitest';
import { timeOfBeat } from '../plan/beatTime.ts';
import type { Choreography } from '../plan/choreography.ts';
import { planDance } from '../planner/planDance.ts';
import { DEFAULT_PLANNER_WEIGHTS as weights } from '../planner/planParts.ts';
import { ANYTHING, plannerMoves, song } from '../planner/testDance.ts';
import { cueSheetCsv } from './csv.ts';
import { edlOf } from './edl.ts';
import { cueSheetHtml } from './html.ts';
import { otioOf } from './otio.ts';

const heard = song(128, { bpm: 124.7, firstPhraseBeat: 3 });
const dance = planDance({ song: heard, moves: plannerMoves(14), request: ANYTHING, weights, locked: [] });
const plan: Choreography = {
  ...{ version: 1, name: 'Dance <1>', clipFolder: 'clips', fadeInSeconds: 0, fadeOutSeconds: 0 },
  ...{ song: { path: 'song.mp3', ...heard.facts }, request: ANYTHING },
  ...{ blocks: [...dance.blocks], compromises: [...dance.compromises] },
};
const [first] = plan.blocks;
/** When each block begins, in seconds of the dance, and when the last ends. */
const times = [...plan.blocks.map(({ startBeat }) => startBeat), dance.span.endBeat].map(
  (beat) => timeOfBeat(plan.song, beat) - timeOfBeat(plan.song, first.startBeat),
);
const FRAME = 1 / 30;

function seconds(timecode: string): number {
  const [hours, minutes, rest, frames] = timecode.split(':').map(Number);
  return 3600 * hours + 60 * minutes + rest + frames / 30;
}

describe('a cue sheet', () => {
  it('has a row for each move in CSV, and takes nothing for a formula', () => {
    const named = { ...first, clip: '=cmd/a"b, c.mp4' };
    const rows = cueSheetCsv({ ...plan, blocks: [named, ...plan.blocks.slice(1)] })
      .trimEnd()
      .split('\r\n');
    expect(rows).toHaveLength(plan.blocks.length + 1);
    expect(rows[0]).toBe('\ufeffnumber,start,end,count,beats,move,section,clip,notes');
    expect(rows[1]).toMatch(new RegExp(`^1,0:01\\.7,[0-9:.]+,1,${first.beats},`));
    expect(rows[1]).toContain(`"'=cmd/a""b, c.mp4"`);
  });

  it('is one page of HTML without anything from elsewhere, in which names are text', () => {
    const html = cueSheetHtml({ ...plan, blocks: [{ ...first, clip: 'x/<img src=x>.mp4' }] });
    expect(html).toContain('<h1>Dance &lt;1&gt;</h1>');
    expect(html).not.toMatch(/<img|<script|https?:|src="/);
  });
});

describe('the cuts of a dance for video editors', () => {
  it('lie within half a frame of their beats in the edit decision list, one after the other', () => {
    const events = edlOf(plan)
      .split('\n')
      .map((line) => /^\d{3}\s+AX\s+V\s+C\s+(\S+) (\S+) (\S+) (\S+)$/.exec(line)?.slice(1).map(seconds))
      .filter((event) => event !== undefined);
    expect(events).toHaveLength(plan.blocks.length);
    for (const [i, [from, to, start, end]] of events.entries()) {
      const { fromSeconds, toSeconds } = plan.blocks[i];
      expect(Math.abs(start - times[i])).toBeLessThanOrEqual(FRAME / 2 + 1e-9);
      expect(Math.abs(end - times[i + 1])).toBeLessThanOrEqual(FRAME / 2 + 1e-9);
      expect(Math.abs(from - fromSeconds)).toBeLessThanOrEqual(FRAME);
      expect(Math.abs(to - toSeconds)).toBeLessThanOrEqual(FRAME);
    }
  });

  it('and in the OpenTimelineIO file, with the speed of each clip and the song', () => {
    const { tracks } = JSON.parse(otioOf(plan, { clip: (clip) => `clips/${clip}`, song: () => 'song.mp3' }));
    const [video, audio] = tracks.children;
    let frame = 0;
    for (const [i, clip] of video.children.entries()) {
      expect(Math.abs(frame / 30 - times[i])).toBeLessThanOrEqual(FRAME / 2 + 1e-9);
      frame += clip.source_range.duration.value;
      const { fromSeconds, toSeconds } = plan.blocks[i];
      const shown = (clip.effects[0].time_scalar * clip.source_range.duration.value) / 30;
      expect(shown).toBeCloseTo(toSeconds - fromSeconds, 3);
      expect(clip.media_reference.target_url).toBe(`clips/${plan.blocks[i].clip}`);
    }
    expect(audio.children[0].source_range.duration.value).toBe(frame);
    expect(audio.children[0].media_reference.target_url).toBe('song.mp3');
  });
});
