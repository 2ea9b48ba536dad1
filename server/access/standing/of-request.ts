import "server-only";
import {
  workspaceStanding,
  type Key,
  type OrganizationStanding,
  type WorkspaceStanding,
} from "../../db/hot/access/standing";
import { notFound } from "../../errors";
import { isId, type IdKind } from "../../ids";
import type { Actor, OrganizationPlace, WorkspacePlace } from "../scope";
import { withoutAdministration } from "./roles";

const SLUG = /^[A-Za-z0-9_-]{1,64}$/;

/** An id or slug as it came in; undefined for anything malformed or of another kind. */
export function keyIn(kind: IdKind, text: string): Key | undefined {
  if (isId(kind, text)) return { id: text };
  return SLUG.test(text) ? { slug: text } : undefined;
}

/** The same; what is malformed is simply nowhere. @throws NOT_FOUND not_found */
export function keyOf(kind: IdKind, text: string): Key {
  const key = keyIn(kind, text);
  if (key === undefined) throw notFound();
  return key;
}

/** Whoever is impersonated administers nothing meanwhile. */
export function standingOfActor<S extends WorkspaceStanding>({ impersonator }: Actor, standing: S): S {
  return impersonator === null ? standing : withoutAdministration(standing);
}

/** The key's workspace: as it was read with the caller's own credential, where it is that one. */
export async function standingAt(actor: Actor, key: Key): Promise<WorkspaceStanding | undefined> {
  const near = actor.credential?.standing ?? null;
  const isNear = near !== null && ("id" in key ? near.workspaceId === key.id : isSlug(near.workspaceSlug, key.slug));
  const standing = isNear ? near : await workspaceStanding(actor.id, key);
  return standing === undefined ? undefined : standingOfActor(actor, standing);
}

function isSlug(slug: string, text: string): boolean {
  return slug.toLowerCase() === text.toLowerCase();
}

/** A credential reaches its workspace, or its organization and the organizations that were made with it; a device all. */
export function withinReach(actor: Actor, standing: OrganizationStanding, workspaceId?: string): boolean {
  const { credential } = actor;
  const organizationId = credential?.organizationId ?? null;
  if (credential === null || organizationId === null) return true;
  if (credential.workspaceId !== null) return credential.workspaceId === workspaceId;
  return organizationId === standing.organizationId || credential.id === standing.madeByCredential;
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
