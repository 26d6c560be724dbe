// A process that puts moves into a library in small commits: upsertMoves DATABASE COUNT SEED
import { MoveTable } from '../../src/store/table.ts';
import { move } from './moveBuilder.ts';

const [database, count, seed] = process.argv.slice(2);

async function main(): Promise<void> {
  const table = await MoveTable.open(database, { create: true });
  for (let first = 0; first < Number(count); first += 4) {
    const numbers = Array.from({ length: Math.min(4, Number(count) - first) }, (_, i) => first + i);
    await table.upsert(numbers.map((number) => move(`spin/${number}.mp4`, { seed: Number(seed) })));
    await table.optimize();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
