import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

/** More than anybody looks through. What is past it stays out of sight, which errs on the safe side. */
const MOST_RULED = 10_000;

/**
 * True where a rule on the project names somebody of its workspace: themself, a group of theirs, or their role there.
 * It lets them see the project; what of its resources they reach is for the access decisions. Both arguments are
 * expressions.
 */
export function ruledOn(projectId: string, actorId: string): string {
  return `exists (
    select 1 from "access_grants" rg left join "groups" gr on gr."id" = rg."groupId"
    where rg."scope" = ${projectId} and ${live("rg")} and (
      rg."subject" = ${actorId} or gr."kind" = 'users'
      or rg."role" = (select rm."role" from "workspace_members" rm where rm."workspaceId" = rg."workspaceId" and rm."userId" = ${actorId} and ${live("rm")})
      or rg."role" = (select rs."role" from "service_accounts" rs where rs."workspaceId" = rg."workspaceId" and rs."id" = ${actorId})
      or exists (select 1 from "group_members" gm where gm."groupId" = rg."groupId"
        and (gm."userId" = ${actorId} or gm."serviceAccountId" = ${actorId}) and ${live("gm")})))`;
}

/** The same for all projects at once: from whatever can name somebody to the rules that do. */
const NAMED_BY_RULES = `
  select rg."scope" from "access_grants" rg
  where rg."workspaceId" = $1 and rg."scope" like 'prj\\_%' and ${live("rg")} and rg."subject" = any(array(
    select $2
    union all select gr."id" from "groups" gr where gr."workspaceId" = $1 and gr."kind" = 'users'
    union all select 'role:' || rm."role" from "workspace_members" rm where rm."workspaceId" = $1 and rm."userId" = $2 and ${live("rm")}
    union all select 'role:' || rs."role" from "service_accounts" rs where rs."workspaceId" = $1 and rs."id" = $2
    union all select gm."groupId" from "group_members" gm
      where gm."workspaceId" = $1 and (gm."userId" = $2 or gm."serviceAccountId" = $2) and ${live("gm")}))`;

const IN_SIGHT = `
  select p."id" from "projects" p
  where p."workspaceId" = $1 and p."deletedAt" is null and ($3 and p."visibility" = 'open'
    or p."id" in (select c."projectId" from "collaborators" c where c."workspaceId" = $1 and c."userId" = $2 and ${live("c")})
    or $3 and p."id" in (${NAMED_BY_RULES})
    or p."id" in (select sb."projectId" from "service_accounts" sb where sb."workspaceId" = $1 and sb."id" = $2))
  order by p."id" limit $4`;

/**
 * The projects that somebody may know of who is no admin:
 * open ones (inside the workspace), their own, and those with a rule for them.
 */
export async function projectIdsInSight(
  workspaceId: string,
  actorId: string,
  inWorkspace: boolean,
  limit: number,
): Promise<string[]> {
  const rows = await runStatement<{ id: string }>("projects-in-sight", IN_SIGHT, [
    workspaceId,
    actorId,
    inWorkspace,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

/**
 * By subject, so that the rules of others cost nothing:
 * what an actor is named by, in each workspace that they belong to.
 */
const RULED = `
  select distinct p."id" from (
    select wm."workspaceId", wm."role" from "workspace_members" wm
      join "organization_members" om on om."organizationId" = wm."organizationId" and om."userId" = wm."userId" and ${live("om")}
      where wm."userId" = $1 and ${live("wm")}
    union all select sa."workspaceId", sa."role" from "service_accounts" sa where sa."id" = $1 and sa."projectId" is null
  ) m cross join lateral (select array(
    select $1 union all select 'role:' || m."role"
    union all select u."id" from "groups" u where u."workspaceId" = m."workspaceId" and u."kind" = 'users'
    union all select gm."groupId" from "group_members" gm
      where gm."workspaceId" = m."workspaceId" and (gm."userId" = $1 or gm."serviceAccountId" = $1) and ${live("gm")}
  ) as "subjects") s
  join "access_grants" g on g."workspaceId" = m."workspaceId" and g."subject" = any(s."subjects") and ${live("g")}
  join "projects" p on p."id" = g."scope" and p."workspaceId" = g."workspaceId" and p."deletedAt" is null and p."visibility" <> 'open'
  where $2::text is null or m."workspaceId" = $2
  order by p."id" limit ${MOST_RULED}`;

/** The private projects that a rule shows to somebody: of one workspace, or of all that they belong to. */
export async function ruledProjectIds(actorId: string, workspaceId: string | null = null): Promise<string[]> {
  const rows = await runStatement<{ id: string }>("ruled-projects", RULED, [actorId, workspaceId]);
  return rows.map(({ id }) => id);
}
