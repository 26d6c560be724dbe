import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A library that ships with the program, with what it says about its licence. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Text of its licence file; null where it has none. */
  readonly licenceText: string | null;
  /** Text of its notice file, which Apache-2.0 wants passed on; null where it has none. */
  readonly notice: string | null;
  readonly author: string;
}

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
});

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/**
 * Every library that the lock file installs for users, each version once, sorted by name. Types ship no code, and packages for one
 * platform are named by the library that loads them.
 */
export function shippedPackages(): ShippedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const shipped = Object.entries(packages)
    .filter(([folder, { dev, optional }]) => folder !== '' && !dev && !optional && !isTypesOnly(folder))
    .map(([folder]) => readPackage(folder));
  const byVersion = new Map(shipped.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byVersion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function isTypesOnly(folder: string): boolean {
  return folder.includes('node_modules/@types/') || folder.endsWith('node_modules/undici-types');
}

function readPackage(folder: string): ShippedPackage {
  const described = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const { name, version, license, licenses, author = '' } = described;
  return {
    name,
    version,
    licence: license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'not named',
    licenceText: textIn(folder, /^licen[cs]e(\.(md|txt))?$/i),
    notice: textIn(folder, /^notice(\.(md|txt))?$/i),
    author: typeof author === 'string' ? author : author.name,
  };
}

function textIn(folder: string, name: RegExp): string | null {
  const found = existsSync(folder) ? readdirSync(folder).find((file) => name.test(file)) : undefined;
  return found === undefined
    ? null
    : readFileSync(join(folder, found), 'utf8').replaceAll('\r\n', '\n').trim();
}
