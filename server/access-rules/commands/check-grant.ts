import "server-only";
import { isOrganizationAdmins } from "../../access/rights/authority";
import { check, type Asked, type AskedTarget } from "../../access/evaluate";
import type { WorkspacePermission } from "../../access/permissions";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { findWorkspaceStanding } from "../../access/standing/now";
import { actingAuthority } from "../../access/standing/acting-authority";
import type { RuleTarget } from "./resolve-target";
import type { Subject } from "./resolve-subjects";

/** Who changes rules: an admin may grant all, whoever else holds the right grants what they have. */
export interface Granter {
  id: string;
  admin: boolean;
  place: { workspaceId: string; organizationId: string };
}

/** @throws NOT_FOUND, FORBIDDEN permission_missing where the caller has lost the right since the request began */
export async function granterNow(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  permission: WorkspacePermission,
): Promise<Granter> {
  const { actor, workspace, organization } = scope;
  const acting = await actingAuthority(tx, scope, permission);
  const standing = await findWorkspaceStanding(tx, workspace.id, actor.id);
  return {
    id: actor.id,
    admin: isOrganizationAdmins(acting) || standing?.role === "admin",
    place: { workspaceId: workspace.id, organizationId: organization.id },
  };
}

/** What a rule gives, as a question to the evaluator: "*" is reached by what gives all types alone. */
function asked({ resourceType: type, project, resource }: RuleTarget): AskedTarget {
  if (resource !== null) return { type: resource.type, id: resource.id };
  return project === null ? { type } : { project: project.id, type };
}

async function ask(
  tx: TransactionDatabase,
  { id: actor, place }: Granter,
  questions: readonly Omit<Asked, "actor">[],
  at?: Date | null,
): Promise<boolean[]> {
  return check(
    place,
    questions.map((one) => ({ actor, ...one })),
    { project: null, readOnly: false, ...(at === undefined ? {} : { at }) },
    tx,
  );
}

/**
 * Nobody grants above themselves: what a rule gives is what they have there themselves, and for as long. A place that
 * they cannot see is not there for them. `until`: when it is to end; null: never.
 * @throws INVALID (project, resource), FORBIDDEN rank_too_low, rank_too_low (expiresAt) beyond the end of what they have
 */
export async function refuseBeyondOwn(
  tx: TransactionDatabase,
  granter: Granter,
  target: RuleTarget,
  permission: "read" | "modify",
  until?: Date | null,
): Promise<void> {
  if (granter.admin) return;
  const { project, resource } = target;
  const seen = resource === null && project !== null ? { project: project.id } : asked(target);
  const [sees, has] = await ask(tx, granter, [
    { permission: "read", resource: seen },
    { permission, resource: asked(target) },
  ]);
  const placed = resource !== null || project !== null;
  if (sees !== true && placed) {
    throw new AppError("INVALID", "invalid_value", resource === null ? "project" : "resource");
  }
  if (has !== true) throw new AppError("FORBIDDEN", "rank_too_low");
  if (until === undefined) return;
  const [lasts] = await ask(tx, granter, [{ permission, resource: asked(target) }], until);
  if (lasts !== true) throw new AppError("FORBIDDEN", "rank_too_low", "expiresAt");
}

/**
 * A resource is shared into projects that whoever shares it can see.
 * @throws INVALID (sharedWith)
 */
export async function refuseUnseenShares(
  tx: TransactionDatabase,
  granter: Granter,
  subjects: readonly Subject[],
): Promise<void> {
  const projects = subjects.filter(({ kind }) => kind === "sharedWith");
  if (granter.admin || projects.length === 0) return;
  const seen = await ask(
    tx,
    granter,
    projects.map(({ value }) => ({ permission: "read" as const, resource: { project: value } })),
  );
  const position = seen.indexOf(false);
  if (position >= 0) throw new AppError("INVALID", "invalid_value", `sharedWith.${position}`);
}
