import { beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { knock, knockText } from "@/server/testing/doors/knock";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { limitedPlan } from "@/server/testing/payments/payments";
import { domainError } from "@/server/api/failure";
import { answerTrpc } from "@/server/api/doors/trpc-door";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

async function thrown(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (refusal: unknown) => refusal,
  );
  return domainError(error).error;
}

describe("members", () => {
  let of: Tenant;
  beforeAll(async () => {
    of = await tenant();
    await limitedPlan(of.organization.id, { members: 3 });
  });

  const invite = async (...emails: string[]) => {
    const { items } = await callerOf(of.owner).invitations.create({ workspace: of.workspace.id, emails });
    return items.map(({ status, reason }) => reason ?? status);
  };

  test("are those who are active or invited; suspended, expired and service accounts have no seat", async () => {
    const [suspended, gone] = [await person(), await person()];
    await workspaceMember(of.workspace, suspended);
    await workspaceMember(of.workspace, gone);
    await sql('update "organization_members" set "suspendedAt" = now() where "userId" = $1', suspended.id);
    await sql(`update "organization_members" set "expiresAt" = now() - interval '1 day' where "userId" = $1`, gone.id);
    await serviceAccount(of.workspace);
    expect(await invite("limit-1@example.com", "limit-2@example.com", "limit-3@example.com")).toEqual([
      "invited",
      "invited",
      "plan_limit",
    ]);
    const seats = await callerOf(of.owner).members.getSeatsOfOrganization({ organization: of.organization.id });
    expect(seats).toMatchObject({ used: 3, maximum: 3, reached: true, people: 1, invited: 2 });
    const resumed = { organization: of.organization.id, user: suspended.id };
    const error = await thrown(callerOf(of.owner).members.resume(resumed));
    expect(error).toMatchObject({ code: "LIMIT", reason: "plan_limit" });
    expect(error.details.detail).toBe("The plan “Small” is for 3 people, invited ones among them, and 3 have a seat.");
    expect(error.details.path).toBe(`/organizations/${of.organization.slug}/billing`);
    expect(error.details.ask).toBeUndefined();
  });

  test("may be as many as the smaller of the plan's limit and the operator's maximum", async () => {
    await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', of.organization.id);
    expect(await invite("limit-4@example.com")).toEqual(["seat_maximum"]);
    await sql('update "organizations" set "seatMaximum" = 10 where "id" = $1', of.organization.id);
    expect(await invite("limit-4@example.com")).toEqual(["plan_limit"]);
  });

  test("race for the last seat: one gets it", async () => {
    const small = await tenant();
    await limitedPlan(small.organization.id, { members: 2 });
    const { invitations } = callerOf(small.owner);
    const ask = (email: string) => invitations.create({ workspace: small.workspace.id, emails: [email] });
    const outcomes = await Promise.all(["race-1@example.com", "race-2@example.com"].map(ask));
    const rows = outcomes.flatMap(({ items }) => items.map(({ status, reason }) => reason ?? status));
    expect(rows.sort()).toEqual(["invited", "plan_limit"]);
  });
});

describe("storage", () => {
  test("is refused beyond the plan, each resource by itself, and who may not upgrade is told whom to ask", async () => {
    const of = await tenant();
    await limitedPlan(of.organization.id, { storageBytes: 1_000 });
    const member = await person();
    await workspaceMember(of.workspace, member);
    const item = (externalId: string, sizeBytes: number) => ({
      type: "dataset",
      externalId,
      name: externalId,
      project: of.project.id,
      sizeBytes,
    });
    const register = (...resources: ReturnType<typeof item>[]) =>
      callerOf(of.owner).resources.register({ workspace: of.workspace.id, resources });
    const { items } = await register(item("a", 600), item("b", 500), item("c", 400));
    expect(items.map(({ status, reason }) => reason ?? status)).toEqual(["created", "plan_limit", "created"]);
    // Room is made first, then taken.
    const moved = await register(item("a", 100), item("b", 500));
    expect(moved.items.map(({ status }) => status)).toEqual(["updated", "created"]);
    const id = items[0]?.id ?? "";
    const grown = callerOf(of.owner).resources.update({ workspace: of.workspace.id, resource: id, sizeBytes: 101 });
    const error = await thrown(grown);
    expect(error.details).toMatchObject({
      detail: "The plan “Small” holds 1,000 bytes of registered resources, and 1,000 are used.",
      path: `/organizations/${of.organization.slug}/billing`,
    });
    const admin = await person();
    await organizationMember(of.organization, admin, "admin");
    const other = callerOf(admin).resources.update({ workspace: of.workspace.id, resource: id, sizeBytes: 101 });
    const asked = await thrown(other);
    expect(asked.details.path).toBeUndefined();
    expect(asked.details.ask).toBe(
      `an owner or billing manager of the organization “${of.organization.name}”, such as ${of.owner.name}`,
    );
    const shrunk = callerOf(of.owner).resources.update({ workspace: of.workspace.id, resource: id, sizeBytes: 99 });
    expect(await shrunk).toMatchObject({ sizeBytes: 99 });
  });
});

describe("API calls", () => {
  test("of credentials are refused beyond the plan; reading what is billed, exports and the console go on", async () => {
    const of = await tenant();
    await limitedPlan(of.organization.id, { apiCalls: 2 });
    const key = await credential(of.owner, of.workspace);
    const projects = `/workspaces/${of.workspace.id}/projects`;
    const call = async () => (await knock("GET", projects, { credential: key })).status;
    expect([await call(), await call(), await call()]).toEqual([200, 200, 409]);
    const { body } = await knock("GET", projects, { credential: key });
    expect(body).toMatchObject({
      code: "LIMIT",
      reason: "plan_limit",
      detail: "The plan “Small” includes 2 API calls a month, and 2 were made.",
    });
    expect((await knockText("GET", `${projects}.csv`, { credential: key })).status).not.toBe(409);
    expect((await knock("GET", "/whoami", { credential: key })).status).toBe(200);
    const quota = { credential: key, body: { meter: "api_calls" } };
    const asked = await knock("POST", `/workspaces/${of.workspace.id}/usage/quota`, quota);
    expect(asked.status).toBe(200);
    expect((await callerOf(of.owner).projects.list({ workspace: of.workspace.id })).items).not.toEqual([]);
  });

  test("come in by no other door, where nobody counts them", async () => {
    const of = await tenant();
    const { accessKey, secretKey } = await credential(of.owner, of.workspace);
    const authorization = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
    const input = encodeURIComponent(JSON.stringify({ json: { workspace: of.workspace.id } }));
    const asked = new Request(`http://localhost/api/trpc/projects.list?input=${input}`, { headers: { authorization } });
    const { status } = await answerTrpc(asked);
    expect(status).toBe(403);
  });
});
