import { l10n } from 'vscode';
import type { GenerationResult } from '../../engine/moveEngine.ts';
import type { GenerationState } from '../../protocol/panelData.ts';

/** Where a run is, in a line: `spin/left_turn.mp4, 12 of 149, 3 min left`. */
export function stepText(state: GenerationState): string {
  switch (state.state) {
    case 'idle':
      return '';
    case 'starting':
      return l10n.t('Checking for changes');
    case 'waiting':
      return l10n.t('Waiting for another run on this library');
    case 'running': {
      const { key, done, total, secondsLeft } = state;
      const count = l10n.t('{0} of {1}', done, total);
      return secondsLeft === null ? `${key}, ${count}` : `${key}, ${count}, ${timeLeft(secondsLeft)}`;
    }
  }
}

/** What a run came to: `149 moves, 12 new, 1 failed`. */
export function outcomeText(result: GenerationResult): string {
  const { moves, plan, embedded, failed, capped, lackingDecoders, cancelled } = result;
  const faulty = result.findings.annotationProblems.length;
  const changedKeys = new Set(plan.changed.map(({ key }) => key));
  const again = embedded.filter((key) => changedKeys.has(key)).length;
  const facts = [
    moves === 1 ? l10n.t('1 move') : l10n.t('{0} moves', moves),
    l10n.t('{0} new', embedded.length - again),
    ...(again > 0 ? [l10n.t('{0} changed', again)] : []),
    ...(plan.metadataOnly.length > 0 ? [l10n.t('{0} relabelled', plan.metadataOnly.length)] : []),
    ...(plan.movementOnly.length > 0 ? [l10n.t('{0} updated', plan.movementOnly.length)] : []),
    ...(plan.gone.length > 0 ? [l10n.t('{0} removed', plan.gone.length)] : []),
    ...(failed.length > 0 ? [l10n.t('{0} failed', failed.length)] : []),
    ...(faulty > 0 ? [l10n.t('{0} problems in the annotations', faulty)] : []),
    ...(plan.unseen.length > 0 ? [l10n.t('{0} kept (files unavailable)', plan.unseen.length)] : []),
    ...(capped.length > 0 ? [l10n.t('{0} too long, read in part', capped.length)] : []),
    ...lackingDecoders.map(({ codec, clips }) =>
      clips === 1
        ? l10n.t('no decoder for {0} (1 clip)', codec)
        : l10n.t('no decoder for {0} ({1} clips)', codec, clips),
    ),
  ];
  const summary = facts.join(', ');
  return cancelled ? l10n.t('Stopped; what is done is kept: {0}', summary) : summary;
}

function timeLeft(seconds: number): string {
  return seconds < 90
    ? l10n.t('{0} s left', Math.ceil(seconds))
    : l10n.t('{0} min left', Math.round(seconds / 60));
}
