import { transaction, type TransactionDatabase } from "@/server/db/tenant";
import type { OrganizationRole, ProjectRole, WorkspaceRole } from "@/server/access/permissions";
import type { Actor } from "@/server/access/scope";
import { newId } from "@/server/ids";
import { hashToken, newAccessKey, newSecretKey } from "@/server/secrets/token";
import { emailKey } from "@/server/text";

/** Somebody with an account, and the actor that they are after signing in. */
export interface Person {
  id: string;
  name: string;
  email: string;
  actor: Actor;
}

export interface Place {
  id: string;
  slug: string;
  name: string;
}

export interface ProjectRef extends Place {
  organizationId: string;
  workspaceId: string;
}

export interface WorkspaceRef extends Place {
  organizationId: string;
  /** The workspace's open project with the slug "default". */
  project: ProjectRef;
}

export interface OrganizationRef extends Place {
  /** The organization's default workspace. */
  workspace: WorkspaceRef;
}

let sequence = 0;

function next(): string {
  sequence += 1;
  return String(sequence).padStart(4, "0");
}

const write = <T>(work: (tx: TransactionDatabase) => Promise<T>): Promise<T> => transaction(null, undefined, work);

interface PersonOptions {
  name?: string;
  email?: string;
  /** Whether the address is verified; true where absent. */
  verified?: boolean;
  operator?: boolean;
  suspended?: boolean;
}

/** A person with a verified address, unless told otherwise, and a session of their own. */
export async function person(options: PersonOptions = {}): Promise<Person> {
  const number = next();
  const { name = `Member ${number}`, email = `member-${number}@example.com` } = options;
  const { verified = true, operator = false, suspended = false } = options;
  const id = newId("usr");
  const session = newId("ses");
  const now = new Date();
  const proofs = [{ method: "password" as const, at: now.toISOString() }];
  await write(async (tx) => {
    await tx.user.create({
      data: {
        id,
        name,
        email,
        emailKey: emailKey(email),
        operator,
        emailVerifiedAt: verified ? now : null,
        suspendedAt: suspended ? now : null,
      },
    });
    const times = { authenticatedAt: now, lastUsedAt: now, expiresAt: new Date(now.getTime() + 86_400_000) };
    await tx.session.create({ data: { id: session, userId: id, tokenHash: hashToken(session), proofs, ...times } });
  });
  const actor: Actor = {
    type: "user",
    id,
    name,
    email,
    emailVerified: verified,
    operator,
    suspended,
    session: { id: session, authenticatedAt: now, proofs },
    credential: null,
  };
  return { id, name, email, actor };
}

interface PlaceOptions {
  name?: string;
  slug?: string;
}

/** An organization with its owner, its default workspace and that one's default project. */
export async function organization(owner: Person, options: PlaceOptions = {}): Promise<OrganizationRef> {
  const number = next();
  const place = {
    id: newId("org"),
    name: options.name ?? `Organization ${number}`,
    slug: options.slug ?? `organization-${number}`,
  };
  await write(async (tx) => {
    await tx.organization.create({ data: place });
    await tx.slug.create({ data: { space: "organization", slug: place.slug.toLowerCase(), organizationId: place.id } });
    await tx.organizationMember.create({ data: { organizationId: place.id, userId: owner.id, role: "owner" } });
  });
  return { ...place, workspace: await makeWorkspace(place.id, owner, { name: place.name, slug: place.slug }, true) };
}

/** A further workspace of an organization, with its admin and its default project. */
export async function workspace(of: OrganizationRef, admin: Person, options: PlaceOptions = {}): Promise<WorkspaceRef> {
  const number = next();
  const { name = `Workspace ${number}`, slug = `workspace-${number}` } = options;
  return makeWorkspace(of.id, admin, { name, slug }, false);
}

async function makeWorkspace(
  organizationId: string,
  admin: Person,
  place: { name: string; slug: string },
  isDefault: boolean,
) {
  const id = newId("ws");
  await write(async (tx) => {
    await tx.workspace.create({ data: { id, organizationId, ...place, isDefault } });
    await tx.slug.create({
      data: { space: "workspace", slug: place.slug.toLowerCase(), organizationId, workspaceId: id },
    });
    await tx.workspaceMember.create({ data: { organizationId, workspaceId: id, userId: admin.id, role: "admin" } });
  });
  const fields = { name: "Default", slug: "default", visibility: "open", kind: "default" };
  return { id, organizationId, ...place, project: await makeProject(organizationId, id, fields) };
}

async function makeProject(
  organizationId: string,
  workspaceId: string,
  fields: { name: string; slug: string; visibility: string; kind: string },
): Promise<ProjectRef> {
  const id = newId("prj");
  await write(async (tx) => {
    await tx.project.create({ data: { id, organizationId, workspaceId, ...fields } });
    await tx.slug.create({
      data: { space: workspaceId, slug: fields.slug.toLowerCase(), organizationId, workspaceId, projectId: id },
    });
  });
  return { id, organizationId, workspaceId, name: fields.name, slug: fields.slug };
}

/** A project with its owner; private unless told otherwise. */
export async function project(
  of: WorkspaceRef,
  owner: Person,
  options: PlaceOptions & { visibility?: "private" | "open" } = {},
): Promise<ProjectRef> {
  const number = next();
  const { name = `Project ${number}`, slug = `project-${number}`, visibility = "private" } = options;
  const made = await makeProject(of.organizationId, of.id, { name, slug, visibility, kind: "ordinary" });
  await collaborator(made, owner, "owner");
  return made;
}

/** Makes somebody a member of an organization, or gives a member another role. */
export async function organizationMember(
  of: { id: string },
  who: Person,
  role: OrganizationRole = "member",
): Promise<void> {
  const key = { organizationId: of.id, userId: who.id };
  await write((tx) =>
    tx.organizationMember.upsert({ where: { organizationId_userId: key }, create: { ...key, role }, update: { role } }),
  );
}

/** Makes somebody a member of a workspace, hence of its organization, or gives a member another role. */
export async function workspaceMember(
  of: { id: string; organizationId: string },
  who: Person,
  role: WorkspaceRole = "member",
): Promise<void> {
  const { organizationId } = of;
  const member = { organizationId, userId: who.id, role: "member" };
  const key = { workspaceId: of.id, userId: who.id };
  await write(async (tx) => {
    await tx.organizationMember.createMany({ data: [member], skipDuplicates: true });
    const create = { organizationId, ...key, role };
    await tx.workspaceMember.upsert({ where: { workspaceId_userId: key }, create, update: { role } });
  });
}

/** Lets somebody into one project: an external collaborator, unless they belong to the workspace. */
export async function collaborator(of: ProjectRef, who: Person, role: ProjectRole = "member"): Promise<void> {
  const { organizationId, workspaceId } = of;
  const key = { projectId: of.id, userId: who.id };
  const create = { organizationId, workspaceId, ...key, role };
  await write((tx) => tx.collaborator.upsert({ where: { projectId_userId: key }, create, update: { role } }));
}

export interface CredentialRef {
  id: string;
  accessKey: string;
  secretKey: string;
  /** The actor that a request with this credential has. */
  actor: Actor;
}

/** A credential of somebody, for one workspace or, where an organization alone is given, for all of it. */
export async function credential(
  who: Person,
  reach: { organizationId: string; id: string } | { id: string; workspace: WorkspaceRef },
  options: { label?: string; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<CredentialRef> {
  const organizationId = "organizationId" in reach ? reach.organizationId : reach.id;
  const workspaceId = "organizationId" in reach ? reach.id : null;
  const { label = "", expiresAt = null, revokedAt = null } = options;
  const id = newId("crd");
  const accessKey = newAccessKey();
  const secretKey = newSecretKey();
  const place = { organizationId, workspaceId, userId: who.id };
  await write((tx) =>
    tx.credential.create({
      data: { id, ...place, label, accessKey, secretHash: hashToken(secretKey), expiresAt, revokedAt },
    }),
  );
  const proof = { id, accessKey, organizationId, workspaceId, expiresAt };
  return { id, accessKey, secretKey, actor: { ...who.actor, session: null, credential: proof } };
}
