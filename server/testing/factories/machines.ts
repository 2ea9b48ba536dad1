import type { Actor } from "@/server/access/scope";
import { newId } from "@/server/ids";
import { hashToken, newAccessKey, newSecretKey } from "@/server/secrets/token";
import { nameKey } from "@/server/text";
import type { OrganizationRef, Person, WorkspaceRef } from "../factory";
import { next, write } from "../rows";

export interface CredentialRef {
  id: string;
  accessKey: string;
  secretKey: string;
  /** The actor that a request with this credential has. */
  actor: Actor;
}

/** A credential of somebody, for one workspace or, where an organization is given, for all of it. */
export async function credential(
  who: Person,
  reach: WorkspaceRef | OrganizationRef,
  options: { label?: string; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<CredentialRef> {
  const oneWorkspace = "organizationId" in reach;
  const organizationId = oneWorkspace ? reach.organizationId : reach.id;
  const workspaceId = oneWorkspace ? reach.id : null;
  const { label = "", expiresAt = null, revokedAt = null } = options;
  const id = newId("crd");
  const accessKey = newAccessKey();
  const secretKey = newSecretKey();
  const row = { id, organizationId, workspaceId, userId: who.id, label, accessKey, expiresAt, revokedAt };
  await write((tx) => tx.credential.create({ data: { ...row, secretHash: hashToken(secretKey) } }));
  const { slug, name } = reach;
  const place = {
    organization: { id: organizationId, slug, name },
    workspace: oneWorkspace ? { id: reach.id, slug, name } : null,
    role: null,
  };
  const proof = {
    id,
    kind: "credential" as const,
    accessKey,
    organizationId,
    workspaceId,
    expiresAt,
    secretVersion: 1,
    networks: [],
    proofs: [],
    place,
    scopes: null,
    standing: null,
    chosen: null,
  };
  return { id, accessKey, secretKey, actor: { ...who.actor, session: null, credential: proof } };
}

export interface ServiceAccountRef extends CredentialRef {
  /** Id of the service account; `id` is the one of its credential. */
  serviceAccount: string;
}

/** A service account of a workspace, with its first credential and the actor that a request with it has. */
export async function serviceAccount(
  of: WorkspaceRef,
  options: { name?: string; role?: "member" | "viewer"; createdBy?: Person } = {},
): Promise<ServiceAccountRef> {
  const { name = `Machine ${next()}`, role = "member", createdBy } = options;
  const serviceAccountId = newId("sa");
  const place = { organizationId: of.organizationId, workspaceId: of.id };
  const id = newId("crd");
  const accessKey = newAccessKey();
  const secretKey = newSecretKey();
  await write(async (tx) => {
    const createdById = createdBy?.id ?? "unknown";
    const data = { id: serviceAccountId, ...place, name, nameKey: nameKey(name), role, createdById };
    await tx.serviceAccount.create({ data });
    const secretHash = hashToken(secretKey);
    await tx.credential.create({ data: { id, ...place, serviceAccountId, accessKey, secretHash } });
  });
  const workspace = { id: of.id, slug: of.slug, name: of.name };
  const reached = { organization: workspace, workspace, role };
  const proof = {
    id,
    kind: "credential" as const,
    accessKey,
    ...place,
    expiresAt: null,
    secretVersion: 1,
    networks: [],
    proofs: [],
    place: reached,
    scopes: null,
    standing: null,
    chosen: null,
  };
  const nobody = {
    email: "",
    emailVerified: false,
    operator: false,
    suspended: false,
    session: null,
    impersonator: null,
  };
  const actor: Actor = { type: "service_account", id: serviceAccountId, name, ...nobody, credential: proof };
  return { id, accessKey, secretKey, serviceAccount: serviceAccountId, actor };
}
