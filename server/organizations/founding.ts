import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
import { claimSlug, unguessedSlug, wantedSlug, type WantedSlug } from "./slugs";

export interface Founding {
  /** Made before, since the transaction is confined to it (`founding` of `audited`). */
  id: string;
  name: string;
  /** Where absent it follows from the name. A chosen one that is taken is refused. */
  slug?: string | undefined;
  ownerId: string;
  /** The owner's personal organization: nobody else ever comes in. */
  personal?: boolean | undefined;
  /** The default workspace. */
  workspace: { name: string; slug?: string | undefined };
  createdByCredentialId?: string | undefined;
}

export interface Founded {
  organization: { id: string; name: string; slug: string; createdAt: Date };
  workspace: { id: string; name: string; slug: string };
}

/**
 * An organization with all that it never lacks: its owner, its default workspace with the owner as explicit admin, and
 * the `default` project. A personal one also gets its read-only examples. The caller writes the audit row.
 * @throws CONFLICT taken (slug)
 */
export async function foundOrganization(tx: TransactionDatabase, founding: Founding): Promise<Founded> {
  const { id, name, ownerId, personal = false } = founding;
  const wanted = personal ? unguessedSlug("personal") : wantedSlug(founding.slug, name, "organization");
  const row = await tx.organization.create({
    data: {
      id,
      name,
      slug: wanted.text,
      personalOf: personal ? ownerId : null,
      createdByCredentialId: founding.createdByCredentialId ?? null,
    },
    select: { createdAt: true },
  });
  const slug = await claimSlug(tx, { space: "organization", organizationId: id }, wanted);
  if (slug !== wanted.text) await tx.organization.update({ where: { id }, data: { slug } });
  await tx.organizationMember.create({ data: { organizationId: id, userId: ownerId, role: "owner" } });
  const workspace = await foundWorkspace(tx, {
    organizationId: id,
    name: founding.workspace.name,
    slug: defaultWorkspaceSlug(founding, slug),
    adminId: ownerId,
    isDefault: true,
    personal,
  });
  return { organization: { id, name, slug, createdAt: row.createdAt }, workspace };
}

/** Workspace slugs are unique on the instance, so "default" alone would fit one organization. */
function defaultWorkspaceSlug({ personal, workspace }: Founding, organizationSlug: string): WantedSlug {
  if (workspace.slug !== undefined) return { text: workspace.slug, chosen: true };
  if (personal === true) return unguessedSlug("personal");
  return { text: `${organizationSlug.slice(0, 56)}-default`, chosen: false };
}

export interface WorkspaceFounding {
  organizationId: string;
  name: string;
  slug: WantedSlug;
  /** Becomes its explicit admin, who must be a member of the organization already. */
  adminId: string;
  isDefault?: boolean;
  personal?: boolean;
}

export interface FoundedWorkspace {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
}

/**
 * A workspace with its explicit admin and its `default` project.
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
  const place = { organizationId, workspaceId, ownerId: adminId };
  await addProject(tx, { ...place, name: personal ? "Personal" : "Default", slug: "default", kind: "default" });
  if (personal) await addProject(tx, { ...place, name: "Examples", slug: "examples", kind: "examples" });
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
): Promise<void> {
  const projectId = newId("prj");
  await tx.project.create({ data: { id: projectId, ...place, name, slug, visibility: "open", kind } });
  await claimSlug(tx, { space: place.workspaceId, ...place, projectId }, { text: slug, chosen: true });
  await tx.collaborator.create({ data: { ...place, projectId, userId: ownerId, role: "owner" } });
}
