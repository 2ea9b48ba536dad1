import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { oidcConnection } from "@/server/testing/sso/connections";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { provedBy } from "@/server/testing/sign-in/proofs";
import { refusalOf } from "@/server/testing/refusal";
import { breakGlass, passedTest, passwordAndApp, readyForSso, verifiedDomain } from "@/server/testing/sso/require-sso";
import { systemRequest } from "@/server/testing/requests";
import { scimClient } from "@/server/testing/doors/scim";
import { disableSsoTask } from "@/server/tasks/disable-sso";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { rollBackSso } from "./roll-back";

useDatabase();

const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

let of: Tenant;
let at: { organization: string };
beforeEach(async () => {
  of = await tenant();
  at = { organization: of.organization.id };
});

const by = (who: Person = of.owner) => callerOf(who).requireSso;
const bySso = () => by(provedBy(of.owner, { method: "sso", organization: of.organization.id }));
const enter = (who: Person) => refusalOf(callerOf(who).organizations.get(at));
const actions = async () => {
  const rows = await sql<{ action: string }>(
    'select "action" from "audit_entries" where "targetId" = $1',
    of.organization.id,
  );
  return rows.map(({ action }) => action);
};

describe("requiring single sign-on", () => {
  test("is refused with the step that is missing, one after the other", async () => {
    const turnOn = () => refusalOf(by().turnOn(at));
    expect((await by().get(at)).missing).toEqual(["domain", "connection", "test", "second_way"]);
    expect(await turnOn()).toBe("CONFLICT sso_domain_missing");
    await verifiedDomain(of);
    expect(await turnOn()).toBe("CONFLICT sso_connection_missing");
    const { id } = await oidcConnection(of.owner, of.organization);
    expect(await turnOn()).toBe("CONFLICT sso_test_missing");
    const other = await person();
    await organizationMember(of.organization, other, "owner");
    await passedTest(of, id, other);
    await passedTest(of, id, of.owner, 61);
    expect(await turnOn()).toBe("CONFLICT sso_test_missing");
    await passedTest(of, id, of.owner);
    expect(await turnOn()).toBe("CONFLICT sso_second_way_missing");
    await breakGlass(of, of.owner);
    expect(await turnOn()).toBe("CONFLICT sso_second_way_missing");
    await passwordAndApp(of.owner);
    expect(await by().get(at)).toMatchObject({ state: "off", missing: [], endsAt: null });
    expect(await turnOn()).toBe("done");
    expect(await enter(of.owner)).toBe("FORBIDDEN sso_required");
  });

  test("has a second way also by recovery codes, while another owner is set apart", async () => {
    await readyForSso(of);
    await breakGlass(of, of.owner, false);
    const other = await person();
    await organizationMember(of.organization, other, "owner");
    await passwordAndApp(other);
    await breakGlass(of, other);
    expect((await by().get(at)).missing).toEqual(["second_way"]);
    await sql(
      'insert into "recovery_codes" ("id", "userId", "codeHash") values ($1, $2, $1)',
      `rcv_${of.owner.id}`,
      of.owner.id,
    );
    expect((await by().get(at)).missing).toEqual([]);
    await sql('update "recovery_codes" set "usedAt" = now() where "userId" = $1', of.owner.id);
    expect((await by().get(at)).missing).toEqual(["second_way"]);
  });

  test("is for owners in a fresh session, and not for personal organizations", async () => {
    await readyForSso(of);
    const admin = await person();
    await organizationMember(of.organization, admin, "admin");
    for (const call of [() => by(admin).turnOn(at), () => by(admin).turnOff(at), () => by(admin).get(at)]) {
      expect(await refusalOf(call())).toBe("FORBIDDEN permission_missing");
    }
    const stale = provedBy(of.owner, { method: "password", at: new Date(Date.now() - 3_600_000).toISOString() });
    expect(await refusalOf(by(stale).turnOn(at))).toBe("FORBIDDEN fresh_sign_in_required");
    const personal = (await callerOf(of.owner).organizations.list({})).items.find((row) => row.personal)?.id ?? "";
    expect(await refusalOf(by().turnOn({ organization: personal }))).toBe("CONFLICT personal_organization");
  });

  test("ends by itself unless somebody comes in by the provider, and the owners are told", async () => {
    await readyForSso(of);
    const { endsAt } = await by().turnOn(at);
    expect(Date.parse(endsAt) - Date.now()).toBeGreaterThan(29 * 60_000);
    expect(await bySso().get(at)).toMatchObject({ state: "waiting", endsAt });
    await rollBackSso(systemRequest("task"));
    expect(await enter(of.owner)).toBe("FORBIDDEN sso_required");
    await sql(
      `update "organizations" set "ssoRollsBackAt" = now() - interval '1 second' where "id" = $1`,
      of.organization.id,
    );
    expect(await by().get(at)).toMatchObject({ state: "off", requiredAt: null });
    await rollBackSso(systemRequest("task"));
    await rollBackSso(systemRequest("task"));
    expect((await actions()).filter((action) => action === "organization.roll-back-sso")).toHaveLength(1);
    const { items } = await callerOf(of.owner).notifications.list({});
    expect(items).toContainEqual(expect.objectContaining({ kind: "sso.ended" }));
  });

  test("stays once somebody has come in, until an owner takes it back", async () => {
    await readyForSso(of);
    await by().turnOn(at);
    await sql(
      `update "organizations" set "ssoConfirmedAt" = now(), "ssoRollsBackAt" = now() - interval '1 hour' where "id" = $1`,
      of.organization.id,
    );
    await rollBackSso(systemRequest("task"));
    expect(await enter(of.owner)).toBe("FORBIDDEN sso_required");
    expect(await refusalOf(bySso().turnOn(at))).toBe("CONFLICT unchanged");
    expect(await bySso().turnOff(at)).toEqual({ state: "off" });
    expect(await enter(of.owner)).toBe("done");
    expect(await refusalOf(by().turnOff(at))).toBe("CONFLICT unchanged");
  });

  test("is switched off on the host, with its row in the audit", async () => {
    await readyForSso(of);
    await by().turnOn(at);
    const lines: string[] = [];
    const run = (...values: string[]) =>
      disableSsoTask(systemRequest("host-command"), values, (line) => lines.push(line));
    expect(await run(of.organization.slug)).toBe(0);
    expect(await enter(of.owner)).toBe("done");
    expect([await run(of.organization.id), await run("nowhere"), await run()]).toEqual([0, 1, 2]);
    expect(lines).toEqual([
      `${of.organization.name} requires single sign-on no more.`,
      `${of.organization.name} did not require single sign-on.`,
      "There is no organization with this slug.",
      "Usage: tenantry disable-sso ORGANIZATION",
    ]);
    expect((await actions()).filter((action) => action === "organization.disable-sso")).toHaveLength(2);
  });

  test("is switched off on the host while the organization is deleted: it may be restored", async () => {
    await readyForSso(of);
    await by().turnOn(at);
    const deleted = (when: string) =>
      sql(`update "organizations" set "deletedAt" = ${when} where "id" = $1`, of.organization.id);
    await deleted("now()");
    const lines: string[] = [];
    const run = disableSsoTask(systemRequest("host-command"), [of.organization.slug], (line) => lines.push(line));
    expect([await run, ...lines]).toEqual([0, `${of.organization.name} requires single sign-on no more.`]);
    await deleted("null");
    expect(await enter(of.owner)).toBe("done");
  });
});

describe("an owner who is set apart", () => {
  test("has a password and a second factor, and the last one stays while the provider is required", async () => {
    const set = (who: Person, is: boolean, call = by()) =>
      refusalOf(call.setBreakGlass({ ...at, user: who.id, breakGlass: is }));
    const [other, member] = [await person(), await person()];
    await organizationMember(of.organization, other, "owner");
    await organizationMember(of.organization, member);
    expect(await set(other, true)).toBe("CONFLICT break_glass_unready");
    await passwordAndApp(other);
    expect([await set(other, true), await set(other, true)]).toEqual(["done", "CONFLICT unchanged"]);
    expect(await set(member, true)).toBe("NOT_FOUND not_found");
    expect(await set(other, false)).toBe("done");
    await readyForSso(of);
    await by().turnOn(at);
    expect(await set(of.owner, false, bySso())).toBe("CONFLICT sso_second_way_missing");
    expect([await set(other, true, bySso()), await set(of.owner, false, bySso())]).toEqual(["done", "done"]);
  });
});

describe("the last owner who is set apart, while the provider is required", () => {
  test("stays on every path, although others own the organization, and goes when another one is set apart", async () => {
    await readyForSso(of);
    const second = await person();
    await organizationMember(of.organization, second, "owner");
    await verifiedDomain(of, of.owner.email.split("@")[1]);
    await by().turnOn(at);
    const { members } = callerOf(provedBy(second, { method: "sso", organization: of.organization.id }));
    const own = callerOf(provedBy(of.owner, { method: "sso", organization: of.organization.id })).members;
    const user = { ...at, user: of.owner.id };
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const ways = {
      demoted: () => members.changeRoleInOrganization({ ...user, role: "admin" }),
      removed: () => members.removeFromOrganization(user),
      suspended: () => members.suspend(user),
      ending: () => members.setEndDateInOrganization({ ...user, expiresAt: soon }),
      left: () => own.leaveOrganization(at),
    };
    for (const [way, run] of Object.entries(ways)) expect(await refusalOf(run()), way).toBe("CONFLICT last_owner");
    const { call } = await scimClient(of.organization, of.owner);
    const { body } = await call("POST", "/Users", { userName: of.owner.email, active: true });
    const inactive = { schemas: [PATCH_OP], Operations: [{ op: "replace", path: "active", value: false }] };
    expect((await call("PATCH", `/Users/${String(body.id)}`, inactive)).status).toBe(409);
    await breakGlass(of, second);
    await sql(`update "organization_members" set "source" = 'manual' where "userId" = $1`, of.owner.id);
    await members.changeRoleInOrganization({ ...user, role: "admin" });
    await members.changeRoleInOrganization({ ...user, role: "owner" });
    const apart = (await by(provedBy(second, { method: "sso", organization: of.organization.id })).get(at)).owners;
    expect(apart.filter((owner) => owner.breakGlass).map(({ id }) => id)).toEqual([second.id]);
  });
});

test("the owners' own words and who is let in without the provider are theirs to say", async () => {
  expect(await by().update({ ...at, message: "Use the company account.", admitsExternal: true })).toEqual({
    message: "Use the company account.",
    admitsExternal: true,
  });
  for (const message of ["a\u0000b", "\ud800", "\u202eabc", "x".repeat(501)]) {
    expect(await refusalOf(by().update({ ...at, message }))).toBe("INVALID invalid_value (message)");
  }
  expect(await by().update({ ...at, message: "" })).toEqual({ message: "", admitsExternal: true });
});
