import { describe, expect, it } from 'vitest';
import { type ClipKey, parseClipKey } from '../clip.ts';
import {
  type Annotation,
  descriptionOf,
  metadataOf,
  moveNameOf,
  NOTHING_ANNOTATED,
  styleOf,
  UNSAID,
} from './metadata.ts';

function key(path: string): ClipKey {
  const parsed = parseClipKey(path);
  if (parsed === null) {
    throw new Error(path);
  }
  return parsed;
}

const annotation: Annotation = {
  ...NOTHING_ANNOTATED,
  clipId: 'paseala',
  key: key('arm_styling/paseala.mp4'),
  label: 'arm_styling',
  energy: 'medium',
  estimatedTempoBpm: 136,
  difficulty: 'high',
};

describe('the style that a label implies', () => {
  it.each([
    ['basic', 'romantic'],
    ['intro_shadow', 'romantic'],
    ['double_spin', 'energetic'],
    ['Footwork', 'energetic'],
    ['hiproll', 'sensual'],
    ['shadow', 'sensual'],
    ['hammerlock', 'playful'],
    ['', 'playful'],
  ])('of %j is %s', (label, style) => {
    expect(styleOf(label)).toBe(style);
  });
});

it.each([
  ['arm_styling/right_arm_brush.mp4', 'Right Arm Brush'],
  ['style/styled_caricia_headroll.2.mp4', 'Styled Caricia Headroll.2'],
  ['basic/slow_basic3.mp4', 'Slow Basic3'],
])('calls %s "%s"', (path, name) => {
  expect(moveNameOf(key(path))).toBe(name);
});

it('translates difficulty and keeps the energy of an annotation', () => {
  expect(metadataOf(annotation.key, annotation)).toMatchObject({
    clipId: 'paseala',
    category: 'arm_styling',
    difficulty: 'advanced',
    energy: 'medium',
    style: 'playful',
  });
});

it('leaves open what nobody wrote, but for the category', () => {
  expect(metadataOf(key('spin/turn.mp4'), null)).toEqual({
    clipId: 'turn',
    moveName: 'Turn',
    category: 'spin',
    ...UNSAID,
  });
});

it("describes a clip in its annotation's own words", () => {
  expect(descriptionOf(annotation.key, annotation)).toBe(
    'arm_styling bachata move, high difficulty, medium energy',
  );
  expect(descriptionOf(key('spin/turn.mp4'), null)).toBe('spin bachata move');
});

it.each([
  [null, 'arm_styling bachata move, high difficulty, medium energy'],
  ['bachata', 'arm_styling bachata move, high difficulty, medium energy'],
  ['Salsa', 'arm_styling salsa move, high difficulty, medium energy'],
  ['WCS', 'arm_styling west coast swing move, high difficulty, medium energy'],
  ['hip hop', 'arm_styling hip hop move, high difficulty, medium energy'],
  ['forró', 'arm_styling forró move, high difficulty, medium energy'],
])('names the dance of a clip where it describes it: %j', (dance, description) => {
  const said = { ...annotation, dance };
  expect(descriptionOf(annotation.key, said)).toBe(description);
});
