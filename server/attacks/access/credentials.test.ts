import { beforeEach, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import type { GivenScopes } from "@/server/credentials/schema";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { workspace: string };
let member: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  member = await person();
  await workspaceMember(of.workspace, member);
});

/** An admin's credential, which names no more than these. */
async function limited(scopes: GivenScopes): Promise<Caller> {
  const made = await callerOf(of.owner).credentials.create({ ...at, scopes });
  const actor = await actorByCredential(made.accessKey, made.secretKey, requestInfo());
  return callerWithCredential({ ...made, actor });
}

describe("an admin's credential that names single permissions", () => {
  test("asks about its actor alone, unless it names asking about others", async () => {
    const job = await resourceIn(of.project);
    await accessRule(of.project, [{ user: member.id }], { resource: job.id });
    const asked = { ...at, permission: "read" as const, resource: { type: "job", id: job.id } };
    const others = { actor: member.id };
    const { decisions } = await limited({ permissions: ["access.ask"] });
    const refused = "FORBIDDEN permission_missing (actor)";
    const asking = [
      () => decisions.check({ ...asked, ...others }),
      () => decisions.check({ ...at, checks: [{ permission: "read", resource: asked.resource, ...others }] }),
      () => decisions.explain({ ...asked, ...others }),
      () => decisions.rights({ ...at, ...others }),
    ];
    for (const ask of asking) expect(await refusalOf(ask())).toBe(refused);
    expect(await refusalOf(decisions.who(asked))).toBe("FORBIDDEN credential_scope");
    expect((await decisions.check(asked)).allowed).toBe(true);
    const asker = (await limited({ permissions: ["access.check", "access-rule.list"] })).decisions;
    expect((await asker.check({ ...asked, ...others })).allowed).toBe(true);
    expect(await refusalOf(asker.rights({ ...at, ...others }))).toBe("done");
  });

  test("lists its actor's own requests and keys alone", async () => {
    const job = await resourceIn(of.project);
    const request = { permission: "read" as const, resource: { type: "job", id: job.id } };
    await callerOf(member).accessRequests.create({ ...at, ...request });
    await callerOf(member).credentials.create({ ...at });
    const caller = await limited({ permissions: ["access-request.list", "credential.read"] });
    expect((await caller.accessRequests.list(at)).items).toEqual([]);
    expect(await refusalOf(caller.accessRequests.list({ ...at, of: "everyone" }))).toMatch(/^FORBIDDEN/);
    expect(await refusalOf(caller.credentials.list({ ...at, of: "everyone" }))).toMatch(/^FORBIDDEN/);
    const all = await limited({ permissions: ["access-request.list", "access-request.approve"] });
    expect((await all.accessRequests.list({ ...at, of: "everyone" })).total).toBe(1);
  });
});
