import { expect, test } from "vitest";
import { authorizeOrganization } from "@/server/access/authorize";
import { audited } from "@/server/audit/audited";
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
    // @ts-expect-error: half of the figures would be read outside of the transaction.
    readingOf(tx);
    return Promise.resolve({ value: undefined, entries: [] });
  });
});
