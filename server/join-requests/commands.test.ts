import { describe, expect, test } from "vitest";
import { verifyDomainTask } from "@/server/tasks/verify-domain";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { addressOf } from "@/server/testing/factories/joining";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const joinable = async (who: Person) => (await callerOf(who).joinRequests.listJoinable({})).items;
const kinds = async (who: Person) =>
  (await sql<{ kind: string }>('select "kind" from "notifications" where "userId" = $1 order by "id"', who.id)).map(
    ({ kind }) => kind,
  );

describe("somebody with an address of an organization's domain", () => {
  test("sees the organization once the address is verified and its policy says so, and nobody else does", async () => {
    const { organization } = await tenant();
    const colleague = await person({ email: await addressOf(organization, "ask") });
    const unproved = await person({ email: await addressOf(organization, "ask"), verified: false });
    const stranger = await person();
    expect(await joinable(colleague)).toMatchObject([{ id: organization.id, policy: "ask", request: null }]);
    expect(await joinable(unproved)).toEqual([]);
    expect(await joinable(stranger)).toEqual([]);
    for (const who of [unproved, stranger]) {
      expect(await refusalOf(callerOf(who).joinRequests.create({ organization: organization.slug }))).toBe(
        "NOT_FOUND not_found",
      );
    }
    await addressOf(organization, "invited");
    expect(await joinable(colleague)).toEqual([]);
    expect(await refusalOf(callerOf(colleague).joinRequests.create({ organization: organization.id }))).toBe(
      "NOT_FOUND not_found",
    );
    await addressOf(organization, "ask");
    await sql('update "domains" set "verifiedAt" = null where "organizationId" = $1', organization.id);
    expect(await joinable(colleague)).toEqual([]);
  });

  test("asks, withdraws, asks again and is let in by an admin; all learn of it", async () => {
    const { organization, owner } = await tenant();
    const colleague = await person({ email: await addressOf(organization, "ask") });
    const own = callerOf(colleague).joinRequests;
    const ask = () => own.create({ organization: organization.slug, message: "I am new in the speech team." });
    const first = await ask();
    expect(first).toMatchObject({ status: "pending", workspace: null });
    expect(await refusalOf(ask())).toBe("CONFLICT join_asked");
    expect(await joinable(colleague)).toMatchObject([{ request: { id: first.id } }]);
    await own.withdraw({ joinRequest: first.id });
    expect(await refusalOf(own.withdraw({ joinRequest: first.id }))).toBe("CONFLICT invitation_ended");
    const { id } = await ask();
    const asOwner = callerOf(owner).joinRequests;
    const { items } = await asOwner.list({ organization: organization.id, status: "pending" });
    expect(items).toMatchObject([{ id, user: { email: colleague.email }, message: "I am new in the speech team." }]);
    const at = { organization: organization.id, joinRequest: id };
    expect(await asOwner.approve({ ...at, role: "member" })).toMatchObject({ status: "approved" });
    expect(await refusalOf(asOwner.decline(at))).toBe("CONFLICT invitation_ended");
    const home = await callerOf(colleague).workspaces.get({ workspace: organization.workspace.id });
    expect(home).toMatchObject({ role: "member" });
    expect(await joinable(colleague)).toEqual([]);
    expect(await kinds(owner)).toEqual(["join-request.created", "join-request.created"]);
    expect(await kinds(colleague)).toEqual(["join-request.approved"]);
  });

  test("is declined, may ask again, and is approved by nobody who may not", async () => {
    const { organization, owner } = await tenant();
    const [colleague, member] = [await person({ email: await addressOf(organization, "ask") }), await person()];
    await organizationMember(organization, member);
    const { id } = await callerOf(colleague).joinRequests.create({ organization: organization.id });
    const at = { organization: organization.id, joinRequest: id };
    expect(await refusalOf(callerOf(member).joinRequests.approve(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(colleague).joinRequests.approve(at))).toBe("NOT_FOUND not_found");
    await callerOf(owner).joinRequests.decline(at);
    expect(await kinds(colleague)).toEqual(["join-request.declined"]);
    expect(await refusalOf(callerOf(colleague).joinRequests.create({ organization: organization.id }))).toBe("done");
  });

  test("is let in by the address that they have then, as the organization proves its domains then", async () => {
    const { organization, owner } = await tenant();
    const email = await addressOf(organization, "ask");
    const colleague = await person({ email });
    const { id } = await callerOf(colleague).joinRequests.create({ organization: organization.id });
    const approve = () =>
      refusalOf(callerOf(owner).joinRequests.approve({ organization: organization.id, joinRequest: id }));
    const account = (set: string) => sql(`update "users" set ${set} where "id" = $1`, colleague.id);
    const domain = (set: string) => sql(`update "domains" set ${set} where "organizationId" = $1`, organization.id);
    await account(`"emailKey" = 'elsewhere@example.com', "email" = 'elsewhere@example.com'`);
    expect(await approve()).toBe("CONFLICT asker_address");
    await account(`"emailKey" = '${email}', "email" = '${email}', "emailVerifiedAt" = null`);
    expect(await approve()).toBe("CONFLICT asker_address");
    await account(`"emailVerifiedAt" = now()`);
    await domain(`"verifiedAt" = null`);
    expect(await approve()).toBe("CONFLICT asker_address");
    await domain(`"verifiedAt" = now()`);
    expect(await approve()).toBe("done");
  });

  test("comes in at once where the owner chose so, with the role of newcomers, while there is a seat", async () => {
    const { organization, owner } = await tenant();
    const email = await addressOf(organization, "admit");
    await callerOf(owner).organizationPolicy.update({ organization: organization.id, defaultRole: "member" });
    const [one, two] = [await person({ email }), await person({ email: await addressOf(organization, "admit") })];
    await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', organization.id);
    const come = (who: Person) => callerOf(who).joinRequests.create({ organization: organization.id });
    expect(await come(one)).toMatchObject({ status: "approved", workspace: { id: organization.workspace.id } });
    expect(await callerOf(one).workspaces.get({ workspace: organization.workspace.id })).toMatchObject({
      role: "member",
    });
    expect(await refusalOf(come(two))).toBe("LIMIT seat_maximum");
    expect(await refusalOf(come(one))).toBe("NOT_FOUND not_found");
    const rows = await sql('select "vouchedById" from "organization_members" where "userId" = $1', one.id);
    expect(rows).toContainEqual({ vouchedById: null });
  });
});

describe("the policy of an organization", () => {
  test("is read by its members, changed by its admins, and refused for a personal one", async () => {
    const { organization, owner } = await tenant();
    const member = await person();
    await organizationMember(organization, member);
    const at = { organization: organization.id };
    const sessions = { requireSecondFactor: false, sessionIdleMinutes: null, sessionHours: null };
    const kept = { defaultRole: "viewer", maxCredentialDays: null, ...sessions };
    expect(await callerOf(member).organizationPolicy.get(at)).toEqual({ joinPolicy: "invited", ...kept });
    const asMember = callerOf(member).organizationPolicy.update({ ...at, joinPolicy: "admit" });
    expect(await refusalOf(asMember)).toBe("FORBIDDEN permission_missing");
    const changed = await callerOf(owner).organizationPolicy.update({ ...at, joinPolicy: "ask" });
    expect(changed).toEqual({ joinPolicy: "ask", ...kept });
    const personal = (await callerOf(owner).organizations.list({})).items.find((row) => row.personal)?.id ?? "";
    const own = callerOf(owner).organizationPolicy.update({ organization: personal, joinPolicy: "ask" });
    expect(await refusalOf(own)).toBe("CONFLICT personal_organization");
  });
});

describe("verify-domain on the host", () => {
  async function run(...values: string[]): Promise<[number, string]> {
    const lines: string[] = [];
    const code = await verifyDomainTask(systemRequest("host-command"), values, (line) => lines.push(line));
    return [code, lines.join("\n")];
  }

  test("gives a domain to one organization, and to no second one", async () => {
    const [one, two] = [await tenant(), await tenant()];
    const first = await run("Verified.Example.org", "--organization", one.organization.slug);
    expect(first).toEqual([0, `verified.example.org belongs to ${one.organization.name}.`]);
    expect(await run("--organization", one.organization.id, "verified.example.org")).toEqual(first);
    const second = await run("verified.example.org", "--organization", two.organization.slug);
    expect(second).toEqual([1, "This domain belongs to another organization."]);
    const { items } = await callerOf(one.owner).domains.list({ organization: one.organization.id });
    expect(items).toMatchObject([{ domain: "verified.example.org", status: "verified" }]);
    expect((await callerOf(two.owner).domains.list({ organization: two.organization.id })).items).toEqual([]);
  });

  test("refuses public domains, what is no domain, unknown organizations and wrong usage", async () => {
    const { organization } = await tenant();
    expect((await run("GMAIL.com", "--organization", organization.slug))[0]).toBe(1);
    expect((await run("no domain", "--organization", organization.slug))[0]).toBe(1);
    expect((await run("192.0.2.1", "--organization", organization.slug))[0]).toBe(1);
    expect(await run("example.net", "--organization", "nowhere")).toEqual([
      1,
      "There is no organization with this slug.",
    ]);
    expect((await run("example.net"))[0]).toBe(2);
    await sql(`update "organizations" set "deletedAt" = now() where "id" = $1`, organization.id);
    const deleted = await run("example.net", "--organization", organization.slug);
    expect(deleted).toEqual([1, "There is no organization with this slug."]);
  });
});
