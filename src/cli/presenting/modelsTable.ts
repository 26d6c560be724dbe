import type { ModelStatus } from '../../engine/answers.ts';
import { table } from './table.ts';

const STATE: Readonly<Record<ModelStatus['state'], string>> = {
  ready: 'ready',
  'not-installed': 'not installed',
  damaged: 'damaged',
};

export function modelsTable(models: readonly ModelStatus[]): string {
  const rows = models.map((model) => [
    model.id,
    model.part,
    STATE[model.state],
    model.licence,
    model.advice ?? model.folder ?? '',
  ]);
  return table(['model', 'embeds', 'state', 'licence', ''], rows);
}
