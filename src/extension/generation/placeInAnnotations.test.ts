import { expect, it } from 'vitest';
import { placeOfField } from './placeInAnnotations.ts';

const TEXT = `{ // by hand
  "clips": [
    { "video_path": "a.mp4", "difficulty": "high" }, { "video_path": "b.mp4", "difficulty": "hard" },
    {
      "energy_level": "low"
    },
  ]
}`;

function textAt(field: string): string | null {
  const place = placeOfField(TEXT, field);
  return place && TEXT.split('\n')[place.line].slice(place.start, place.end);
}

it('is that of the value, also where several entries share a line', () => {
  expect(textAt('clips[0].difficulty')).toBe('"high"');
  expect(textAt('clips[1].difficulty')).toBe('"hard"');
  expect(placeOfField(TEXT, 'clips[1].difficulty')?.line).toBe(2);
});

it('is the beginning of the entry where the field is not there', () => {
  expect(textAt('clips[2].video_path')).toBe('{');
  expect(placeOfField(TEXT, 'clips[2].video_path')?.line).toBe(3);
});

it('is nowhere where the entry has gone, or the text is none', () => {
  expect(placeOfField(TEXT, 'clips[7].difficulty')).toBeNull();
  expect(placeOfField('', 'clips[0]')).toBeNull();
});
