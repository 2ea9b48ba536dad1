import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { refusePersonal } from "../../organizations/commands/refusals";
import { toStateView } from "../queries";
import type { WorkspaceStateView, WorkspaceTargetInput } from "../schema";
import { findTarget, refuseDefault } from "../target";

const STATES = {
  "workspace.archive": { column: "archivedAt", field: "archived", on: true },
  "workspace.unarchive": { column: "archivedAt", field: "archived", on: false },
  "workspace.suspend": { column: "suspendedAt", field: "suspended", on: true },
  "workspace.resume": { column: "suspendedAt", field: "suspended", on: false },
} as const;

/** Under the lock of memberships: of two who do opposite things at once the later one sees what the other did. */
async function changeState(
  scope: OrganizationScope,
  action: keyof typeof STATES,
  input: WorkspaceTargetInput,
): Promise<WorkspaceStateView> {
  refusePersonal(scope.organization);
  const { column, field, on } = STATES[action];
  const organizationId = scope.organization.id;
  return audited(
    scope,
    action,
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, action);
      const found = await findTarget(tx, scope, input.target);
      refuseDefault(found);
      if ((found[column] !== null) === on) throw new AppError("CONFLICT", "unchanged");
      const at = on ? new Date() : null;
      await tx.workspace.update({ where: { id: found.id }, data: { [column]: at } });
      return {
        value: toStateView({ ...found, [column]: at }),
        entries: {
          target: { type: "workspace", id: found.id, name: found.name },
          before: { [field]: !on },
          after: { [field]: on },
          place: { organizationId, workspaceId: found.id },
        },
      };
    },
    { lock: { organization: organizationId } },
  );
}

/**
 * Keeps the workspace as it is: it can be read, people can go, and nothing else changes.
 * @throws NOT_FOUND, CONFLICT default_workspace, personal_organization, unchanged
 */
export async function archiveWorkspace(scope: OrganizationScope, input: WorkspaceTargetInput) {
  return changeState(scope, "workspace.archive", input);
}

/** @throws NOT_FOUND, CONFLICT unchanged */
export async function unarchiveWorkspace(scope: OrganizationScope, input: WorkspaceTargetInput) {
  return changeState(scope, "workspace.unarchive", input);
}

/**
 * Closes the workspace to everybody at once, people, keys and links alike; owners can still see and export.
 * @throws NOT_FOUND, CONFLICT default_workspace, personal_organization, unchanged
 */
export async function suspendWorkspace(scope: OrganizationScope, input: WorkspaceTargetInput) {
  return changeState(scope, "workspace.suspend", input);
}

/** @throws NOT_FOUND, CONFLICT unchanged */
export async function resumeWorkspace(scope: OrganizationScope, input: WorkspaceTargetInput) {
  return changeState(scope, "workspace.resume", input);
}
