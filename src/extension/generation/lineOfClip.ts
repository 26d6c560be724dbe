import type { PlaceInText } from './placeInAnnotations.ts';

/** Where an annotations file names a clip, counted from 0; its very beginning where it does not. */
export function lineOfClip(text: string, key: string): PlaceInText {
  const name = JSON.stringify(key);
  const lines = text.split('\n');
  const line = lines.findIndex((candidate) => candidate.includes('"video_path"') && candidate.includes(name));
  if (line < 0) {
    return { line: 0, start: 0, end: 0 };
  }
  const start = lines[line].indexOf(name);
  return { line, start, end: start + name.length };
}
