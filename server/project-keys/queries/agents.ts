import "server-only";
import { check } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import type { ProjectScope } from "../../access/scope";
import type { TransactionDatabase } from "../../db/tenant";
import { AppError } from "../../errors";

/** True for a call that was let in since its credential names `project-key.use`. */
export function isAgent({ permission }: ProjectScope): boolean {
  return permission === "project-key.use";
}

/**
 * Whoever runs jobs in the project can read its keys, and an agent finds exactly what it may fetch. Others are not asked.
 * @throws FORBIDDEN permission_missing
 */
export async function refuseWithoutJobs(scope: ProjectScope, tx?: TransactionDatabase): Promise<void> {
  if (!isAgent(scope)) return;
  const { actor, organization, workspace, project } = scope;
  const place = { workspaceId: workspace.id, organizationId: organization.id };
  const jobs = { type: "job", project: project.id };
  const asked = [{ actor: actor.id, permission: "modify" as const, resource: jobs }];
  const [may] = await check(place, asked, decisionLimits(actor), tx);
  if (may !== true) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, {
      permission: "modify",
      place: { ...place, projectId: project.id },
    });
  }
}
