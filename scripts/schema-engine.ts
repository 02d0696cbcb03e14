// Prisma's schema engine as WebAssembly, for authoring migrations and finding drift. Prisma's own command line uses a
// native engine that it downloads; this one comes with npm, so that it works wherever the project installs.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

type DiffTarget = Parameters<bindings.SchemaEngine['diff']>[0]['from'];

const filters = { externalTables: [], externalEnums: [] };
const schemaPath = 'schema.prisma';

/** The SQL that leads from one datamodel to another; `undefined` as the old one is an empty database. */
export async function diffSchemas(before: string | undefined, after: string): Promise<string> {
  const pool = new pg.Pool();
  try {
    return await diff(pool, after, before === undefined ? { tag: 'empty' } : datamodel(before));
  } finally {
    await pool.end();
  }
}

/** The SQL that would lead from the database's present shape to the datamodel; empty when they agree. */
export async function diffDatabase(url: string, schema: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url });
  try {
    const files = [{ path: schemaPath, content: schema }];
    return await diff(pool, schema, { tag: 'schemaDatasource', files, configDir: '.' });
  } finally {
    await pool.end();
  }
}

async function diff(pool: pg.Pool, schema: string, from: DiffTarget): Promise<string> {
  await instantiate();
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogReadingPg(pool));
  const engine = await bindings.SchemaEngine.new({ datamodels: [[schemaPath, schema]] }, () => {}, adapter);
  try {
    const result = await engine.diff({ from, to: datamodel(schema), script: true, exitCode: true, filters });
    // With `exitCode`, as diff(1): 2 says that they differ.
    return result.exitCode === 2 ? (result.stdout ?? '') : '';
  } finally {
    engine.free();
  }
}

function datamodel(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] };
}

let instantiated: Promise<void> | undefined;

function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    // Where the engine says why it panicked, before the trap that ends the call.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
    const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      './schema_engine_bg.js': { ...bindings },
    });
    // Untyped functions of the generated glue: it declares its public interface only.
    const glue: Record<string, unknown> = { ...bindings };
    callIfFunction(glue['__wbg_set_wasm'], instance.exports);
    callIfFunction(instance.exports['__wbindgen_start']);
  })();
  return instantiated;
}

function callIfFunction(candidate: unknown, ...args: unknown[]): void {
  if (typeof candidate !== 'function') throw new Error('the schema engine has another interface than expected');
  Reflect.apply(candidate, undefined, args);
}

/**
 * Prisma's PostgreSQL adapter, with columns of PostgreSQL's internal one-byte type "char": the catalog has them,
 * the engine asks for them and wants them marked as characters, and the adapter refuses them.
 */
class CatalogReadingPg extends PrismaPg {
  readonly #charColumns = new AsyncLocalStorage<Set<number>>();

  constructor(pool: pg.Pool) {
    const query = pool.query.bind(pool);
    const charColumns = new AsyncLocalStorage<Set<number>>();
    pool.query = async (...args: unknown[]) => {
      const result = await Reflect.apply(query, pool, args);
      return noteCharColumns(result, charColumns.getStore());
    };
    super(pool);
    this.#charColumns = charColumns;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = (query) =>
      this.#charColumns.run(new Set(), async () => {
        const result = await queryRaw(query);
        for (const index of this.#charColumns.getStore() ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
        return result;
      });
    return adapter;
  }
}

const charType = 18;
const textType = 25;

function noteCharColumns(result: pg.QueryResult, found: Set<number> | undefined): pg.QueryResult {
  result.fields.forEach((field, index) => {
    if (field.dataTypeID !== charType) return;
    field.dataTypeID = textType;
    found?.add(index);
  });
  return result;
}
