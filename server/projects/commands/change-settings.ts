import "server-only";
import type { ProjectPermission } from "../../access/permissions";
import type { ProjectScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { readProjectSettings } from "../queries/settings";
import type { SettingsView, UpdateSettingsInput } from "../schema/settings";
import { actingInProject } from "./check-project";
import { gpuTypesOf } from "./owned-compute";

type Fields = NonNullable<AuditDraft["before"]>;
type Changing = Extract<ProjectPermission, "project.update-settings" | "project.refresh-gpu-types">;

/** The fields that changed. */
function differences(before: SettingsView, after: SettingsView): { before: Fields; after: Fields } | null {
  const names = (["ownedCompute", "hidden", "gpuTypes"] as const).filter((name) => {
    return JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  });
  if (names.length === 0) return null;
  const of = (view: SettingsView) => Object.fromEntries(names.map((name) => [name, view[name]]));
  return { before: of(before), after: of(after) };
}

async function changed(
  scope: ProjectScope,
  permission: Changing,
  work: (tx: TransactionDatabase) => Promise<void>,
): Promise<SettingsView> {
  const { id, name } = scope.project;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id, projectId: id };
  return audited(
    scope,
    permission,
    async (tx) => {
      await actingInProject(tx, scope, permission);
      const before = await readProjectSettings(tx, id);
      await work(tx);
      const value = await readProjectSettings(tx, id);
      const changes = differences(before, value);
      const entry = { target: { type: "project", id, name }, place, ...changes };
      return { value, entries: changes === null && permission === "project.update-settings" ? [] : entry };
    },
    { lock: { organization: scope.organization.id }, across: "workspaces" },
  );
}

/**
 * Changes what the project asks of its resources, and whether it is shown.
 * @throws CONFLICT default_project (hidden), archived, FORBIDDEN permission_missing, examples_read_only
 */
export async function updateSettings(scope: ProjectScope, input: UpdateSettingsInput): Promise<SettingsView> {
  const { id, kind } = scope.project;
  if (input.hidden === true && kind === "default") throw new AppError("CONFLICT", "default_project", "hidden");
  return changed(scope, "project.update-settings", async (tx) => {
    const { ownedCompute, hidden } = { ...(await readProjectSettings(tx, id)), ...given(input) };
    await tx.project.update({ where: { id }, data: { ownedCompute, hidden } });
  });
}

function given({ ownedCompute, hidden }: UpdateSettingsInput) {
  return { ...(ownedCompute === undefined ? {} : { ownedCompute }), ...(hidden === undefined ? {} : { hidden }) };
}

/** Clusters in use: none of a deleted place, and none of the examples. */
const STANDING = {
  type: "cluster",
  workspace: { deletedAt: null },
  OR: [{ projectId: null }, { project: { deletedAt: null, kind: { not: "examples" } } }],
};

/**
 * Looks up anew which GPU types the clusters of the organization have, in all its workspaces.
 * @throws CONFLICT archived, FORBIDDEN permission_missing, examples_read_only
 */
export async function refreshGpuTypes(scope: ProjectScope): Promise<SettingsView> {
  return changed(scope, "project.refresh-gpu-types", async (tx) => {
    const clusters = await tx.resource.findMany({ where: STANDING, select: { attributes: true } });
    const data = { gpuTypes: gpuTypesOf(clusters), gpuTypesAt: new Date() };
    await tx.project.update({ where: { id: scope.project.id }, data });
  });
}
