import "server-only";
import { refuseLimited, refuseOutliving } from "../../access/limits/credential-scopes";
import type { Permission } from "../../access/permissions";
import type { Actor } from "../../access/scope";
import { AppError } from "../../errors";
import { networksCover } from "../networks";
import type { FoundCredential } from "../views/credential";

/** What is made or changed by a credential never exceeds it: in rights, in time, or in where it is good. */

/** @throws FORBIDDEN credential_scope (networks) */
export function refuseWiderNetworks({ credential }: Actor, networks: readonly string[]): void {
  if (credential !== null && !networksCover(credential.networks, networks)) {
    throw new AppError("FORBIDDEN", "credential_scope", "networks");
  }
}

/** The networks of what the caller makes: those of the credential that makes it, unless narrower ones are given. */
export function networksOfNew(actor: Actor, given: readonly string[] = []): string[] {
  const networks = given.length === 0 ? (actor.credential?.networks ?? []) : given;
  refuseWiderNetworks(actor, networks);
  return [...new Set(networks)];
}

/**
 * Whoever rotates a credential learns its secret. By a credential that may less than its actor nobody learns of another
 * one, and by an access token of none at all; by one that ends, of none that lasts longer: so the secret that
 * a rotation leaves for a while does not rotate in its turn.
 * @throws FORBIDDEN credential_scope
 */
export function refuseLearning(actor: Actor, permission: Permission, found: FoundCredential): void {
  refuseOutliving(actor, found.expiresAt);
  const own = actor.credential;
  if (own === null) return;
  const itself = own.kind === "credential" && own.id === found.id;
  if (itself) return;
  refuseLimited(actor, permission);
  refuseWiderNetworks(actor, found.networks);
}
