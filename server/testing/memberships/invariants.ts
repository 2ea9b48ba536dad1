import { sql } from "../database";
import { knock } from "../doors/knock";
import { auditRows, type World } from "./world";

const STAYING = `om."suspendedAt" is null and om."expiresAt" is null and u."suspendedAt" is null and u."deletedAt" is null`;

async function ownerless({ organization }: World): Promise<string[]> {
  const rows = await sql(
    `select 1 from "organization_members" om join "users" u on u."id" = om."userId"
     where om."organizationId" = $1 and om."role" = 'owner' and ${STAYING}`,
    organization.id,
  );
  return rows.length > 0 ? [] : ["the organization has no active owner without an end date"];
}

async function adminless({ organization }: World): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    `select w."name" from "workspaces" w where w."organizationId" = $1 and not exists (
       select 1 from "workspace_members" wm
       join "organization_members" om on om."organizationId" = wm."organizationId" and om."userId" = wm."userId"
       join "users" u on u."id" = om."userId"
       where wm."workspaceId" = w."id" and wm."role" = 'admin' and wm."expiresAt" is null and ${STAYING})`,
    organization.id,
  );
  return rows.map(({ name }) => `the workspace ${name} has no explicit admin`);
}

/** Members, people in single projects and addresses with a live invitation, each once. */
async function overfull({ organization }: World): Promise<string[]> {
  const [row] = await sql<{ used: number; maximum: number }>(
    `select o."seatMaximum" as "maximum", (select count(*)::int from (
       select u."emailKey" from "organization_members" om join "users" u on u."id" = om."userId"
         where om."organizationId" = o."id" and om."suspendedAt" is null and u."suspendedAt" is null
         and (om."expiresAt" is null or om."expiresAt" > now())
       union select i."emailKey" from "invitations" i
         where i."organizationId" = o."id" and i."status" = 'pending' and i."expiresAt" > now()
         and not exists (select 1 from "organization_members" m join "users" mu on mu."id" = m."userId"
           where m."organizationId" = o."id" and mu."emailKey" = i."emailKey" and m."suspendedAt" is not null)) seats) as "used"
     from "organizations" o where o."id" = $1`,
    organization.id,
  );
  if (row === undefined || row.used <= row.maximum) return [];
  return [`${row.used} seats are taken of ${row.maximum}`];
}

/** Whatever names a person in the organization goes with their membership. */
async function leftovers({ organization }: World): Promise<string[]> {
  const gone = `not exists (select 1 from "organization_members" om where om."organizationId" = t."organizationId"
    and om."userId" = t."userId")`;
  const inside = { collaborators: ` and not t."external"`, group_members: ` and t."userId" is not null` };
  const found = await Promise.all(
    Object.entries({ ...inside, default_projects: "", workspace_members: "" }).map(async ([table, also]) => {
      const where = `t."organizationId" = $1 and ${gone}${also}`;
      return (await sql(`select 1 from "${table}" t where ${where}`, organization.id)).length > 0 ? [table] : [];
    }),
  );
  return found.flat().map((table) => `${table} names somebody who is no member`);
}

/** A credential that is accepted is one of somebody who is in its workspace and active, now. */
async function acceptedWrongly(world: World): Promise<string[]> {
  const standing = await sql<{ userId: string; workspaceId: string }>(
    `select om."userId", w."id" as "workspaceId" from "organization_members" om
     join "workspaces" w on w."organizationId" = om."organizationId"
     left join "workspace_members" wm on wm."workspaceId" = w."id" and wm."userId" = om."userId"
     where om."organizationId" = $1 and om."suspendedAt" is null
     and (wm."userId" is not null or om."role" in ('owner', 'admin'))`,
    world.organization.id,
  );
  const allowed = new Set(standing.map(({ userId, workspaceId }) => `${userId} ${workspaceId}`));
  const faults: string[] = [];
  for (const { machine, userId, workspace } of world.credentials) {
    if (allowed.has(`${userId} ${workspace}`)) continue;
    const { status } = await knock("GET", "/whoami", { credential: machine });
    if (status === 200) faults.push(`a credential of ${userId}, who is out, is accepted`);
  }
  return faults;
}

async function unaccounted(world: World): Promise<string[]> {
  const rows = await auditRows(world);
  return rows === world.rows ? [] : [`the audit has ${rows} rows of done changes, and ${world.rows} were made`];
}

/** Everything that must hold after every change, whoever made it; what does not, in words. */
export async function brokenIn(world: World): Promise<string[]> {
  const faults = await Promise.all([
    ownerless(world),
    adminless(world),
    overfull(world),
    leftovers(world),
    unaccounted(world),
  ]);
  return [...faults.flat(), ...(await acceptedWrongly(world))];
}

/** How far each person goes, by role: 4 owner and 3 admin of the organization, then 2 to 0 in the workspace. */
export async function ranksOf({ organization }: World): Promise<Map<string, number>> {
  const rows = await sql<{ key: string; rank: number }>(
    `select om."userId" || ' ' || coalesce(w."id", '') as "key",
       case when om."role" = 'owner' then 4 when om."role" = 'admin' then 3
         when wm."role" = 'admin' then 2 when wm."role" = 'member' then 1 when wm."role" is not null then 0 else -1 end as "rank"
     from "organization_members" om
     cross join (select "id" from "workspaces" where "organizationId" = $1 union all select null) w
     left join "workspace_members" wm on wm."workspaceId" = w."id" and wm."userId" = om."userId"
     where om."organizationId" = $1`,
    organization.id,
  );
  return new Map(rows.map(({ key, rank }) => [key, rank]));
}
