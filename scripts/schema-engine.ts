// Prisma's schema engine as WebAssembly, for authoring migrations and finding drift between the schema and them. Prisma's own command line uses a
// native engine that it downloads; this one comes with npm, so that it works wherever the project installs.
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

// The engine tells here why it panicked, before the trap that ends the call.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
});

/** The SQL that would lead from the database's present shape to the datamodel; empty when they agree. */
export async function diffDatabase(url: string, schema: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogReadingPg(pool));
  const files = [{ path: 'schema.prisma', content: schema }];
  try {
    const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    // As diff(1): 2 says that they differ.
    return result.exitCode === 2 ? (result.stdout ?? '') : '';
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's PostgreSQL adapter, with columns of PostgreSQL's internal one-byte type "char": the catalog has them,
 * the engine asks for them and wants them marked as characters, and the adapter refuses them.
 */
class CatalogReadingPg extends PrismaPg {
  /** While a query runs: the positions of such columns in its result. */
  readonly #charColumns: AsyncLocalStorage<Set<number>>;

  constructor(pool: pg.Pool) {
    const charColumns = new AsyncLocalStorage<Set<number>>();
    super(disguiseCharColumns(pool, charColumns));
    this.#charColumns = charColumns;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const found = new Set<number>();
      const result = await this.#charColumns.run(found, () => queryRaw(query));
      for (const index of found) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

// PostgreSQL's object ids of the two types, from pg_type.dat.
const charType = 18;
const textType = 25;

/** Makes the pool report "char" columns as text, and note where they were. */
function disguiseCharColumns(pool: pg.Pool, found: AsyncLocalStorage<Set<number>>): pg.Pool {
  const query = pool.query.bind(pool);
  const disguised = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    result.fields.forEach((field, index) => {
      if (field.dataTypeID !== charType) return;
      field.dataTypeID = textType;
      found.getStore()?.add(index);
    });
    return result;
  };
  return Object.assign(pool, { query: disguised });
}
