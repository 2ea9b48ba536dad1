import "server-only";
import { runStatement } from "../pool";
import { live } from "./people";

/**
 * True where a rule on the project names somebody of its workspace: themself, a group of theirs, or their role there. It
 * lets them see the project; what of its resources they reach is for the access decisions. Both arguments are expressions.
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

const IN_SIGHT = `
  select p."id" from "projects" p
  where p."workspaceId" = $1 and p."deletedAt" is null and ($3 and p."visibility" = 'open'
    or exists (select 1 from "collaborators" c where c."projectId" = p."id" and c."userId" = $2 and ${live("c")})
    or $3 and ${ruledOn(`p."id"`, "$2")})
  order by p."id" limit $4`;

/** The projects that somebody may know of who is no admin: open ones (inside the workspace), their own, and those with a rule for them. */
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
