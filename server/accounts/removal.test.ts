import { describe, expect, test } from "vitest";
import { sessionCookieName } from "@/server/auth/session";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  collaborator,
  instance,
  organization,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const PASSWORD = "an-unusual-but-fixed-passphrase";

const remove = (who: Person, fields: { email?: string; password?: string } = {}) =>
  callerOf(who).accounts.remove({ email: who.email, password: PASSWORD, ...fields });

/** Somebody with a password, in two organizations: a member of one, in a project of the other. */
async function known() {
  const [first, second] = [await tenant(), await tenant()];
  const who = await person({ password: PASSWORD });
  await workspaceMember(first.workspace, who);
  const own = await project(first.workspace, who);
  await collaborator(second.project, who);
  const machine = await credential(who, first.workspace);
  return { first, second, who, own, machine };
}

describe("what the removal of an account would end", () => {
  test("is named, with what stands against it", async () => {
    const { who, first, own } = await known();
    const alone = await organization(who);
    expect(await callerOf(who).accounts.previewRemoval()).toMatchObject({
      organizations: { total: 2, items: [{ id: first.organization.id }, { id: alone.id }] },
      credentials: 1,
      projects: 1,
      owned: {
        total: 2,
        items: [{ id: own.id, organization: first.organization.name }, { id: alone.workspace.project.id }],
      },
      lastOwnerOf: [{ id: alone.id }],
      lastAdminOf: [{ id: alone.workspace.id }],
      lastOperator: false,
    });
  });
});

describe("the removal of an account", () => {
  test("ends sessions, credentials and memberships everywhere, with one row in each organization", async () => {
    const { who, first, second, own, machine } = await known();
    expect(await remove(who)).toMatchObject({ organizations: 2, sessions: 1 });
    const cookie = { cookie: `${sessionCookieName()}=${who.actor.session?.id ?? ""}` };
    expect((await knock("GET", "/account/profile", { headers: cookie })).status).toBe(401);
    expect((await knock("GET", "/whoami", { credential: machine })).status).toBe(401);
    for (const table of ["organization_members", "workspace_members", "collaborators", "notifications"]) {
      expect(await sql(`select 1 from "${table}" where "userId" = $1`, who.id), table).toEqual([]);
    }
    const rows = await sql<{ organizationId: string | null }>(
      `select "organizationId", "actorId", "targetName" from "audit_entries"
       where "action" = 'account.remove' and "targetId" = $1 order by "organizationId" nulls first`,
      who.id,
    );
    const row = { actorId: who.id, targetName: who.name };
    const places = [first.organization.id, second.organization.id].sort();
    expect(rows).toEqual([null, ...places].map((organizationId) => ({ organizationId, ...row })));
    expect(await sql('select 1 from "collaborators" where "projectId" = $1', own.id)).toEqual([]);
  });

  test("leaves the name alone, frees the address and takes the personal organization along", async () => {
    await instance();
    const who = await person({ password: PASSWORD });
    await remove(who);
    const [row] = await sql('select "name", "email", "passwordHash", "operator" from "users" where "id" = $1', who.id);
    expect(row).toEqual({ name: who.name, email: "", passwordHash: null, operator: false });
    expect(await sql('select 1 from "organizations" where "personalOf" = $1', who.id)).toEqual([]);
    const again = await person({ email: who.email });
    expect(again.id).not.toBe(who.id);
    const operator = await person({ operator: true });
    const { items } = await callerOf(operator).instance.users({ search: who.name });
    expect(items).toMatchObject([{ id: who.id, removed: true, email: "" }]);
    const resume = callerOf(operator).instance.setOperator({ user: who.id, operator: true });
    expect(await refusalOf(resume)).toBe("NOT_FOUND not_found");
  });

  test("needs the address as it is and the password, and no credential does it", async () => {
    const { who, machine } = await known();
    expect(await refusalOf(remove(who, { email: "other-0001@example.com" }))).toBe("INVALID name_differs (email)");
    expect(await refusalOf(remove(who, { password: "something-else" }))).toBe("FORBIDDEN password_wrong (password)");
    const body = { email: who.email, password: PASSWORD };
    expect(await knock("POST", "/account/removal", { credential: machine, body })).toMatchObject({
      status: 403,
      body: { reason: "fresh_sign_in_required" },
    });
    expect(await sql('select 1 from "users" where "id" = $1 and "deletedAt" is not null', who.id)).toEqual([]);
  });

  test("waits until the last owner, admin or operator has a successor, and names the place", async () => {
    const who = await person({ password: PASSWORD, operator: true });
    await sql('update "users" set "operator" = false where "id" <> $1', who.id);
    const of = await organization(who, { name: "Kept" });
    const other = await person();
    const body = { email: who.email, password: PASSWORD };
    const headers = {
      cookie: `${sessionCookieName()}=${who.actor.session?.id ?? ""}`,
      origin: "http://localhost:3000",
      "sec-fetch-site": "same-origin",
    };
    const reply = await knock("POST", "/account/removal", { headers, body });
    expect(reply).toMatchObject({ status: 409, body: { reason: "last_owner", detail: "“Kept” has no other owner." } });
    await organizationMember(of, other, "owner");
    expect(await refusalOf(remove(who))).toBe("CONFLICT last_admin");
    await workspaceMember(of.workspace, other, "admin");
    expect(await refusalOf(remove(who))).toBe("CONFLICT last_operator (user)");
    await sql('update "users" set "operator" = true where "id" = $1', other.id);
    expect(await refusalOf(remove(who))).toBe("done");
    expect(await refusalOf(remove(who))).not.toBe("done");
  });

  test("leaves nobody behind where a request was under way: the place does not take them in any more", async () => {
    const place = await tenant();
    const who = await person({ password: PASSWORD });
    await remove(who);
    await expect(organizationMember(place.organization, who)).rejects.toThrow(/users_removed/);
    await expect(collaborator(place.project, who)).rejects.toThrow(/users_removed/);
    expect(await refusalOf(callerOf(who).organizations.create({ name: "Late" }))).toBe(
      "UNAUTHENTICATED sign_in_required",
    );
    expect(await refusalOf(callerOf(who).accounts.update({ name: "Late" }))).toBe("UNAUTHENTICATED sign_in_required");
    expect(await sql('select "name" from "users" where "id" = $1', who.id)).toEqual([{ name: who.name }]);
  });
});
