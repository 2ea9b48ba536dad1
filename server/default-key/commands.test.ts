import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { presented } from "@/server/testing/factories/presented";
import { organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let input: { organization: string };
let home: { workspace: string; project: string };
beforeEach(async () => {
  of = await tenant();
  input = { organization: of.organization.id };
  home = { workspace: of.organization.workspace.id, project: of.organization.workspace.project.id };
});

async function admin(): Promise<Person> {
  const who = await person();
  await organizationMember(of.organization, who, "admin");
  return who;
}

describe("the organization default key", () => {
  test("is a credential of the default project that the owner makes once, rotates and revokes", async () => {
    const owner = callerOf(of.owner).defaultKey;
    expect(await owner.get(input)).toMatchObject({ key: null, project: { id: home.project } });
    const made = await owner.create({ ...input, label: "playground" });
    const { caller } = await presented(made);
    expect(await caller.accounts.whoami()).toMatchObject({ project: { id: home.project }, role: "member" });
    expect(await refusalOf(owner.create(input))).toBe("CONFLICT default_key_exists");
    const rotated = await owner.rotate({ ...input, overlapSeconds: 0 });
    expect(rotated.accessKey).toBe(made.accessKey);
    expect(await refusalOf(presented(made))).toBe("UNAUTHENTICATED sign_in_required");
    expect((await presented(rotated)).id).toBe(made.id);
    await owner.revoke(input);
    expect(await refusalOf(presented(rotated))).toBe("UNAUTHENTICATED credential_revoked");
    expect(await refusalOf(owner.rotate({ ...input, overlapSeconds: 0 }))).toBe("NOT_FOUND not_found");
    expect((await owner.create(input)).id).not.toBe(made.id);
    const rows = await sql(
      `select "action", "workspaceId" from "audit_entries" where "targetId" = $1 order by "id"`,
      made.id,
    );
    const below = { workspaceId: null };
    expect(rows).toEqual(["create", "rotate", "revoke"].map((verb) => ({ action: `default-key.${verb}`, ...below })));
  });

  test("is seen by nobody else: no admin, no member, no list of the workspace or the project", async () => {
    const made = await callerOf(of.owner).defaultKey.create(input);
    const above = await admin();
    const member = await person();
    await workspaceMember(of.organization.workspace, member, "admin");
    for (const who of [above, member]) {
      const { defaultKey, credentials, projectCredentials } = callerOf(who);
      expect(await refusalOf(defaultKey.get(input))).toBe("FORBIDDEN permission_missing");
      expect(await refusalOf(defaultKey.create(input))).toBe("FORBIDDEN permission_missing");
      expect(await refusalOf(defaultKey.rotate({ ...input, overlapSeconds: 0 }))).toBe("FORBIDDEN permission_missing");
      expect(await refusalOf(defaultKey.revoke(input))).toBe("FORBIDDEN permission_missing");
      expect((await projectCredentials.list(home)).items).toEqual([]);
      const everyone = await credentials.list({ workspace: home.workspace, of: "everyone" });
      expect(everyone).toMatchObject({ items: [], total: 0 });
      const one = { credential: made.id };
      expect(await refusalOf(projectCredentials.get({ ...home, ...one }))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(projectCredentials.revoke({ ...home, ...one }))).toBe("NOT_FOUND not_found");
      const rotate = projectCredentials.rotate({ ...home, ...one, overlapSeconds: 0 });
      expect(await refusalOf(rotate)).toBe("NOT_FOUND not_found");
      const inWorkspace = { workspace: home.workspace, ...one };
      expect(await refusalOf(credentials.get(inWorkspace))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(credentials.revoke(inWorkspace))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(credentials.rotate({ ...inWorkspace, overlapSeconds: 0 }))).toBe("NOT_FOUND not_found");
    }
    const { items } = await callerOf(member).audit.list({ workspace: home.workspace });
    expect(JSON.stringify(items)).not.toContain(made.accessKey);
  });

  test("is one, whoever of two owners is first", async () => {
    const second = await person();
    await organizationMember(of.organization, second, "owner");
    const outcomes = await Promise.all(
      [of.owner, second].map((who) => refusalOf(callerOf(who).defaultKey.create(input))),
    );
    expect(outcomes.toSorted()).toEqual(["CONFLICT default_key_exists", "done"]);
    expect((await callerOf(second).defaultKey.get(input)).key).not.toBeNull();
  });
});
