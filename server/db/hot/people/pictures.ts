import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { live } from "../conditions";

/** Where somebody is a member, and where in single projects alone; nobody is met in a personal organization. */
function organizationsOf(user: string): string {
  return `select om."organizationId" from "organization_members" om join "organizations" o on o."id" = om."organizationId"
    where om."userId" = ${user} and om."suspendedAt" is null and ${live("om")} and o."deletedAt" is null and o."suspendedAt" is null`;
}

function projectsOf(user: string): string {
  return `select c."projectId" from "collaborators" c join "projects" p on p."id" = c."projectId" and p."deletedAt" is null
    where c."userId" = ${user} and ${live("c")}`;
}

/**
 * An organization's members meet those who are in single projects of it; those meet the people of their projects alone.
 */
const PICTURE = `
  select up."bytes" from "user_pictures" up join "users" u on u."id" = up."userId" and u."deletedAt" is null
  where up."userId" = $1 and up."version" = $2 and ($1 = $3
    or exists (${organizationsOf("$1")} intersect ${organizationsOf("$3")})
    or exists (${projectsOf("$1")} intersect ${projectsOf("$3")})
    or exists (select 1 from "collaborators" e where e."userId" = $1 and e."external" and ${live("e")}
      and e."organizationId" in (${organizationsOf("$3")})))`;

/** The bytes of a picture, for somebody who shares an organization or a project with whom it shows. */
export async function pictureFor(viewerId: string, userId: string, version: string): Promise<Uint8Array | undefined> {
  const [row] = await runStatement<{ bytes: Uint8Array }>("picture", PICTURE, [userId, version, viewerId]);
  return row?.bytes;
}

const END_JOBS = `
  update "jobs" set "endedAt" = now() where "kind" = $1 and "endedAt" is null and "payload" ->> 'userId' = $2`;

/** Ends the jobs of a kind that wait for something of one person. */
export async function endJobsOf(tx: TransactionDatabase, kind: string, userId: string): Promise<void> {
  await runStatement(null, END_JOBS, [kind, userId], tx);
}
