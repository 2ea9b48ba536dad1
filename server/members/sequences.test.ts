import { describe, expect, test } from "vitest";
import { useDatabase } from "@/server/testing/database";
import type { Person } from "@/server/testing/factory";
import { runSequence } from "@/server/testing/memberships/run";
import { shell } from "@/server/testing/processes/shell";

useDatabase();

/** On the embedded database nothing happens at once. More of them, from other seeds, run in `npm run soak`. */
const RUNS = Number(shell.SEQUENCES ?? (shell.TEST_DATABASE_URL === undefined ? 10 : 30));
const FIRST_SEED = Number(shell.SEQUENCES_SEED ?? 1);
const PATIENCE = { timeout: 60_000 + RUNS * 10_000 };

describe("random sequences of people who come, change and go, several at once", () => {
  test(
    "leave an owner, an admin, no right above the granter's, no seat too many, no dead credential alive",
    PATIENCE,
    async () => {
      let people: Person[] = [];
      for (let run = 0; run < RUNS; run += 1) people = await runSequence(FIRST_SEED + run, people);
      expect(people.length).toBeGreaterThan(0);
    },
  );
});
