import { expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { writeUses } from "@/server/auth/uses";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";

useDatabase();

interface Keys {
  accessKey: string;
  secretKey: string;
}

function use({ accessKey, secretKey }: Keys, address: string, agent: string) {
  return actorByCredential(accessKey, secretKey, requestInfo({ address, agent }));
}

test("who still uses the old secret is shown, by the hour and by place and agent", async () => {
  const { owner, workspace } = await tenant();
  const first = await credential(owner, workspace);
  const named = { workspace: workspace.id, credential: first.id };
  const second = await callerOf(owner).credentials.rotate({ ...named, overlapSeconds: 3_600 });
  await use(first, "192.0.2.1", "trainer/1");
  await use(first, "192.0.2.1", "trainer/1");
  await use(second, "192.0.2.2", "trainer/2");
  await writeUses(systemRequest());
  await use(first, "192.0.2.1", "trainer/1");
  await writeUses(systemRequest());
  const uses = await callerOf(owner).credentials.uses(named);
  expect(uses.secretVersion).toBe(2);
  expect(uses.hours.map(({ secretVersion, count }) => [secretVersion, count])).toEqual([
    [1, 3],
    [2, 1],
  ]);
  expect(uses.places).toMatchObject([
    { secretVersion: 1, address: "192.0.2.1", agent: "trainer/1", count: 3 },
    { secretVersion: 2, address: "192.0.2.2", agent: "trainer/2", count: 1 },
  ]);
  const view = await callerOf(owner).credentials.get(named);
  expect(view).toMatchObject({ lastUsedAddress: "192.0.2.1", lastUsedAgent: "trainer/1" });
  const stranger = await person();
  expect(await refusalOf(callerOf(stranger).credentials.uses(named))).toBe("NOT_FOUND not_found");
});

test("a batch of many is one statement, and no more than fifty places an hour are told apart", async () => {
  const { owner, workspace } = await tenant();
  const [one, two] = [await credential(owner, workspace), await credential(owner, workspace)];
  for (let at = 0; at < 60; at += 1) await use(one, `192.0.2.${at}`, `agent ${at}`);
  await use(two, "192.0.2.9", "agent");
  await writeUses(systemRequest());
  await use(one, "198.51.100.1", "a further one");
  await writeUses(systemRequest());
  const rows = await sql<{ id: string; address: string; count: number }>(
    'select "credentialId" as "id", "address", "count" from "credential_uses" order by "credentialId", "address"',
  );
  const ofOne = rows.filter(({ id }) => id === one.id);
  expect(ofOne).toHaveLength(51);
  expect(ofOne.find(({ address }) => address === "")).toMatchObject({ count: 11 });
  expect(rows.filter(({ id }) => id === two.id)).toMatchObject([{ address: "192.0.2.9", count: 1 }]);
});
