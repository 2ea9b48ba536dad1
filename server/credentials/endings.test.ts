import { beforeEach, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { expireMemberships } from "@/server/members/expire-memberships";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { workspace: string };
let admin: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  admin = await person();
  await workspaceMember(of.workspace, admin, "admin");
});

interface Keys {
  accessKey: string;
  secretKey: string;
}

const outcome = ({ accessKey, secretKey }: Keys) => refusalOf(actorByCredential(accessKey, secretKey, requestInfo()));

describe("a service account", () => {
  test("goes on when whoever made it has gone, and is nobody in the browser", async () => {
    const machine = await callerOf(admin).serviceAccounts.create({ ...at, name: "Nightly" });
    await callerOf(of.owner).members.remove({ ...at, user: admin.id });
    expect(await outcome(machine.credential)).toBe("done");
    const listed = await callerOf(of.owner).credentials.listForMachine({ ...at, serviceAccount: machine.id });
    expect(listed.items).toMatchObject([{ createdBy: { id: admin.id, name: admin.name }, status: "active" }]);
    const actor = await actorByCredential(machine.credential.accessKey, machine.credential.secretKey, requestInfo());
    expect(actor).toMatchObject({ type: "service_account", session: null, email: "" });
  });

  test("leaves its credentials when it is deleted, revoked, with who did it and under its name, which is free", async () => {
    const first = await callerOf(admin).serviceAccounts.create({ ...at, name: "Nightly" });
    const over = await callerOf(admin).credentials.createForMachine({ ...at, serviceAccount: first.id, label: "old" });
    await sql(`update "credentials" set "expiresAt" = now() where "id" = $1`, over.id);
    await callerOf(admin).serviceAccounts.remove({ ...at, serviceAccount: first.id });
    expect(await outcome(first.credential)).toBe("UNAUTHENTICATED credential_revoked");
    const { items } = await callerOf(of.owner).credentials.list({ ...at, of: "everyone" });
    const left = {
      owner: { type: "service_account", id: null, name: "Nightly", removed: true },
      status: "revoked",
      revokedBy: { id: admin.id, name: admin.name },
      revokedReason: "service_account_removed",
    };
    expect(items).toMatchObject([left, left]);
    const again = await callerOf(admin).serviceAccounts.create({ ...at, name: "Nightly" });
    expect(await callerOf(admin).credentials.listForMachine({ ...at, serviceAccount: again.id })).toMatchObject({
      total: 1,
    });
    const named = { ...at, credential: first.credential.id };
    for (const change of [
      () => callerOf(admin).credentials.rotate({ ...named, overlapSeconds: 0 }),
      () => callerOf(admin).credentials.revoke(named),
      () => callerOf(admin).credentials.enable(named),
    ]) {
      expect(await refusalOf(change())).toMatch(/^(CONFLICT credential_revoked|FORBIDDEN permission_missing)$/);
    }
  });
});

describe("what ended", () => {
  test("stays in the list with who and why, and frees its label", async () => {
    const label = "laptop";
    const made = await callerOf(admin).credentials.create({ ...at, label });
    await callerOf(of.owner).credentials.revoke({ ...at, credential: made.id });
    expect((await callerOf(admin).credentials.create({ ...at, label })).label).toBe(label);
    await callerOf(of.owner).members.remove({ ...at, user: admin.id });
    const { items } = await callerOf(of.owner).credentials.list({ ...at, of: "everyone", search: label });
    const by = { id: of.owner.id, name: of.owner.name };
    expect(items).toMatchObject([
      { id: made.id, status: "revoked", revokedBy: by, revokedReason: "revoked" },
      { status: "revoked", revokedBy: by, revokedReason: "removed", owner: { removed: true } },
    ]);
  });

  test("says of who left that they did, and of an end date that it was nobody", async () => {
    const [leaver, guest] = [await person(), await person()];
    await workspaceMember(of.workspace, leaver);
    await workspaceMember(of.workspace, guest);
    const [one, two] = [await credential(leaver, of.workspace), await credential(guest, of.workspace)];
    await callerOf(leaver).members.leave(at);
    await sql(`update "workspace_members" set "expiresAt" = now() where "userId" = $1`, guest.id);
    await expireMemberships(systemRequest());
    const view = (id: string) => callerOf(of.owner).credentials.get({ ...at, credential: id });
    expect(await view(one.id)).toMatchObject({ revokedReason: "left", revokedBy: { id: leaver.id } });
    expect(await view(two.id)).toMatchObject({ revokedReason: "membership_ended", revokedBy: null });
  });
});

describe("the history of a credential", () => {
  test("is read by whoever sees the credential, without a right to the audit", async () => {
    const member = await person();
    await workspaceMember(of.workspace, member);
    const { credentials } = callerOf(member);
    const made = await credentials.create({ ...at, label: "a" });
    const named = { ...at, credential: made.id };
    await credentials.relabel({ ...named, label: "b" });
    await callerOf(admin).credentials.revoke(named);
    const { items, total } = await credentials.history({ ...named, sort: "-created" });
    expect(total).toBe(3);
    expect(items).toMatchObject([
      { action: "credential.revoke", actor: { id: admin.id, name: admin.name } },
      { action: "credential.relabel", before: { label: "a" }, after: { label: "b" } },
      { action: "credential.create", actor: { type: "user", id: member.id } },
    ]);
    expect(JSON.stringify(items)).not.toContain(made.secretKey);
    const other = await person();
    await workspaceMember(of.workspace, other);
    expect(await refusalOf(callerOf(other).credentials.history(named))).toBe("NOT_FOUND not_found");
  });
});
