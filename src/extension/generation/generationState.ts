import type { GenerationProgress } from '../../engine/moveEngine.ts';
import type { GenerationState } from '../../protocol/panelData.ts';

/** The state that a run's progress means. */
export function generationStateOf(progress: GenerationProgress): GenerationState {
  if (progress.event === 'waiting') {
    return { state: 'waiting' };
  }
  const { done, total, failed, key, secondsLeft } = progress;
  return { state: 'running', done, total, failed, key, secondsLeft };
}
