import { describe, expect, test } from "vitest";
import { authorizeOrganization, authorizeWorkspace } from "@/server/access/authorize";
import { actorByCredential } from "@/server/auth/credential";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { organization, person, workspace, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { removeWorkspace } from "@/server/workspaces/commands/remove-workspace";
import {
  createCredential,
  enableCredential,
  relabelCredential,
  revokeCredential,
} from "./commands/workspace-credentials";

useDatabase();

async function disabled() {
  const owner = await person();
  const { workspace } = await organization(owner);
  const member = await person();
  await workspaceMember(workspace, member);
  const made = await credential(member, workspace);
  await sql('update "credentials" set "disabledAt" = now() where "id" = $1', made.id);
  return { owner, member, workspace, made, input: { workspace: workspace.id, credential: made.id } };
}

describe("a credential whose place was deleted and restored", () => {
  test("works for nobody until its owner enables it", async () => {
    const { member, made, input } = await disabled();
    const use = () => actorByCredential(made.accessKey, made.secretKey, requestInfo());
    await expect(use()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect((await callerOf(member).credentials.enable(input)).status).toBe("active");
    expect((await use()).id).toBe(member.id);
    expect(await refusalOf(callerOf(member).credentials.enable(input))).toBe("CONFLICT not_disabled");
  });

  test("is enabled by a workspace admin too, and by nobody else", async () => {
    const { owner, workspace, input } = await disabled();
    const other = await person();
    await workspaceMember(workspace, other);
    expect(await refusalOf(callerOf(other).credentials.enable(input))).toBe("NOT_FOUND not_found");
    expect((await callerOf(owner).credentials.enable(input)).status).toBe("active");
  });

  test("stays dead once it is revoked", async () => {
    const { owner, input } = await disabled();
    await callerOf(owner).credentials.revoke(input);
    const again = await refusalOf(callerOf(owner).credentials.enable(input));
    expect(again).toBe("CONFLICT credential_revoked");
  });
});

describe("a request that was under way", () => {
  /**
   * A workspace besides the default one, with an admin, a member's disabled credential and a scope for each of the two.
   */
  async function underWay() {
    const owner = await person();
    const home = await organization(owner);
    const room = await workspace(home, owner);
    const [admin, member] = [await person(), await person()];
    await workspaceMember(room, admin, "admin");
    await workspaceMember(room, member);
    const made = await credential(member, room, { label: "kept" });
    await sql('update "credentials" set "disabledAt" = now() where "id" = $1', made.id);
    const scopeOf = (who: typeof admin) => authorizeWorkspace(who.actor, requestInfo(), room.id, "credential.enable");
    const stored = async () => {
      const columns = `"label", "disabledAt" is not null as "disabled", "revokedAt" is not null as "revoked"`;
      return (await sql(`select ${columns} from "credentials" where "id" = $1`, made.id))[0];
    };
    return { owner, home, room, admin, member, made, scopeOf, stored, input: { credential: made.id } };
  }

  test("does nothing to others' credentials once its caller is no admin any more", async () => {
    const { owner, room, admin, scopeOf, stored, input } = await underWay();
    const scope = await scopeOf(admin);
    await callerOf(owner).members.changeRole({ workspace: room.id, user: admin.id, role: "member" });
    expect(await refusalOf(enableCredential(scope, input))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(relabelCredential(scope, { ...input, label: "other" }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(revokeCredential(scope, input))).toBe("NOT_FOUND not_found");
    expect(await stored()).toEqual({ label: "kept", disabled: true, revoked: false });
  });

  test("does nothing to its caller's own once they were removed", async () => {
    const { owner, room, member, scopeOf, input } = await underWay();
    const scope = await scopeOf(member);
    await callerOf(owner).members.remove({ workspace: room.id, user: member.id });
    expect(await refusalOf(enableCredential(scope, input))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(relabelCredential(scope, { ...input, label: "x" }))).toBe("FORBIDDEN permission_missing");
  });

  test("opens no way into a workspace that was deleted meanwhile", async () => {
    const { owner, home, room, member, scopeOf, stored, input } = await underWay();
    const scope = await scopeOf(member);
    const administration = await authorizeOrganization(owner.actor, requestInfo(), home.id, "workspace.remove");
    await removeWorkspace(administration, { target: room.id, name: room.name });
    expect(await refusalOf(enableCredential(scope, input))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(createCredential(scope, { label: "late" }))).toBe("NOT_FOUND not_found");
    expect(await stored()).toMatchObject({ disabled: true });
    expect(await sql('select 1 from "credentials" where "label" = $1', "late")).toEqual([]);
  });
});

describe("changes of one credential at once", () => {
  test("are recorded one after the other, each from what the former left", async () => {
    const { member, made, input } = await disabled();
    const labels = Array.from({ length: 8 }, (_, at) => `label ${at}`);
    await Promise.all(labels.map((label) => callerOf(member).credentials.relabel({ ...input, label })));
    const rows = await sql<{ before: { label: string }; after: { label: string } }>(
      `select "before", "after" from "audit_entries" where "action" = 'credential.relabel' and "targetId" = $1`,
      made.id,
    );
    const left = rows.map(({ after }) => after.label);
    const found = rows.map(({ before }) => before.label);
    const [last] = await sql<{ label: string }>('select "label" from "credentials" where "id" = $1', made.id);
    expect(left.toSorted()).toEqual(labels);
    expect([...found, last?.label].toSorted()).toEqual(["", ...left].toSorted());
  });

  test("one of two revocations is done, and one of two enablings", async () => {
    const { owner, member, input } = await disabled();
    const twice = (change: (who: typeof owner) => Promise<unknown>) =>
      Promise.all([owner, member].map((who) => refusalOf(change(who))));
    const enabled = await twice((who) => callerOf(who).credentials.enable(input));
    expect(enabled.toSorted()).toEqual(["CONFLICT not_disabled", "done"]);
    const revoked = await twice((who) => callerOf(who).credentials.revoke(input));
    expect(revoked.toSorted()).toEqual(["CONFLICT credential_revoked", "done"]);
  });

  test("find it revoked where its service account is deleted at the same moment", async () => {
    const { owner, workspace: room } = await disabled();
    for (let round = 0; round < 10; round += 1) {
      const machine = await serviceAccount(room, { createdBy: owner });
      const change = { workspace: room.id, credential: machine.id };
      const outcomes = await Promise.all([
        refusalOf(
          callerOf(owner).serviceAccounts.remove({ workspace: room.id, serviceAccount: machine.serviceAccount }),
        ),
        refusalOf(callerOf(owner).credentials.relabel({ ...change, label: "late" })),
        refusalOf(callerOf(owner).credentials.revoke(change)),
      ]);
      expect(outcomes[0]).toBe("done");
      for (const outcome of outcomes) expect(["done", "CONFLICT credential_revoked"]).toContain(outcome);
    }
  });
});

describe("working credentials of one owner", () => {
  const fill = (place: { id: string; organizationId: string }, column: "userId" | "serviceAccountId", owner: string) =>
    sql(
      `insert into "credentials" ("id", "organizationId", "workspaceId", "${column}", "accessKey", "secretHash", "label")
       select 'crd_' || $3 || n, $1, $2, $3, $3 || n, 'x', '' from generate_series(1, 199) n`,
      place.organizationId,
      place.id,
      owner,
    );

  test("are at most 200 in a workspace, of which ended ones are none", async () => {
    const owner = await person();
    const home = await organization(owner);
    const room = await workspace(home, owner);
    const member = await person();
    for (const place of [room, home.workspace]) await workspaceMember(place, member);
    await fill(room, "userId", member.id);
    const { credentials } = callerOf(member);
    const make = () => refusalOf(credentials.create({ workspace: room.id }));
    expect([await make(), await make()]).toEqual(["done", "LIMIT too_many_credentials"]);
    expect(await refusalOf(credentials.create({ workspace: home.workspace.id }))).toBe("done");
    await sql('update "credentials" set "revokedAt" = now() where "id" = $1', `crd_${member.id}1`);
    await sql('update "credentials" set "expiresAt" = now() where "id" = $1', `crd_${member.id}2`);
    expect([await make(), await make(), await make()]).toEqual(["done", "done", "LIMIT too_many_credentials"]);
    expect(await refusalOf(callerOf(owner).credentials.create({ workspace: room.id }))).toBe("done");
  });

  test("are no more of a machine", async () => {
    const owner = await person();
    const room = await workspace(await organization(owner), owner);
    const { serviceAccount: id } = await serviceAccount(room);
    await fill(room, "serviceAccountId", id);
    const make = callerOf(owner).credentials.createForMachine({ workspace: room.id, serviceAccount: id });
    expect(await refusalOf(make)).toBe("LIMIT too_many_credentials");
  });
});
