import { expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { systemRequest } from "@/server/testing/requests";
import { prepareDemo } from "./demo";

useDatabase();

test("the demo has every kind of resource in each workspace, and agents that may serve a queue, vaults and shared projects; people are left alone", async () => {
  const scope = systemRequest("host-command");
  const owner = await prepareDemo(scope);
  expect(owner?.email).toBe("member-0001@example.com");
  const counts = await sql<{ type: string; count: number }>(`
    select r."type", count(*)::int as "count" from "resources" r join "workspaces" w on w."id" = r."workspaceId"
    where w."slug" = 'vision' group by r."type" order by r."type"`);
  expect(counts).toEqual([
    { type: "cluster", count: 1 },
    { type: "dataset", count: 2 },
    { type: "job", count: 12 },
    { type: "model", count: 1 },
    { type: "queue", count: 2 },
  ]);
  const [rules] = await sql<{ count: number }>(`
    select count(*)::int as "count" from "access_rules" where "resourceType" = 'queue' and "resourceId" is not null`);
  expect(rules).toEqual({ count: 3 });
  const shared = await sql<{ slug: string; vaults: number; requests: number; collaborators: number }>(`
    select w."slug",
      (select count(*)::int from "vaults" v where v."workspaceId" = w."id" and v."kind" = 'administrator') as "vaults",
      (select count(*)::int from "access_requests" r where r."workspaceId" = w."id" and r."status" = 'pending') as "requests",
      (select count(*)::int from "collaborators" c where c."workspaceId" = w."id" and c."role" = 'member') as "collaborators"
    from "workspaces" w where not w."isDefault" order by w."slug"`);
  expect(shared).toEqual(
    ["language", "serving", "vision"].map((slug) => ({ slug, vaults: 2, requests: 1, collaborators: 1 })),
  );
  expect(await prepareDemo(scope)).toBeNull();
});
