import type { OrganizationRole, ProjectRole, WorkspaceRole } from "@/server/access/rights/built-in-roles";
import type { Actor } from "@/server/access/scope";
import { authorizeAccount, authorizeOrganization, authorizeWorkspace } from "@/server/access/authorize";
import { createPerson } from "@/server/accounts/sign-up";
import { hashPassword } from "@/server/auth/password";
import { issueToken, type TokenPurpose } from "@/server/auth/tokens";
import { newId } from "@/server/ids";
import { createInvitations } from "@/server/invitations/commands/invite/create-invitations";
import { createOrganization } from "@/server/organizations/commands/create-organization";
import { createProject } from "@/server/projects/commands/create-project";
import { createWorkspace } from "@/server/workspaces/commands/create-workspace";
import { hashToken } from "@/server/secrets/token";
import { requestInfo, systemRequest } from "./requests";
import { next, write } from "./rows";

/** Somebody with an account, and the actor that they are after signing in. */
export interface Person {
  id: string;
  name: string;
  email: string;
  actor: Actor;
}

interface Place {
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

interface PersonOptions {
  name?: string;
  email?: string;
  /** Whether the address is verified; true where absent. */
  verified?: boolean;
  operator?: boolean;
  suspended?: boolean;
  /** Costs half a second of hashing, so without one there is none, and no way to sign in by it. */
  password?: string;
}

/** A person with their personal organization, a verified address unless told otherwise, and a session of their own. */
export async function person(options: PersonOptions = {}): Promise<Person> {
  const number = next();
  const { name = `Member ${number}`, email = `member-${number}@example.com` } = options;
  const { verified = true, operator = false, suspended = false, password } = options;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const session = newId("ses");
  const now = new Date();
  const proofs = [{ method: "password" as const, at: now.toISOString() }];
  const { id } = await write(async (tx) => {
    const made = await createPerson(tx, { name, email, passwordHash, verified, operator });
    const times = { authenticatedAt: now, lastUsedAt: now, expiresAt: new Date(now.getTime() + 86_400_000) };
    await tx.session.create({
      data: { id: session, userId: made.id, tokenHash: hashToken(session), proofs, ...times },
    });
    if (suspended) await tx.user.update({ where: { id: made.id }, data: { suspendedAt: now } });
    return made;
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
    impersonator: null,
  };
  return { id, name, email, actor };
}

interface PlaceOptions {
  name?: string;
  slug?: string;
}

async function defaultProject(organizationId: string, workspaceId: string): Promise<ProjectRef> {
  const where = { workspaceId, kind: "default" };
  const { id, name, slug } = await systemRequest()
    .db.project.findMany({ where, select: { id: true, name: true, slug: true } })
    .then(([row]) => row ?? Promise.reject(new Error("a workspace without its default project")));
  return { id, name, slug, organizationId, workspaceId };
}

/** An organization with its owner, its default workspace and that one's default project. */
export async function organization(owner: Person, options: PlaceOptions = {}): Promise<OrganizationRef> {
  const number = next();
  const { name = `Organization ${number}`, slug = `organization-${number}` } = options;
  const scope = authorizeAccount(owner.actor, requestInfo(), "organization.create", "session");
  const { id, defaultWorkspace } = await createOrganization(scope, { name, slug });
  const project = await defaultProject(id, defaultWorkspace.id);
  return { id, name, slug, workspace: { ...defaultWorkspace, organizationId: id, project } };
}

/** A further workspace of an organization, made by one of its owners or admins, who becomes its explicit admin. */
export async function workspace(of: OrganizationRef, admin: Person, options: PlaceOptions = {}): Promise<WorkspaceRef> {
  const number = next();
  const { name = `Workspace ${number}`, slug = `workspace-${number}` } = options;
  const scope = await authorizeOrganization(admin.actor, requestInfo(), of.id, "workspace.create");
  const { id } = await createWorkspace(scope, { name, slug });
  return { id, name, slug, organizationId: of.id, project: await defaultProject(of.id, id) };
}

/** A project, made by somebody of the workspace, who becomes its owner; private unless told otherwise. */
export async function project(
  of: WorkspaceRef,
  owner: Person,
  options: PlaceOptions & { visibility?: "private" | "open" } = {},
): Promise<ProjectRef> {
  const number = next();
  const { name = `Project ${number}`, slug = `project-${number}`, visibility = "private" } = options;
  const scope = await authorizeWorkspace(owner.actor, requestInfo(), of.id, "project.create");
  const { id } = await createProject(scope, { name, slug, visibility });
  return { id, name, slug, organizationId: of.organizationId, workspaceId: of.id };
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

/** Lets somebody into one project: an external collaborator, unless they belong to the organization. */
export async function collaborator(of: ProjectRef, who: Person, role: ProjectRole = "member"): Promise<void> {
  const { organizationId, workspaceId } = of;
  const key = { projectId: of.id, userId: who.id };
  await write(async (tx) => {
    const member = await tx.organizationMember.count({ where: { organizationId, userId: who.id } });
    const create = { organizationId, workspaceId, ...key, role, external: member === 0 };
    // A project has one owner, so another one comes in the place of the former.
    if (role === "owner") {
      await tx.collaborator.updateMany({ where: { projectId: of.id, role }, data: { role: "admin" } });
    }
    await tx.collaborator.upsert({ where: { projectId_userId: key }, create, update: { role } });
  });
}

export interface InvitationRef {
  id: string;
  /** Of the link to copy, which admits its holder but proves no address. */
  token: string;
}

/** Invites somebody into a workspace; an address that nobody has yet where none is given. */
export async function invitation(
  of: WorkspaceRef,
  admin: Person,
  email = `invited-${next()}@example.com`,
  role: WorkspaceRole = "member",
): Promise<InvitationRef> {
  const scope = await authorizeWorkspace(admin.actor, requestInfo(), of.id, "invitation.create");
  const { items } = await createInvitations(scope, { emails: [email], role });
  const [{ invitation: id = "", link = "" } = {}] = items;
  return { id, token: new URL(link).pathname.split("/").at(-1) ?? "" };
}

/** The row of the installation itself: set up, and open for sign-up unless told otherwise. */
export async function instance(settings: { signUp?: "open" | "closed"; setupToken?: string } = {}): Promise<void> {
  const { signUp = "open", setupToken } = settings;
  const fields = { signUp, setupTokenHash: setupToken === undefined ? null : hashToken(setupToken) };
  await write((tx) => tx.instance.upsert({ where: { id: 1 }, create: { id: 1, ...fields }, update: fields }));
}

/** The token of a letter to somebody, which does one thing once. */
export async function oneTimeToken(who: Person, purpose: TokenPurpose, email = who.email): Promise<string> {
  return write(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: who.id }, select: { id: true, stateVersion: true } });
    return issueToken(tx, purpose, user, email);
  });
}
