import { describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { writeUses } from "@/server/auth/uses";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { onSecondNode, useSecondNode } from "@/server/testing/processes/second-node";
import { tenant } from "@/server/testing/tenant";

useDatabase();
useSecondNode();

const ROUNDS = 30;

const outcome = (accessKey: string, secretKey: string) =>
  refusalOf(actorByCredential(accessKey, secretKey, requestInfo()));

describe("rotations of one credential at once", () => {
  test("leave two secrets at most, the newest among them, each time", async () => {
    const { owner, workspace } = await tenant();
    const { id, accessKey, secretKey } = await credential(owner, workspace);
    const rotate = () =>
      callerOf(owner).credentials.rotate({ workspace: workspace.id, credential: id, overlapSeconds: 60 });
    const secrets = [secretKey];
    for (let round = 0; round < ROUNDS; round += 1) {
      const made: Awaited<ReturnType<typeof rotate>>[] = [];
      const rotating = async () => {
        made.push(await rotate());
      };
      const done = await Promise.all([1, 2, 3].map(() => refusalOf(rotating())));
      expect(done).toEqual(["done", "done", "done"]);
      made.sort((a, b) => a.secretVersion - b.secretVersion);
      expect(new Set(made.map(({ secretVersion }) => secretVersion)).size).toBe(3);
      secrets.push(...made.map((view) => view.secretKey));
      const recent = secrets.slice(-6);
      const outcomes = await Promise.all(recent.map((secret) => outcome(accessKey, secret)));
      const live = recent.filter((_, at) => outcomes[at] === "done");
      expect(live, `round ${round}: ${outcomes.join(", ")}`).toEqual(recent.slice(-2));
    }
  });

  test("bring none back that is revoked meanwhile", async () => {
    const { owner, workspace } = await tenant();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, accessKey, secretKey } = await credential(owner, workspace);
      const at = { workspace: workspace.id, credential: id };
      const made: string[] = [secretKey];
      const rotating = async () => {
        made.push((await callerOf(owner).credentials.rotate({ ...at, overlapSeconds: 60 })).secretKey);
      };
      const outcomes = await Promise.all([
        refusalOf(rotating()),
        refusalOf(callerOf(owner).credentials.revoke(at)),
        refusalOf(rotating()),
      ]);
      expect(outcomes[1]).toBe("done");
      for (const secret of made) expect(await outcome(accessKey, secret)).not.toBe("done");
    }
  });
});

test("a storm has no success that begins after a revocation has committed, on this node or another", async () => {
  const { owner, workspace } = await tenant();
  const { id, accessKey, secretKey } = await credential(owner, workspace);
  const state = { committed: false, late: 0, done: 0, refused: 0 };
  const ask = async () => {
    const late = state.committed;
    const done = (await outcome(accessKey, secretKey)) === "done";
    state[done ? "done" : "refused"] += 1;
    if (done && late) state.late += 1;
  };
  const storm = async () => {
    while (state.refused < 200) await Promise.all(Array.from({ length: 20 }, ask));
  };
  const revoke = async () => {
    while (state.done < 100) await new Promise((resolve) => setImmediate(resolve));
    await callerOf(owner).credentials.revoke({ workspace: workspace.id, credential: id });
    state.committed = true;
  };
  await Promise.all([storm(), revoke()]);
  expect(state.late).toBe(0);
  expect(await onSecondNode(() => outcome(accessKey, secretKey))).toBe("UNAUTHENTICATED credential_revoked");
});

test("two who write the uses of the same credentials at once wait for each other, and lose none", async () => {
  const { owner, workspace } = await tenant();
  const made = [];
  for (let at = 0; at < 5; at += 1) made.push(await credential(owner, workspace));
  for (let round = 0; round < 20; round += 1) {
    const order = round % 2 === 0 ? made : made.toReversed();
    for (const { accessKey, secretKey } of order) await actorByCredential(accessKey, secretKey, requestInfo());
    const first = writeUses(systemRequest());
    for (const { accessKey, secretKey } of order.toReversed()) {
      await actorByCredential(accessKey, secretKey, requestInfo());
    }
    await Promise.all([first, writeUses(systemRequest())]);
  }
  const rows = await sql<{ count: string }>(
    `select sum("count") as "count" from "credential_uses" where "credentialId" = any($1) group by "credentialId"`,
    made.map(({ id }) => id),
  );
  expect(rows.map(({ count }) => Number(count))).toEqual(made.map(() => 40));
});
