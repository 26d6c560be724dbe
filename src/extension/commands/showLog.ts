import type { Parts } from '../parts.ts';

export async function showLog({ log }: Parts): Promise<void> {
  log.show();
}
