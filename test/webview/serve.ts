import { startPanelServer } from './panelServer.ts';

/** Serves the pages for a browser to look at, on the sample clips: npm run dev */
async function main(): Promise<void> {
  const { address } = await startPanelServer(5173);
  console.log(`${address}/ (?theme=light-modern&language=es&scene=generating …), ${address}/plan`);
}

void main();
