import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands, workspace } from 'vscode';
import { listenToMessages } from './messages.ts';

describe('a folder that is not trusted', () => {
  const messages = listenToMessages();
  after(() => messages.stop());

  it('runs nothing on its clips, and says so', async () => {
    assert.equal(workspace.isTrusted, false);
    assert.equal(await commands.executeCommand('moveEmbeddings.generate'), undefined);
    const [told] = messages.take();
    assert.match(told.text, /not trusted, so nothing is run on its files/);
    assert.deepEqual(told.actions, ['Manage Trust']);
    const root = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    assert.ok(!existsSync(join(root, '.move-embeddings')));
  });

  it('does not read from it which program is ffmpeg', () => {
    assert.equal(workspace.getConfiguration('moveEmbeddings').get('ffmpegPath'), '');
  });
});
