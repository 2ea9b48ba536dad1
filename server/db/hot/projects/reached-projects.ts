import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";
import { ruledOn } from "../access/ruled-projects";

/** A project that somebody reaches, with their own role in it, if they have one. */
export interface ReachedRow {
  id: string;
  name: string;
  slug: string;
  visibility: string;
  /** Null: not as a collaborator. */
  role: string | null;
  roleId: string | null;
  roleName: string | null;
  expiresAt: Date | null;
  total: number;
}

const REACHED = `
  select p."id", p."name", p."slug", p."visibility", c."role", r."id" as "roleId", r."name" as "roleName", c."expiresAt",
    count(*) over ()::int as "total"
  from "projects" p
  left join "collaborators" c on c."projectId" = p."id" and c."userId" = $2 and ${live("c")}
  left join "roles" r on r."id" = c."roleId"
  where p."workspaceId" = $1 and p."deletedAt" is null and ($3 or p."visibility" = 'open' or c."userId" is not null or ${ruledOn(`p."id"`, "$2")})
    and ($5::text is null or p."visibility" = 'open' or exists (select 1 from "collaborators" s
      where s."projectId" = p."id" and s."userId" = $5 and ${live("s")}) or ${ruledOn(`p."id"`, "$5")})
    and ($6::text is null or p."id" = $6)
  order by p."id" limit $4`;

/**
 * The projects of a workspace that somebody of it reaches: all of them where they are an admin. `seenBy`: who asks,
 * where they may know only of open projects, of their own, and of those that a rule shows them. `only`: the one project
 * that the caller's credential is good for.
 */
export async function reachedProjects(
  workspaceId: string,
  userId: string,
  { all, limit, seenBy, only }: { all: boolean; limit: number; seenBy: string | null; only: string | null },
) {
  return runStatement<ReachedRow>("reached-projects", REACHED, [workspaceId, userId, all, limit, seenBy, only]);
}
