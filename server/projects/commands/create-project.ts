import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseMachines } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import { copyPersonalKeys, refuseCopying } from "../../project-keys/commands/copy-keys";
import { claimSlug, wantedSlug } from "../../slugs";
import { projectColumns, toProjectView } from "../queries/projects";
import type { CreateProjectInput, ProjectView } from "../schema";

/**
 * Makes a project that the caller owns; private unless asked otherwise. Under the lock of memberships, since a project
 * made after its maker was removed from the workspace would let them stay as its owner.
 * @throws FORBIDDEN people_only, credential_reach (copyKeys), suspended (copyKeys), CONFLICT taken (slug), also where
 *   the project that has it is out of the caller's sight
 */
export async function createProject(scope: WorkspaceScope, input: CreateProjectInput): Promise<ProjectView> {
  refuseMachines(scope);
  const { copyKeys = false } = input;
  if (copyKeys) refuseCopying(scope.actor);
  const organizationId = scope.organization.id;
  const workspaceId = scope.workspace.id;
  const id = newId("prj");
  const wanted = wantedSlug(input.slug, input.name, "project");
  const { name, description = "", visibility = "private" } = input;
  const create = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "project.create");
    const place = { organizationId, workspaceId };
    await tx.project.create({ data: { id, ...place, name, slug: wanted.text, description, visibility } });
    const slug = await claimSlug(tx, { space: workspaceId, ...place, projectId: id }, wanted);
    if (slug !== wanted.text) await tx.project.update({ where: { id }, data: { slug } });
    await tx.collaborator.create({ data: { ...place, projectId: id, userId: scope.actor.id, role: "owner" } });
    const copied = copyKeys ? await copyPersonalKeys(tx, scope, id) : [];
    const row = await tx.project.findUniqueOrThrow({ where: { id }, select: projectColumns(scope.actor.id) });
    return {
      value: toProjectView(row, "owner"),
      entries: [{ target: { type: "project", id, name }, after: { name, slug, description, visibility } }, ...copied],
    };
  };
  return audited(scope, "project.create", create, { lock: { organization: organizationId } });
}
