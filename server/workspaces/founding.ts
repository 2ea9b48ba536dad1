import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { foundAccessRules } from "../access-rules/founding";
import { foundGroups } from "../groups/founding";
import { newId } from "../ids";
import { foundExamples } from "../resources/founding";
import { claimSlug, type WantedSlug } from "../slugs";

interface WorkspaceFounding {
  organizationId: string;
  name: string;
  slug: WantedSlug;
  /** Becomes its explicit admin, who must be a member of the organization already. */
  adminId: string;
  isDefault?: boolean;
  personal?: boolean;
}

interface FoundedWorkspace {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
}

/**
 * A workspace with its explicit admin, its built-in groups, its two access rules and its `default` project.
 * @throws CONFLICT taken (slug)
 */
export async function foundWorkspace(tx: TransactionDatabase, founding: WorkspaceFounding): Promise<FoundedWorkspace> {
  const { organizationId, name, adminId, isDefault = false, personal = false } = founding;
  const workspaceId = newId("ws");
  const row = await tx.workspace.create({
    data: { id: workspaceId, organizationId, name, slug: founding.slug.text, isDefault },
    select: { createdAt: true },
  });
  const slug = await claimSlug(tx, { space: "workspace", organizationId, workspaceId }, founding.slug);
  if (slug !== founding.slug.text) await tx.workspace.update({ where: { id: workspaceId }, data: { slug } });
  await tx.workspaceMember.create({ data: { organizationId, workspaceId, userId: adminId, role: "admin" } });
  await foundGroups(tx, { organizationId, workspaceId });
  await foundAccessRules(tx, { organizationId, workspaceId });
  const place = { organizationId, workspaceId, ownerId: adminId };
  await addProject(tx, { ...place, name: personal ? "Personal" : "Default", slug: "default", kind: "default" });
  if (personal) {
    const projectId = await addProject(tx, { ...place, name: "Examples", slug: "examples", kind: "examples" });
    await foundExamples(tx, { ...place, projectId });
  }
  return { id: workspaceId, name, slug, createdAt: row.createdAt };
}

interface FirstProject {
  organizationId: string;
  workspaceId: string;
  ownerId: string;
  name: string;
  slug: string;
  kind: "default" | "examples";
}

async function addProject(
  tx: TransactionDatabase,
  { ownerId, name, slug, kind, ...place }: FirstProject,
): Promise<string> {
  const projectId = newId("prj");
  await tx.project.create({ data: { id: projectId, ...place, name, slug, visibility: "open", kind } });
  await claimSlug(tx, { space: place.workspaceId, ...place, projectId }, { text: slug, chosen: true });
  await tx.collaborator.create({ data: { ...place, projectId, userId: ownerId, role: "owner" } });
  return projectId;
}
