import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { live } from "../conditions";

const STORAGE = `
  select coalesce(sum(r."sizeBytes"), 0)::text as "bytes" from "resources" r
  where r."organizationId" = $1 and ($2::text is null or r."workspaceId" = $2)`;

/** Bytes of all registered resources, as digits; of one workspace where one is given. */
export async function storedBytes(
  organizationId: string,
  workspaceId: string | null,
  tx?: TransactionDatabase,
): Promise<string> {
  const [row] = await runStatement<{ bytes: string }>("stored-bytes", STORAGE, [organizationId, workspaceId], tx);
  return row?.bytes ?? "0";
}

const PEOPLE = `
  select (select count(*)::int from "organization_members" om join "users" u on u."id" = om."userId"
      where om."organizationId" = $1 and om."suspendedAt" is null and ${live("om")} and u."suspendedAt" is null
        and (om."role" in ('owner', 'admin') or exists (select 1 from "workspace_members" wm
          where wm."workspaceId" = $2 and wm."userId" = om."userId" and ${live("wm")})))
    + (select count(distinct c."userId")::int from "collaborators" c join "users" u on u."id" = c."userId"
      where c."workspaceId" = $2 and c."external" and ${live("c")} and u."suspendedAt" is null) as "people",
    (select count(distinct i."emailKey")::int from "invitations" i
      where i."workspaceId" = $2 and i."status" = 'pending' and i."expiresAt" > now()) as "invited"`;

/** Active people of a workspace, external collaborators among them, and addresses that are invited into it. */
export async function workspacePeople(
  organizationId: string,
  workspaceId: string,
): Promise<{ people: number; invited: number }> {
  const values = [organizationId, workspaceId];
  const [row] = await runStatement<{ people: number; invited: number }>("workspace-people", PEOPLE, values);
  return row ?? { people: 0, invited: 0 };
}

const MEASURED = `
  select o."id" as "organizationId", (select count(*)::int from (
      select om."userId" from "organization_members" om join "users" u on u."id" = om."userId"
      where om."organizationId" = o."id" and om."suspendedAt" is null and ${live("om")} and u."suspendedAt" is null
      union
      select c."userId" from "collaborators" c join "users" u on u."id" = c."userId"
      where c."organizationId" = o."id" and c."external" and ${live("c")} and u."suspendedAt" is null) x) as "people"
  from "organizations" o where o."deletedAt" is null and o."id" > $1 order by o."id" limit $2`;

/** How many people each organization has, page by page in the order of ids. */
export async function peopleOfAll(after: string, limit: number): Promise<{ organizationId: string; people: number }[]> {
  return runStatement<{ organizationId: string; people: number }>("people-of-all", MEASURED, [after, limit]);
}

const SIZES = `
  select r."workspaceId", coalesce(r."projectId", p."id", '') as "projectId", sum(r."sizeBytes")::text as "bytes"
  from "resources" r left join "projects" p
    on r."projectId" is null and p."workspaceId" = r."workspaceId" and p."kind" = 'default'
  where r."organizationId" = $1 and r."sizeBytes" is not null group by 1, 2 order by 1, 2`;

/** Bytes of registered resources by project; what is of no project counts for the default one. */
export async function storedByProject(
  organizationId: string,
): Promise<{ workspaceId: string; projectId: string; bytes: string }[]> {
  return runStatement<{ workspaceId: string; projectId: string; bytes: string }>("stored-by-project", SIZES, [
    organizationId,
  ]);
}
