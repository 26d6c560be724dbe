// A process that labels clips one after the other and says so: labelClips ROOT CLIP…
import { toolsIn } from '../../src/engine/engineTools.ts';
import { localEngine } from '../../src/engine/localEngine.ts';

const [root, ...clips] = process.argv.slice(2);

async function main(): Promise<void> {
  const engine = localEngine(toolsIn(root, () => undefined));
  for (const clip of clips) {
    await engine.label({ place: { root }, edits: [{ clips: [clip], set: { label: `label of ${clip}` } }] });
    console.log(clip);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
