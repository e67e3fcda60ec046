// `prisma generate` asks for a native schema engine it does not need; any existing path stops it from downloading one.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;
import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgres://unused' },
});
