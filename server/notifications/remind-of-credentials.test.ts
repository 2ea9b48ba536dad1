import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { remindOfCredentials } from "./remind-of-credentials";
import { noticePath, noticeSentence } from "./sentences";

useDatabase();

const DAY = 86_400_000;

let of: Tenant;
let at: { workspace: string };
let member: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  member = await person();
  await workspaceMember(of.workspace, member);
});

afterEach(() => {
  vi.useRealTimers();
});

interface Told extends Record<string, unknown> {
  userId: string;
  data: Record<string, string>;
}

/** Who was told of which credential since, by its label. */
async function told(label: string): Promise<Told[]> {
  return sql<Told>(
    `select "userId", "data" from "notifications" where "kind" = 'credential.ending' and "data"->>'name' = $1 order by "id"`,
    label,
  );
}

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const run = () => remindOfCredentials(systemRequest());

test("its person is warned once 14, 7 and 1 days ahead, with the last use", async () => {
  const end = Date.now() + 15 * DAY;
  await credential(member, of.workspace, { label: "own", expiresAt: new Date(end) });
  await run();
  expect(await told("own")).toEqual([]);
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const [days, times] of [
    [13.5, 1],
    [12, 1],
    [6.5, 2],
    [3, 2],
    [0.5, 3],
    [0.2, 3],
    [-1, 3],
  ] as const) {
    vi.setSystemTime(end - days * DAY);
    await run();
    await run();
    expect(await told("own"), `${days} days ahead`).toHaveLength(times);
  }
  const [first] = await told("own");
  expect(first?.userId).toBe(member.id);
  expect(noticeSentence("credential.ending", first?.data ?? {})).toMatch(
    /^The credential “own” in “.+” ends on \w{3} \d+, \d{4}: 14 days left\. It was never used\.$/,
  );
  expect(noticePath("credential.ending", first?.data ?? {})).toBe(
    `/account/workspaces/${of.workspace.slug}/credentials`,
  );
});

test("of a machine its maker and the group that answers for it are told, or the workspace's admins", async () => {
  const machine = await callerOf(of.owner).serviceAccounts.create({ ...at, name: "Nightly" });
  const admin = await person();
  await workspaceMember(of.workspace, admin, "admin");
  const make = (label: string) =>
    callerOf(of.owner).credentials.createForMachine({
      ...at,
      serviceAccount: machine.id,
      label,
      expiresAt: inDays(5),
    });
  const { id } = await make("machine's");
  await sql(
    `update "credentials" set "lastUsedAt" = '2026-01-02', "lastUsedAddress" = '192.0.2.1', "lastUsedAgent" = 'curl' where "id" = $1`,
    id,
  );
  await run();
  const rows = await told("machine's");
  expect(rows.map(({ userId }) => userId).toSorted()).toEqual([of.owner.id, admin.id].toSorted());
  expect(noticeSentence("credential.ending", rows[0]?.data ?? {})).toContain(
    "of the service account “Nightly” in “" + of.workspace.name + "” ends on",
  );
  expect(rows[0]?.data.used).toBe("It was last used on 2026-01-02T00:00:00.000Z from 192.0.2.1 by curl.");
  const group = await callerOf(of.owner).groups.create({
    ...at,
    name: "On call",
    members: [{ type: "user", id: member.id }],
  });
  await sql('update "service_accounts" set "ownerGroupId" = $2 where "id" = $1', machine.id, group.id);
  await make("group's");
  await run();
  const people = (await told("group's")).map(({ userId }) => userId);
  expect(people.toSorted()).toEqual([of.owner.id, member.id].toSorted());
});

test("of a project's its owner is told, and of one that reaches the organization its owners", async () => {
  const admin = await person();
  await organizationMember(of.organization, admin, "admin");
  const expiresAt = inDays(0.5);
  const project = { ...at, project: of.project.id };
  await callerOf(of.owner).projectCredentials.create({ ...project, label: "project's", expiresAt });
  const whole = { organization: of.organization.id };
  await callerOf(admin).organizationCredentials.create({ ...whole, label: "organization's", expiresAt });
  const { id } = await callerOf(admin).organizationCredentials.create({ ...whole, label: "gone", expiresAt });
  await callerOf(admin).organizationCredentials.revoke({ ...whole, credential: id });
  await run();
  const [one] = await told("project's");
  expect(one).toMatchObject({ userId: of.owner.id, data: { days: "one day", page: "project" } });
  const people = (await told("organization's")).map(({ userId }) => userId);
  expect(people.toSorted()).toEqual([of.owner.id, admin.id].toSorted());
  expect(await told("gone")).toEqual([]);
});
