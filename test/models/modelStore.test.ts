import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addModel } from '../../src/models/addModel.ts';
import { findModel, listModels, modelSpec } from '../../src/models/findModel.ts';
import type { ModelSpec } from '../../src/models/manifest.ts';
import { type ModelPlaces, modelPlaces } from '../../src/models/modelPlaces.ts';
import { GraphBuilder, tensorOf } from '../../tools/convert-movenet/graphBuilder.ts';

let folder: string;
let places: ModelPlaces & { readonly store: string };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'move-embeddings-models-'));
  places = {
    setting: join(folder, 'setting'),
    store: join(folder, 'store'),
    packaged: join(folder, 'packaged'),
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A model whose only file holds these words. */
function smallModel(changes: Partial<ModelSpec> = {}, url?: string): ModelSpec {
  const weights = { role: 'weights', name: 'model.onnx', sha256: hashOf('weights'), bytes: 7 } as const;
  return {
    id: 'small',
    part: 'pose',
    title: 'Small',
    dimensions: 512,
    ships: true,
    licence: 'MIT',
    publisher: 'Somebody',
    origin: 'https://example.org',
    files: [url === undefined ? weights : { ...weights, url }],
    ...changes,
  };
}

async function put(place: keyof ModelPlaces, words: string): Promise<string> {
  const path = join(places[place] ?? folder, 'small', 'model.onnx');
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, words);
  return path;
}

async function fileWith(words: string): Promise<string> {
  const path = join(folder, 'downloaded.bin');
  await writeFile(path, words);
  return path;
}

describe('a model is found', () => {
  it('in the package it ships with, from source', async () => {
    const found = await findModel(
      modelSpec('movenet-multipose'),
      modelPlaces(null, { MOVE_EMBEDDINGS_MODELS: folder }),
    );
    expect(found.place).toBe('packaged');
    expect(found.idFor(3)).toBe('movenet-multipose@39c9ff9c+3');
  });

  it('by the setting before the store, and in the store before the package', async () => {
    for (const place of ['packaged', 'store', 'setting'] as const) {
      const path = await put(place, 'weights');
      const found = await findModel(smallModel(), places);
      expect(found.place).toBe(place);
      expect(found.path('weights')).toBe(path);
    }
  });
});

describe('a model is refused', () => {
  it('where no place has it, with the way to get it', async () => {
    await expect(findModel(smallModel(), places)).rejects.toMatchObject({
      code: 'model-missing',
      remedy: 'It comes with the program: install that again.',
    });
  });

  it('where its hash is wrong, though another place has the right one', async () => {
    await put('packaged', 'weights');
    const path = await put('store', 'tampered');
    await expect(findModel(smallModel(), places)).rejects.toMatchObject({
      code: 'model-refused',
      message: expect.stringContaining(path),
      remedy: expect.stringMatching(/^Delete it\./),
    });
  });

  it('where it was changed after it had been found', async () => {
    await put('store', 'weights');
    await findModel(smallModel(), places);
    await put('store', 'WEIGHTS and more');
    await expect(findModel(smallModel(), places)).rejects.toMatchObject({ code: 'model-refused' });
  });

  it('where nobody knows its name, naming those that are known', () => {
    expect(() => modelSpec('movenet')).toThrow(
      expect.objectContaining({ code: 'bad-request', remedy: expect.stringContaining('movenet-multipose') }),
    );
  });
});

it('lists what is ready, what is missing and what is refused', async () => {
  await put('store', 'tampered');
  const absent = smallModel({ id: 'absent' });
  expect(await listModels(places, [smallModel(), absent])).toMatchObject([
    { status: 'refused', failure: { code: 'model-refused' } },
    { status: 'missing', failure: { code: 'model-missing' } },
  ]);
  await put('store', 'weights');
  expect(await listModels(places, [smallModel()])).toMatchObject([{ status: 'ready', place: 'store' }]);
});

describe('adding a model from a file', () => {
  const foreign = smallModel({ ships: false, licence: 'AGPL-3.0' });

  it('asks for consent to a licence that is not the program’s', async () => {
    const source = await fileWith('weights');
    await expect(
      addModel({ source, acceptLicence: false }, places, { models: [foreign] }),
    ).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('AGPL-3.0'),
      remedy: expect.stringContaining('--accept-licence'),
    });
    expect(await readdir(folder)).toEqual(['downloaded.bin']);
  });

  it('keeps the file under its own name where the model is found from then on', async () => {
    const source = await fileWith('weights');
    const added = await addModel({ source, acceptLicence: true }, places, { models: [foreign] });
    expect(added.paths).toEqual([join(places.store, 'small', 'model.onnx')]);
    expect((await findModel(foreign, places)).place).toBe('store');
    expect(await readdir(join(places.store, 'small'))).toEqual(['model.onnx']);
  });

  it('refuses an unknown file and names what is known', async () => {
    const source = await fileWith('something else');
    await expect(
      addModel({ source, acceptLicence: true }, places, { models: [foreign] }),
    ).rejects.toMatchObject({
      code: 'model-refused',
      message: expect.stringContaining(hashOf('something else')),
      remedy: expect.stringContaining(hashOf('weights')),
    });
  });
});

describe('a network that users export for themselves', () => {
  const shape = modelSpec('yolov8n-pose').ownExport;
  const exportable = (ownExport: ModelSpec['ownExport']) => smallModel({ ships: false, ownExport });
  /** A network of YOLOv8n-pose's shapes that only spreads the mean of its input. */
  async function exported(
    name = 'Ultralytics YOLOv8n-pose model',
    people = 56,
    batch: 1 | 'batch' = 1,
  ): Promise<string> {
    const graph = new GraphBuilder(new Map());
    const mean = graph.node('ReduceMean', ['images'], { keepdims: 0 });
    graph.node('Expand', [mean, graph.integerList([1, people, 2100])], {}, ['output0']);
    const path = join(folder, 'export.onnx');
    const inputs = [tensorOf('images', 'FLOAT', [batch, 3, 'height', 'width'])];
    await writeFile(
      path,
      graph.encode({ name, inputs, outputs: [tensorOf('output0', 'FLOAT', [batch, people, 2100])] }),
    );
    return path;
  }

  it.each([
    ['calls itself otherwise', () => exported('Ultralytics YOLOv8s-pose model')],
    ['has other shapes', () => exported('Ultralytics YOLOv8n-pose model', 84)],
    ['only names it', () => fileWith('YOLOv8n-pose')],
  ])('is not what %s', async (_, make) => {
    const request = { source: await make(), acceptLicence: true };
    await expect(addModel(request, places, { models: [exportable(shape)] })).rejects.toMatchObject({
      code: 'model-refused',
    });
  });

  it('is kept with the hash it had, and refused once that changes', async () => {
    const source = await exported();
    const spec = exportable(shape);
    await addModel({ source, acceptLicence: true }, places, { models: [spec] });
    const found = await findModel(spec, places);
    const sha256 = createHash('sha256')
      .update(await readFile(source))
      .digest('hex');
    expect(found.idFor(1)).toBe(`small@${sha256.slice(0, 8)}+1`);
    await writeFile(found.path('weights'), 'tampered');
    await expect(findModel(spec, places)).rejects.toMatchObject({ code: 'model-refused' });
  });

  it('is taken with the sizes left open that its exporter leaves open', async () => {
    const request = { source: await exported(undefined, undefined, 'batch'), acceptLicence: true };
    const spec = exportable(shape);
    await addModel(request, places, { models: [spec] });
    await expect(findModel(spec, places)).resolves.toBeDefined();
  });

  it('asks for consent first', async () => {
    const source = await exported();
    const request = { source, acceptLicence: false };
    await expect(addModel(request, places, { models: [exportable(shape)] })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('adding a model by its id', () => {
  let server: Server;
  let body = 'weights';
  let address = '';

  beforeEach(async () => {
    body = 'weights';
    server = createServer((request, response) => {
      if (request.url === '/model.onnx') {
        response.end(body);
      } else {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const bound = server.address();
    address = typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}` : '';
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const add = (spec: ModelSpec, acceptLicence = true) =>
    addModel({ source: 'small', acceptLicence }, places, { models: [spec] });

  it('downloads and verifies it', async () => {
    const spec = smallModel({}, `${address}/model.onnx`);
    await add(spec);
    expect((await findModel(spec, places)).place).toBe('store');
  });

  it('keeps nothing of a download that is another file', async () => {
    body = 'trojans';
    await expect(add(smallModel({}, `${address}/model.onnx`))).rejects.toMatchObject({
      code: 'model-refused',
    });
    expect(await readdir(join(places.store, 'small'))).toEqual([]);
  });

  it('stops a download that does not end where it should', async () => {
    body = 'x'.repeat(1_000_000);
    await expect(add(smallModel({}, `${address}/model.onnx`))).rejects.toThrow(
      /more than the 7 bytes expected/,
    );
    expect(await readdir(join(places.store, 'small'))).toEqual([]);
  });

  it('downloads nothing before the licence is agreed to', async () => {
    const foreign = smallModel({ ships: false }, `${address}/model.onnx`);
    await expect(add(foreign, false)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('says honestly that it cannot reach the publisher, and what to do', async () => {
    await expect(add(smallModel({}, 'http://127.0.0.1:1/model.onnx'))).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(
        /could not be downloaded from 127\.0\.0\.1:1: .*(ECONNREFUSED|bad port)/,
      ),
      remedy: expect.stringContaining('models add FILE'),
    });
    await expect(add(smallModel({}, `${address}/gone.onnx`))).rejects.toThrow(/the server answered 404/);
  });

  it('stops on abort', async () => {
    const spec = smallModel({}, `${address}/model.onnx`);
    const request = { source: 'small', acceptLicence: true };
    await expect(
      addModel(request, places, { models: [spec], signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('asks for a file where nobody offers one for download', async () => {
    await expect(addModel({ source: 'yolov8n-pose', acceptLicence: true }, places)).rejects.toMatchObject({
      code: 'model-missing',
      remedy: expect.stringContaining('models add FILE --accept-licence'),
    });
  });

  it('says where a source is neither a file nor a model', async () => {
    await expect(addModel({ source: 'nothing', acceptLicence: true }, places)).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

it('says where the store cannot be written', async () => {
  await cp(join('models', 'manifest.json'), join(folder, 'store'));
  const source = await fileWith('weights');
  await expect(
    addModel({ source, acceptLicence: true }, places, { models: [smallModel()] }),
  ).rejects.toMatchObject({
    code: 'storage',
  });
});

it('is nowhere for a user without a home, and says what to do', async () => {
  await writeFile(join(folder, 'own.onnx'), 'weights');
  const request = { source: join(folder, 'own.onnx'), acceptLicence: true };
  await expect(
    addModel(request, { ...places, store: null }, { models: [smallModel()] }),
  ).rejects.toMatchObject({
    code: 'storage',
    remedy: expect.stringContaining('MOVE_EMBEDDINGS_MODELS'),
  });
});
