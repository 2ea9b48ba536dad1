import "server-only";
import { workspaceStanding, type Key, type OrganizationStanding, type WorkspaceStanding } from "../db/hot/standing";
import { notFound } from "../errors";
import { isId, type IdKind } from "../ids";
import type { Actor, OrganizationPlace, WorkspacePlace } from "./scope";

const SLUG = /^[A-Za-z0-9_-]{1,64}$/;

/** An id or slug as it came in; anything malformed or of another kind is simply nowhere. */
export function keyOf(kind: IdKind, text: string): Key {
  if (isId(kind, text)) return { id: text };
  if (!SLUG.test(text)) throw notFound();
  return { slug: text };
}

/** The key's workspace: as it was read with the caller's own credential, where it is that one. */
export async function standingAt(actor: Actor, key: Key): Promise<WorkspaceStanding | undefined> {
  const near = actor.credential?.standing ?? null;
  const isNear = near !== null && ("id" in key ? near.workspaceId === key.id : isSlug(near.workspaceSlug, key.slug));
  return isNear ? near : workspaceStanding(actor.id, key);
}

function isSlug(slug: string, text: string): boolean {
  return slug.toLowerCase() === text.toLowerCase();
}

/** A credential reaches its workspace, or its organization and the organizations that were made with it. */
export function withinReach(actor: Actor, standing: OrganizationStanding, workspaceId?: string): boolean {
  const { credential } = actor;
  if (credential === null) return true;
  if (credential.workspaceId !== null) return credential.workspaceId === workspaceId;
  return credential.organizationId === standing.organizationId || credential.id === standing.madeByCredential;
}

export function organizationPlace(standing: OrganizationStanding): OrganizationPlace {
  return {
    id: standing.organizationId,
    slug: standing.organizationSlug,
    name: standing.organizationName,
    personal: standing.personal,
  };
}

export function workspacePlace(standing: WorkspaceStanding): WorkspacePlace {
  return {
    id: standing.workspaceId,
    slug: standing.workspaceSlug,
    name: standing.workspaceName,
    isDefault: standing.isDefault,
  };
}

export function suspension(standing: WorkspaceStanding): { place: boolean; person: boolean } {
  return { place: standing.workspaceSuspended, person: standing.serviceAccountSuspended };
}
