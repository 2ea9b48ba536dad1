import "server-only";
import { AppError } from "../../errors";
import { refuseAddress } from "../../outbound/destination";
import { seal } from "../../secrets/seal";
import { oidcSettingsSchema, samlSettingsSchema, type ClaimNames, type ProtocolName } from "../schema/connection";
import { foreignFields, oidcFields, PROVIDERS_OF, samlFields, type ProviderName } from "../schema/fields";
import type { UpdateIdentityProviderInput } from "../schema/inputs";
import type { SettingsOf } from "../schema/missing";
import { CLIENT_SECRET_OWNER, PRIVATE_KEY_OWNER } from "../views/secrets";
import { readCertificate, readPrivateKey } from "./certificates";

/** What may be said of a connection beside its name, its protocol and its certificates. */
export type Given = Omit<UpdateIdentityProviderInput, "identityProvider" | "displayName">;

/** Where the server itself goes; the other addresses are the browser's. */
const ASKED_BY_THE_SERVER = [
  "issuer",
  "accessTokenEndpoint",
  "revocationEndpoint",
  "userInfoEndpoint",
  "jwksUri",
] as const;

/** @throws INVALID address_not_allowed (its field) */
export async function refuseAddresses(given: Given): Promise<void> {
  for (const field of ASKED_BY_THE_SERVER) {
    const address = given[field];
    if (address !== undefined && address !== null) await refuseAddress(address, field);
  }
}

/** @throws INVALID invalid_value (its field) for what the protocol does not have */
export function refuseForeign(protocol: ProtocolName, given: Given): void {
  const [field] = foreignFields(protocol, given);
  if (field !== undefined) throw new AppError("INVALID", "invalid_value", field);
}

/** @throws INVALID invalid_value (provider) */
export function refuseProvider(protocol: ProtocolName, provider: ProviderName | undefined): void {
  if (provider === undefined || PROVIDERS_OF[protocol].includes(provider)) return;
  throw new AppError("INVALID", "invalid_value", "provider");
}

function claimsOf(before: ClaimNames, given: Given["claims"]): ClaimNames {
  const named = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(named) };
}

/** Settings as the database keeps them: what has no value is not there. */
export function keptSettings(settings: SettingsOf["settings"]): Record<string, Json> {
  const entries: [string, Json | undefined][] = Object.entries(settings);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

type Json = string | boolean | readonly string[] | Readonly<Record<string, string>>;

/** The settings afterwards, as they are kept: what is absent stays, null goes. */
export function mergeSettings(of: SettingsOf, given: Given): Record<string, Json> {
  const names = Object.keys(of.protocol === "oidc" ? oidcFields : samlFields);
  const merged: Record<string, unknown> = { ...of.settings, claims: claimsOf(of.settings.claims, given.claims) };
  const values: Readonly<Record<string, unknown>> = given;
  for (const name of names) {
    if (values[name] !== undefined) merged[name] = values[name] ?? undefined;
  }
  if (typeof given.publicKey === "string") merged.publicKey = readCertificate(given.publicKey, "publicKey").pem;
  return keptSettings((of.protocol === "oidc" ? oidcSettingsSchema : samlSettingsSchema).parse(merged));
}

interface CommonColumns {
  provider?: string;
  createUsers?: boolean;
  defaultRole?: string;
  syncGroups?: boolean;
  syncRoles?: boolean;
  withoutMatch?: string;
}

/** The columns of what both protocols have, as far as something is said of them. */
export function commonColumns({ provider, createUsers, defaultRole, syncGroups, syncRoles, withoutMatch }: Given) {
  const said: CommonColumns = {};
  if (provider !== undefined) said.provider = provider;
  if (createUsers !== undefined) said.createUsers = createUsers;
  if (defaultRole !== undefined) said.defaultRole = defaultRole;
  if (syncGroups !== undefined) said.syncGroups = syncGroups;
  if (syncRoles !== undefined) said.syncRoles = syncRoles;
  if (withoutMatch !== undefined) said.withoutMatch = withoutMatch;
  return said;
}

/** The sealed columns, as far as something is said of them; null takes a secret away. @throws INVALID sso_private_key */
export function secretColumns(id: string, { clientSecret, privateKey }: Given) {
  const sealed: { sealedClientSecret?: string | null; sealedPrivateKey?: string | null } = {};
  if (clientSecret !== undefined) {
    sealed.sealedClientSecret = clientSecret === null ? null : seal(clientSecret, CLIENT_SECRET_OWNER(id));
  }
  if (privateKey !== undefined) {
    sealed.sealedPrivateKey = privateKey === null ? null : seal(readPrivateKey(privateKey), PRIVATE_KEY_OWNER(id));
  }
  return sealed;
}
