import { describe, expect, test } from "vitest";
import { disagreements } from "@/server/testing/access/agreement";
import { randomWorld } from "@/server/testing/access/random-world";
import { removeWorlds, writeWorlds } from "@/server/testing/access/write-worlds";
import { useDatabase } from "@/server/testing/database";
import { shell } from "@/server/testing/processes/shell";

useDatabase();

/** The embedded database takes eight times as long. More of them, from other seeds, run in `npm run soak`. */
const WORLDS = Number(shell.WORLDS ?? (shell.TEST_DATABASE_URL === undefined ? 10 : 60));
const FIRST_SEED = Number(shell.WORLDS_SEED ?? 1);
const PATIENCE = { timeout: 120_000 + WORLDS * 10_000 };
/** Written at once, and gone before the next ones come. */
const AT_ONCE = 20;

describe("in random worlds", () => {
  test(
    "check, list, who and explain answer as a naive reading of all rows does, and as each other",
    PATIENCE,
    async () => {
      for (let done = 0; done < WORLDS; done += AT_ONCE) {
        const seeds = Array.from({ length: Math.min(AT_ONCE, WORLDS - done) }, (_, n) => FIRST_SEED + done + n);
        const worlds = seeds.map(randomWorld);
        await writeWorlds(worlds);
        for (const world of worlds) expect(await disagreements(world)).toEqual([]);
        await removeWorlds(worlds);
      }
    },
  );
});
