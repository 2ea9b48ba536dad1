import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const setup = path("./server/testing/setup.ts");
const globalSetup = path("./server/testing/global-setup.ts");

const onPostgres = process.env.TEST_DATABASE_URL !== undefined;

/** Without times of an earlier run the largest files come first; these small ones take longest, and would end alone. */
const LONG = /\/(evaluate\.property|sequences|embedded)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    // A process costs seconds before the engines of its database and of Prisma are compiled, so files follow each other
    // in one. What the product keeps in a process begins anew with each file (server/testing/setup.ts).
    isolate: false,
    // Left to itself it would leave one core to nobody.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    include: ["{app,server,cli,prisma,scripts}/**/*.test.{ts,tsx,mjs}"],
    // What only a database with connections of its own can show runs there alone.
    exclude: ["**/node_modules/**", "**/dist/**", ...(onPostgres ? [] : ["**/*.postgres.test.ts"])],
    setupFiles: existsSync(setup) ? [setup] : [],
    globalSetup: existsSync(globalSetup) ? [globalSetup] : [],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
