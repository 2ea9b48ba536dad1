import { beforeAll, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { callerOf, type Caller } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { knock, knockText } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const DAY = 86_400_000;
const CAP = 90;

let of: Tenant;
let caller: Caller;
let older: { id: string };
beforeAll(async () => {
  of = await tenant();
  caller = callerOf(of.owner);
  older = await credential(of.owner, of.workspace);
  await caller.organizationPolicy.update({ organization: of.organization.id, maxCredentialDays: CAP });
});

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const atWorkspace = () => ({ workspace: of.workspace.id });
const atOrganization = () => ({ organization: of.organization.id });

type Making = (given: { expiresAt?: string }) => Promise<{ expiresAt: string | null }>;

/** Every way in which a credential is made, but the first set of a service account, which takes no end. */
const MAKINGS: Readonly<Record<string, Making>> = {
  "of a person": (given) => caller.credentials.create({ ...atWorkspace(), ...given }),
  "of a service account": async (given) => {
    const name = `Machine ${Math.random()}`;
    const { id: serviceAccount } = await caller.serviceAccounts.create({ ...atWorkspace(), name });
    return caller.credentials.createForMachine({ ...atWorkspace(), serviceAccount, ...given });
  },
  "of a project": (given) => caller.projectCredentials.create({ ...atWorkspace(), project: of.project.id, ...given }),
  "with the organization's reach": (given) => caller.organizationCredentials.create({ ...atOrganization(), ...given }),
  "as the organization's default key": async (given) => {
    await refusalOf(caller.defaultKey.revoke(atOrganization()));
    return caller.defaultKey.create({ ...atOrganization(), ...given });
  },
};

describe.each(Object.entries(MAKINGS))("under a cap of 90 days, a credential %s", (_, make) => {
  test("that lives for longer is refused, at the field and with the limit", async () => {
    for (const days of [CAP + 1, 10_000]) {
      const made = make({ expiresAt: inDays(days) });
      await expect(made).rejects.toMatchObject({
        cause: {
          code: "INVALID",
          reason: "lifetime_too_long",
          field: "expiresAt",
          details: { detail: expect.stringContaining("at most 90 days") as unknown },
        },
      });
    }
  });

  test("lives as long as was asked for, and 90 days where nothing was", async () => {
    const asked = inDays(CAP - 1);
    expect((await make({ expiresAt: asked })).expiresAt).toBe(asked);
    const end = Date.parse((await make({})).expiresAt ?? "");
    expect(Math.abs(end - Date.now() - CAP * DAY)).toBeLessThan(60_000);
  });
});

test("the first credential of a service account lives for as long as the organization allows, and says so", async () => {
  const { credential: made } = await caller.serviceAccounts.create({ ...atWorkspace(), name: "First" });
  expect(Math.abs(Date.parse(made.expiresAt ?? "") - Date.now() - CAP * DAY)).toBeLessThan(60_000);
});

test("the door answers 422 with the limit in words", async () => {
  const machine = await credential(of.owner, of.workspace);
  const path = `/workspaces/${of.workspace.id}/credentials`;
  const reply = await knock("POST", path, { credential: machine, body: { expiresAt: inDays(365) } });
  expect(reply.status).toBe(422);
  expect(reply.body).toMatchObject({ reason: "lifetime_too_long", field: "expiresAt" });
  expect(reply.body.detail).toMatch(/at most 90 days: until \d{4}-/);
});

test("older ones are told as over the policy and go on; what was rotated keeps its end", async () => {
  const named = { ...atWorkspace(), credential: older.id };
  expect(await caller.credentials.get(named)).toMatchObject({ overPolicy: true, status: "active", expiresAt: null });
  const next = await caller.credentials.rotate({ ...named, overlapSeconds: 0 });
  expect(next).toMatchObject({ overPolicy: true, expiresAt: null });
  expect(await refusalOf(actorByCredential(next.accessKey, next.secretKey, requestInfo()))).toBe("done");
  const within = await caller.credentials.create(atWorkspace());
  expect(within.overPolicy).toBe(false);
  await caller.credentials.revoke(named);
  expect((await caller.credentials.get(named)).overPolicy).toBe(false);
});

test("without a cap a credential without an end works after 400 days", async () => {
  const { owner, workspace } = await tenant();
  const made = await callerOf(owner).credentials.create({ workspace: workspace.id });
  expect(made.expiresAt).toBeNull();
  await sql(`update "credentials" set "createdAt" = "createdAt" - interval '400 days' where "id" = $1`, made.id);
  expect(await refusalOf(actorByCredential(made.accessKey, made.secretKey, requestInfo()))).toBe("done");
  expect(await callerOf(owner).credentials.get({ workspace: workspace.id, credential: made.id })).toMatchObject({
    status: "active",
    overPolicy: false,
  });
});

describe("the end of a credential", () => {
  test("is said with every answer, refusals among them, and by the refusal once it is over", async () => {
    const { owner, workspace } = await tenant();
    const expiresAt = new Date(Date.now() + DAY);
    const made = await credential(owner, workspace, { expiresAt });
    for (const path of ["/whoami", `/workspaces/${workspace.id}/members.csv`, "/workspaces/nowhere/members"]) {
      const { headers } = await knockText("GET", path, { credential: made });
      expect(headers["tenantry-credential-expires"], path).toBe(expiresAt.toISOString());
    }
    const endless = await credential(owner, workspace);
    expect((await knock("GET", "/whoami", { credential: endless })).headers).not.toHaveProperty(
      "tenantry-credential-expires",
    );
    await sql(`update "credentials" set "expiresAt" = '2026-01-02T03:04:05.678Z' where "id" = $1`, made.id);
    const over = await knock("GET", "/whoami", { credential: made });
    expect(over.status).toBe(401);
    expect(over.body.detail).toBe("This credential expired on 2026-01-02 at 03:04:05.678 UTC.");
    const stranger = { ...made, secretKey: `${made.secretKey}x` };
    expect((await knock("GET", "/whoami", { credential: stranger })).body.detail).not.toContain("expired");
  });
});
