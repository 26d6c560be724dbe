import { PERSON_LENGTH } from '../../../moves/keypoints.ts';
import { intersectionOverUnion, keypointSimilarity } from '../similarity.ts';
import type { Person, Region } from './detector.ts';

/** Detections more alike than this in their keypoints are one person. */
const SAME_KEYPOINTS = 0.45;
/** Boxes of a couple in close hold overlap a lot: only nearly equal ones are one person. */
const SAME_BOX = 0.8;
/** Duplicates at least this good, relative to the best, take part in the mean. */
const GOOD_ENOUGH_TO_FUSE = 0.6;

/** Mean of near-equal detections weighted by squared score: steadier than the best one alone. */
function fuse(best: Person, duplicates: readonly Person[]): Person {
  const keypoints = new Float64Array(PERSON_LENGTH);
  const edges = [0, 0, 0, 0];
  let weights = 0;
  for (const person of duplicates) {
    const weight = person.score ** 2;
    const { left, top, right, bottom } = person.box;
    for (const [i, edge] of [left, top, right, bottom].entries()) {
      edges[i] += weight * edge;
    }
    for (let i = 0; i < PERSON_LENGTH; i++) {
      keypoints[i] += weight * person.keypoints[i];
    }
    weights += weight;
  }
  const [left, top, right, bottom] = edges.map((edge) => edge / weights);
  const box: Region = { left, top, right, bottom };
  return { keypoints: Float32Array.from(keypoints, (value) => value / weights), box, score: best.score };
}

/**
 * One detection a person, best first, at most `most`: near-duplicates are fused. For networks that answer with many
 * overlapping candidates; never after MoveNet, whose peaks are apart already and which would lose dancers in close
 * hold.
 */
export function suppressDuplicates(candidates: readonly Person[], most: number): readonly Person[] {
  let left = candidates.toSorted((a, b) => b.score - a.score);
  const people: Person[] = [];
  while (left.length > 0 && people.length < most) {
    const best = left[0];
    const alike = new Map(left.map((person) => [person, keypointSimilarity(best, person)]));
    const same = (person: Person): boolean => (alike.get(person) ?? 0) > SAME_KEYPOINTS;
    people.push(
      fuse(
        best,
        left.filter((person) => same(person) && person.score >= GOOD_ENOUGH_TO_FUSE * best.score),
      ),
    );
    left = left.filter(
      (person) => person !== best && !same(person) && intersectionOverUnion(best.box, person.box) <= SAME_BOX,
    );
  }
  return people;
}
