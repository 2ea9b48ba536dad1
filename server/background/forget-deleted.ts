import "server-only";
import type { SystemScope } from "../access/scope";
import { each } from "../each";
import { purgeOrganizations } from "../organizations/commands/purge-organizations";
import { purgeProjects } from "../projects/commands/purge-projects";
import { purgeWorkspaces } from "../workspaces/commands/purge-workspaces";

/** Forgets what was deleted and what nobody restored in time: what is above first, since it takes along what is below. */
export async function forgetDeleted(scope: SystemScope): Promise<void> {
  await each([purgeOrganizations, purgeWorkspaces, purgeProjects], (purge) => purge(scope));
}
