import type { CredentialScopes } from "../access/limits/credential-scopes";
import type { Actor } from "../access/scope";
import { isScopePermission, scopePermissions } from "../credentials/schema";

/** What OAuth calls the half of a credential's scopes that lets it read alone. */
const READ_ONLY = "read_only";

/** Every credential may say what it is, so this one gives nothing beside. */
const NOTHING = "account.read";

/** Every word that a scope may hold. */
export function supportedScopes(): string[] {
  return [READ_ONLY, ...scopePermissions()];
}

/** Scopes as OAuth writes them (RFC 6749, 3.3): names of permissions, and `read_only`; undefined for no limit. */
export function scopeText(scopes: CredentialScopes | null): string | undefined {
  if (scopes === null) return undefined;
  const { permissions, readOnly } = scopes;
  const names = permissions === null ? [] : permissions.length === 0 ? [NOTHING] : permissions;
  const text = [...names, ...(readOnly ? [READ_ONLY] : [])].join(" ");
  return text === "" ? undefined : text;
}

/** What a scope's text limits a token to; null where it names something that is not known. */
export function readScopeText(text: string): CredentialScopes | null {
  const words = text.split(" ").filter((word) => word !== "");
  const names = words.filter((word) => word !== READ_ONLY);
  if (words.length === 0 || !names.every(isScopePermission)) return null;
  return {
    permissions: names.length === 0 ? null : [...new Set(names)],
    readOnly: words.includes(READ_ONLY),
    project: null,
  };
}

/** What both allow. */
export function narrowed(one: CredentialScopes | null, other: CredentialScopes | null): CredentialScopes | null {
  if (one === null || other === null) return one ?? other;
  return {
    permissions: bothOf(one.permissions, other.permissions),
    readOnly: one.readOnly || other.readOnly,
    project: one.project ?? other.project,
  };
}

function bothOf(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((name) => other.includes(name));
}

/** What is given by being named: of these a token names none that its credential does not. */
function isGivenByName(type: Actor["type"], name: string): boolean {
  return name === "project-key.use" || (name === "access.check" && type === "service_account");
}

/** Whether a request stays within what the credential is good for: it may narrow that, and never widens it. */
export function isWithin({ permissions }: CredentialScopes, { type, credential }: Actor): boolean {
  const held = credential?.scopes?.permissions ?? null;
  if (permissions === null) return true;
  return permissions.every((name) => (held === null ? !isGivenByName(type, name) : held.includes(name)));
}
