import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Connection, type ConnectionOptions, connect, type Table } from '@lancedb/lancedb';
import { Failure, messageOf } from '../shared/failure.ts';
import { isRemoteDatabase, LIBRARY_FOLDER } from '../shared/paths.ts';
import { storageFailure } from '../shared/storageFailure.ts';
import { withCommitLock } from './commitLock.ts';
import { lackingFields, schemaProblem, TABLE_NAME, TABLE_SCHEMA } from './tableSchema.ts';

/**
 * Opens the table `moves` of a database and checks that it is one this program can use.
 * @param database absolute folder or LanceDB URI
 * @returns null where the database or its table does not exist; nothing is created then
 * @throws Failure `library-unreadable`, `storage`
 */
export async function openTable(database: string): Promise<Table | null> {
  if (!isRemoteDatabase(database) && !(await hasTable(database))) {
    return null;
  }
  const connection = await connectTo(database);
  const table = isRemoteDatabase(database)
    ? await openRemote(connection, database)
    : await openExisting(connection, database);
  if (table) {
    await check(table, database);
  }
  return table;
}

/**
 * Whether a folder holds the table, be it damaged. A program that was killed while it made the table leaves folders
 * without a version or data: that is no table yet, and LanceDB makes one of it.
 */
async function hasTable(database: string): Promise<boolean> {
  const folder = join(database, `${TABLE_NAME}.lance`);
  const namesIn = (name: string) => readdir(join(folder, name)).catch(() => []);
  const versions = await namesIn('_versions');
  return versions.some((name) => name.endsWith('.manifest')) || (await namesIn('data')).length > 0;
}

/** Opens the table `moves`, creating database and table where they do not exist. @throws as `openTable` */
export async function createTable(database: string): Promise<Table> {
  refuseControlCharacters(database);
  if (!isRemoteDatabase(database)) {
    await createFolder(database);
  }
  return withCommitLock(database, async () => {
    const existing = await openTable(database);
    if (existing) {
      await addLackingColumns(existing, database);
      return existing;
    }
    const connection = await connectTo(database);
    try {
      return await connection.createEmptyTable(TABLE_NAME, TABLE_SCHEMA, { mode: 'create', existOk: true });
    } catch (error) {
      throw storageFailure(database, 'written', error);
    }
  });
}

/** Makes room in a table of an earlier version for what is kept by now. */
export async function addLackingColumns(table: Table, database: string): Promise<void> {
  try {
    const lacking = lackingFields(await table.schema());
    if (lacking.length > 0) {
      await table.addColumns(lacking);
    }
  } catch (error) {
    throw storageFailure(database, 'written', error);
  }
}

/** LanceDB would put its tables into a folder of another name: it writes such characters as `%0A`. */
function refuseControlCharacters(database: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(database)) {
    const folder = JSON.stringify(database);
    throw new Failure(
      'storage',
      `A library cannot lie in ${folder}: its name has a line break or the like.`,
      {
        remedy: 'Rename that folder, or choose another place for the library.',
      },
    );
  }
}

async function connectTo(database: string): Promise<Connection> {
  try {
    // 0: what other processes commit is seen by the next read.
    return await connect(database, { readConsistencyInterval: 0, ...cloudOptions(database) });
  } catch (error) {
    throw storageFailure(database, 'read', error);
  }
}

/** LanceDB takes the options of object storage from the environment by itself, but not those of its own servers. */
function cloudOptions(database: string): Partial<ConnectionOptions> {
  const { LANCEDB_API_KEY: apiKey, LANCEDB_REGION: region, LANCEDB_HOST: hostOverride } = process.env;
  return database.startsWith('db://')
    ? { ...(apiKey && { apiKey }), ...(region && { region }), ...(hostOverride && { hostOverride }) }
    : {};
}

async function openRemote(connection: Connection, database: string): Promise<Table | null> {
  let names: string[];
  try {
    names = await connection.tableNames();
  } catch (error) {
    throw storageFailure(database, 'read', error);
  }
  return names.includes(TABLE_NAME) ? openExisting(connection, database) : null;
}

async function openExisting(connection: Connection, database: string): Promise<Table> {
  try {
    return await connection.openTable(TABLE_NAME);
  } catch (error) {
    throw unreadable(database, messageOf(error).split('\n')[0], error);
  }
}

async function check(table: Table, database: string): Promise<void> {
  let problem: string | null;
  try {
    problem = schemaProblem(await table.schema());
  } catch (error) {
    throw unreadable(database, messageOf(error).split('\n')[0], error);
  }
  if (problem !== null) {
    throw unreadable(database, problem);
  }
}

/** The failure of a table that exists and cannot be used. */
export function unreadable(database: string, why: string, cause?: unknown): Failure {
  return new Failure('library-unreadable', `The move library in ${database} cannot be read: ${why}.`, {
    remedy: 'Nothing was changed. Move that folder away, or name another database, then generate again.',
    cause,
  });
}

async function createFolder(database: string): Promise<void> {
  try {
    await mkdir(database, { recursive: true });
    if (basename(database) === LIBRARY_FOLDER) {
      await writeFile(join(database, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
          throw error;
        }
      });
    }
  } catch (error) {
    throw storageFailure(database, 'written', error);
  }
}
