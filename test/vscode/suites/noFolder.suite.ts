import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { listenToMessages } from './messages.ts';

describe('a window without a folder', () => {
  const messages = listenToMessages();
  after(() => messages.stop());

  for (const name of ['generate', 'showStatistics', 'findSimilar', 'searchByDescription', 'checkSetup']) {
    it(`makes ${name} say what is missing`, async () => {
      assert.equal(await commands.executeCommand(`moveEmbeddings.${name}`), undefined);
      const [told] = messages.take();
      assert.equal(told.kind, 'error');
      assert.match(told.text, /No folder is open\. Open the folder that holds your clips\./);
    });
  }
});
