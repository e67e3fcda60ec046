import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  isDriverAdapterError,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const schemaPath = 'prisma/schema.prisma';

/**
 * The SQL that takes the database at `url` to prisma/schema.prisma; empty when nothing is missing. What Prisma cannot
 * express (triggers, partial indexes, storage settings) is neither seen nor touched.
 *
 * Prisma's schema engine runs as WebAssembly here: its native build is not in npm and would be downloaded.
 */
export async function schemaDifference(url: string): Promise<string> {
  await startEngine();
  const schema = { path: schemaPath, content: await readFile(schemaPath, 'utf8') };
  const pool = new pg.Pool({ connectionString: url });
  try {
    const engine = await glue.SchemaEngine.new(
      { datamodels: [[schema.path, schema.content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool)),
    );
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter refuses results with the type "char", in which PostgreSQL's catalogue keeps its one-letter codes; the
 * engine asks for two of them. Here they are read as what they are.
 */
class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      try {
        return await queryRaw(query);
      } catch (error) {
        if (!isDriverAdapterError(error) || error.cause.kind !== 'UnsupportedNativeDataType') throw error;
      }
      const result = await adapter
        .underlyingDriver()
        .query<unknown[]>({ text: query.sql, values: query.args, rowMode: 'array' });
      return {
        columnNames: result.fields.map(({ name }) => name),
        columnTypes: result.fields.map(({ dataTypeID }) => catalogTypes[dataTypeID] ?? ColumnTypeEnum.Text),
        rows: result.rows,
      };
    };
    return adapter;
  }
}

/** by type oid: bool, "char", int2, oid; everything else in those two results is a name or a text */
const catalogTypes: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  21: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
};

/** Node has it; its types for this version do not tell. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

async function startEngine(): Promise<void> {
  const wasm = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  let panic = '';
  const panicRegistry = { get: () => panic, set_message: (message: string) => void (panic = message) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), { './schema_engine_bg.js': { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}
