import { expect, expectTypeOf, test } from "vitest";
import { authorizeOrganization } from "@/server/access/authorize";
import { audited, type TransactionDatabase } from "@/server/audit/audited";
import type { ReadDatabase } from "@/server/db/tenant";
import { useDatabase } from "@/server/testing/database";
import { requestInfo } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";
import { readingOf, readingWithin } from "./reading";

useDatabase();

test("figures of a transaction are read within it, rows and sums; those of a reader beside all", async () => {
  const { owner, organization } = await tenant();
  const scope = await authorizeOrganization(owner.actor, requestInfo(), organization.id, "organization.rename");
  expect(readingOf(scope.db).tx).toBeUndefined();
  await audited(scope, "organization.rename", (tx) => {
    const within = readingWithin(tx);
    expect([within.db, within.tx]).toEqual([tx, tx]);
    return Promise.resolve({ value: undefined, entries: [] });
  });
});

test("a transaction is no reader: half of the figures would be read outside of it", () => {
  expectTypeOf<TransactionDatabase>().not.toExtend<Parameters<typeof readingOf>[0]>();
  expectTypeOf<ReadDatabase>().toExtend<Parameters<typeof readingOf>[0]>();
});
