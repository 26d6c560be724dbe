// Makes models/movenet-multipose/model.onnx anew from its published source: npm run convert-movenet [-- OUT]
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { modelSpec } from '../../src/models/findModel.ts';
import { fileOf } from '../../src/models/manifest.ts';
import { convertMovenet } from './convertMovenet.ts';
import { loadSourceModel } from './sourcePackage.ts';

async function main(): Promise<void> {
  const [path = 'models/movenet-multipose/model.onnx'] = process.argv.slice(2);
  const bytes = convertMovenet(await loadSourceModel());
  await writeFile(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const expected = fileOf(modelSpec('movenet-multipose'), 'weights').sha256;
  console.log(`${path}: ${bytes.length} bytes, sha256 ${sha256}`);
  console.log(
    sha256 === expected ? 'This is the file the manifest names.' : `The manifest names ${expected}.`,
  );
}

void main();
