import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const setup = path("./server/testing/setup.ts");
const globalSetup = path("./server/testing/global-setup.ts");

const onPostgres = process.env.TEST_DATABASE_URL !== undefined;

export default defineConfig({
  resolve: {
    alias: [
      // `server-only` throws outside Next; the tests are the server.
      { find: /^server-only$/, replacement: path("./scripts/lib/empty.mjs") },
      { find: /^@\//, replacement: path("./") },
    ],
  },
  test: {
    environment: "node",
    pool: "forks",
    include: ["{app,server,cli,prisma,scripts}/**/*.test.{ts,tsx,mjs}"],
    // What only a database with connections of its own can show runs there alone.
    exclude: ["**/node_modules/**", "**/dist/**", ...(onPostgres ? [] : ["**/*.postgres.test.ts"])],
    setupFiles: existsSync(setup) ? [setup] : [],
    globalSetup: existsSync(globalSetup) ? [globalSetup] : [],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
