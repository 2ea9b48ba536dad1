import { beforeAll, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { directoryMapping } from "@/server/testing/examples/directory";
import { organizationMember, person } from "@/server/testing/factory";
import { randomOf, type Random } from "@/server/testing/random";
import { scimClient, verifiedDomain, type ScimClient } from "@/server/testing/doors/scim";
import { shell } from "@/server/testing/processes/shell";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

/** More of them, from other seeds, run in `npm run soak`. */
const RUNS = Number(shell.SEQUENCES ?? 2);
const FIRST_SEED = Number(shell.SEQUENCES_SEED ?? 1);
const STEPS = 40;
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const GROUPS = ["ml-admins", "ml-members", "platform"];

let of: Tenant;
let other: Tenant;
let client: ScimClient;
let elsewhere: string;

interface World {
  random: Random;
  people: string[];
  groups: string[];
}

const patch = (...operations: readonly object[]) => ({ schemas: [PATCH], Operations: operations });

function anyone({ random, people }: World): string {
  return people.length === 0 ? "dus_nobody" : random.pick(people);
}

type Step = (world: World) => Promise<{ status: number }>;

const STEPS_OF: readonly Step[] = [
  async (world) => {
    const { random, people } = world;
    const email = random.pick([of.owner.email, other.owner.email, `member-${8_000 + random.below(12)}@example.com`]);
    const reply = await client.call("POST", "/Users", {
      userName: email,
      externalId: of.owner.id,
      active: !random.once(4),
    });
    if (reply.status === 201) people.push(String(reply.body.id));
    return reply;
  },
  async ({ random, groups }) => {
    const reply = await client.call("POST", "/Groups", { displayName: random.pick(GROUPS) });
    if (reply.status === 201) groups.push(String(reply.body.id));
    return reply;
  },
  (world) => {
    const value = world.random.pick([true, false, "True", "False", "false"]);
    return client.call("PATCH", `/Users/${anyone(world)}`, patch({ op: "Replace", path: "active", value }));
  },
  (world) => {
    const op = world.random.pick(["add", "Add", "remove", "Remove", "replace"]);
    const group = world.groups.length === 0 ? "dgr_none" : world.random.pick(world.groups);
    return client.call("PATCH", `/Groups/${group}`, patch({ op, path: "members", value: [{ value: anyone(world) }] }));
  },
  (world) => client.call("DELETE", `/Users/${anyone(world)}`),
  ({ random, groups }) => client.call("DELETE", `/Groups/${groups.length === 0 ? "dgr_none" : random.pick(groups)}`),
  async () => {
    await sql('update "organizations" set "provisioningStoppedAt" = null where "id" = $1', of.organization.id);
    await sql('update "provisioning_removals" set "acceptedAt" = now()');
    return { status: 200 };
  },
];

/** What must be empty, whatever a directory did. */
const BROKEN: Readonly<Record<string, string>> = {
  "an organization without an owner": `select o."id" from "organizations" o where not exists (select 1 from "organization_members" m
    where m."organizationId" = o."id" and m."role" = 'owner' and m."suspendedAt" is null and m."expiresAt" is null)`,
  "a workspace without an admin": `select w."id" from "workspaces" w where not exists (select 1 from "workspace_members" m
    join "organization_members" o on o."organizationId" = m."organizationId" and o."userId" = m."userId"
    where m."workspaceId" = w."id" and m."role" = 'admin' and o."suspendedAt" is null)`,
  "somebody inactive who is in": `select d."id" from "directory_users" d join "organization_members" m
    on m."organizationId" = d."organizationId" and m."userId" = d."userId" where not d."active" and m."suspendedAt" is null`,
  "a role of a directory's without a group that gives it": `select m."userId" from "workspace_members" m where m."source" = 'scim'
    and not exists (select 1 from "directory_group_members" g join "directory_groups" d on d."id" = g."directoryGroupId"
      join "directory_users" u on u."id" = g."directoryUserId" where u."userId" = m."userId" and d."displayName" like 'ml-%')
    and (select count(*) from "workspace_members" a where a."workspaceId" = m."workspaceId" and a."role" = 'admin') > 1`,
  "two people of one directory with one account": `select "userId" from "directory_users" where "userId" is not null
    group by "organizationId", "userId" having count(*) > 1`,
};

async function look(what: string): Promise<void> {
  for (const [name, query] of Object.entries(BROKEN)) expect(await sql(query), `${name}, after ${what}`).toEqual([]);
  const account = await sql('select * from "users" where "id" = $1', other.owner.id);
  expect(JSON.stringify(account), `another tenant's owner, after ${what}`).toBe(elsewhere);
}

beforeAll(async () => {
  [of, other] = [await tenant(), await tenant()];
  await verifiedDomain(of.organization, "example.com");
  await organizationMember(of.organization, await person());
  client = await scimClient(of.organization, of.owner);
  const workspaceId = of.workspace.id;
  await directoryMapping(of.organization, { value: "ml-admins", workspaceId, role: "admin" });
  await directoryMapping(of.organization, { value: "ml-members", workspaceId, role: "member" });
  await directoryMapping(of.organization, { value: "platform", role: "admin" });
  elsewhere = JSON.stringify(await sql('select * from "users" where "id" = $1', other.owner.id));
});

test(
  "random calls of a directory keep owners, admins, strangers and what people gave",
  { timeout: 120_000 * RUNS },
  async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
      const world: World = { random: randomOf(seed), people: [], groups: [] };
      for (let step = 0; step < STEPS; step += 1) {
        const { status } = await world.random.pick(STEPS_OF)(world);
        expect([200, 201, 204, 400, 404, 409, 503], `seed ${seed}, step ${step}`).toContain(status);
        await look(`seed ${seed}, step ${step}`);
      }
    }
  },
);
