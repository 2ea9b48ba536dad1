import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { claimSlug, unguessedSlug, wantedSlug, type WantedSlug } from "../slugs";
import { foundWorkspace } from "../workspaces/founding";

interface Founding {
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

interface Founded {
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
