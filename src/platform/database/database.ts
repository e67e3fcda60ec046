import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.js';
import { isTransient } from './transient-errors.js';

/** What runs inside one transaction. Values are bound, never spliced into the text. bigint columns arrive as text. */
export interface Transaction {
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const attempts = 5;

/** The one PostgreSQL of the process: `pg` for the hot paths, Prisma for the rest, over one pool. */
export class Database implements Transaction {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;

  constructor(url: string, connections: number, onError: (error: Error) => void = () => undefined) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'plumbline',
      options:
        '-c statement_timeout=20000 -c idle_in_transaction_session_timeout=10000 -c lock_timeout=10000 -c timezone=UTC',
    });
    this.pool.on('error', onError);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, { disposeExternalPool: false }) });
  }

  async query<Row extends object = Record<string, unknown>>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, [...values])).rows;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction. The whole of it is run again, up to five times, when PostgreSQL says
   * that trying again can help (serialisation, deadlock, connection lost before COMMIT was answered): `work` must not
   * have effects outside the transaction.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.untilDone(work, 'BEGIN');
  }

  /** Runs `work`, which only reads, in one REPEATABLE READ transaction: all its queries see the same instant. */
  async snapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.untilDone(work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  private async untilDone<T>(work: (tx: Transaction) => Promise<T>, begin: string): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work, begin);
      } catch (error) {
        if (attempt >= attempts || !isTransient(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt));
      }
    }
  }

  private async once<T>(work: (tx: Transaction) => Promise<T>, begin: string): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query(begin);
      const result = await work({
        query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
          (await client.query<Row>(sql, [...values])).rows,
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((rollbackError: unknown) => {
        broken = rollbackError as Error;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }
}
