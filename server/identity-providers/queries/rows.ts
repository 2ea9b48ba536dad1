import "server-only";
import { publicUrl } from "../../env";
import { REASONS } from "../../reasons";
import { DEFAULT_ROLES } from "../../organization-policy/schema";
import { oidcSettingsSchema, samlSettingsSchema, WITHOUT_MATCH } from "../schema/connection";
import { oidcFields, PROVIDERS, samlFields } from "../schema/fields";
import { missingFields, type Having, type SettingsOf } from "../schema/missing";
import type { CertificateView, IdentityProviderItem, IdentityProviderView } from "../schema/views";

export const COLUMNS = {
  id: true,
  protocol: true,
  provider: true,
  displayName: true,
  active: true,
  settings: true,
  sealedClientSecret: true,
  sealedPrivateKey: true,
  createUsers: true,
  defaultRole: true,
  syncGroups: true,
  syncRoles: true,
  withoutMatch: true,
  lastSuccessAt: true,
  lastFailureAt: true,
  lastFailureReason: true,
  createdAt: true,
  updatedAt: true,
  certificates: { orderBy: { id: "asc" } },
  workspaces: {
    orderBy: { workspaceId: "asc" },
    select: { workspace: { select: { id: true, name: true, slug: true } } },
  },
} as const;

interface CertificateRow {
  id: string;
  pem: string;
  fingerprint: string;
  subject: string;
  notBefore: Date;
  notAfter: Date;
  lastUsedAt: Date | null;
  retiredAt: Date | null;
}

export interface ConnectionRow {
  id: string;
  protocol: string;
  provider: string;
  displayName: string;
  active: boolean;
  settings: unknown;
  sealedClientSecret: string | null;
  sealedPrivateKey: string | null;
  createUsers: boolean;
  defaultRole: string;
  syncGroups: boolean;
  syncRoles: boolean;
  withoutMatch: string;
  lastSuccessAt: Date | null;
  lastFailureAt: Date | null;
  lastFailureReason: string | null;
  createdAt: Date;
  updatedAt: Date;
  certificates: CertificateRow[];
  workspaces: { workspace: { id: string; name: string; slug: string } }[];
}

/** The settings of a row, with the defaults of fields that are younger than it. */
export function settingsOf({ protocol, settings }: Pick<ConnectionRow, "protocol" | "settings">): SettingsOf {
  if (protocol === "saml") return { protocol, settings: samlSettingsSchema.parse(settings) };
  return { protocol: "oidc", settings: oidcSettingsSchema.parse(settings) };
}

export function havingOf(row: ConnectionRow): Having {
  return {
    clientSecret: row.sealedClientSecret !== null,
    privateKey: row.sealedPrivateKey !== null,
    certificates: row.certificates.filter(({ retiredAt }) => retiredAt === null).length,
  };
}

function oneOf<T extends string>(values: readonly T[], value: string | null, otherwise: T): T {
  return values.find((each) => each === value) ?? otherwise;
}

function lastEndOf(certificates: readonly CertificateRow[]): string | null {
  const ends = certificates.flatMap(({ retiredAt, notAfter }) => (retiredAt === null ? notAfter.getTime() : []));
  return ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString();
}

function statusOf(row: ConnectionRow): IdentityProviderItem["status"] {
  if (row.active) return "active";
  return missingFields(settingsOf(row), havingOf(row)).length > 0 ? "draft" : "inactive";
}

export function toItem(row: ConnectionRow): IdentityProviderItem {
  const { id, displayName, createUsers, syncGroups, syncRoles, lastSuccessAt, lastFailureAt, lastFailureReason } = row;
  return {
    id,
    protocol: row.protocol === "saml" ? "saml" : "oidc",
    provider: oneOf(PROVIDERS, row.provider, "custom"),
    displayName,
    createUsers,
    defaultRole: oneOf(DEFAULT_ROLES, row.defaultRole, "viewer"),
    syncGroups,
    syncRoles,
    withoutMatch: oneOf(WITHOUT_MATCH, row.withoutMatch, "default"),
    status: statusOf(row),
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastFailureAt: lastFailureAt?.toISOString() ?? null,
    lastFailureReason: REASONS.find((reason) => reason === lastFailureReason) ?? null,
    certificateExpiresAt: lastEndOf(row.certificates),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toCertificate(row: CertificateRow): CertificateView {
  const { id, subject, fingerprint, notBefore, notAfter, lastUsedAt, retiredAt } = row;
  return {
    id,
    subject,
    fingerprint,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}

function addressesOf(id: string, protocol: IdentityProviderItem["protocol"]): IdentityProviderView["addresses"] {
  const webApp = publicUrl();
  const base = `${webApp}/sso/${id}`;
  const saml = protocol === "saml";
  return {
    webApp,
    callback: saml ? null : `${base}/callback`,
    acs: saml ? `${base}/acs` : null,
    entityId: saml ? `${base}/metadata` : null,
    metadata: saml ? `${base}/metadata` : null,
    start: `${base}/start`,
  };
}

/** The fields of the protocol, each one: null where it has none. */
function fieldsOf(of: SettingsOf): Partial<IdentityProviderView> {
  const names = Object.keys(of.protocol === "oidc" ? oidcFields : samlFields);
  const values: Readonly<Record<string, unknown>> = of.settings;
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

export function toView(row: ConnectionRow): IdentityProviderView {
  const of = settingsOf(row);
  const having = havingOf(row);
  return {
    ...toItem(row),
    ...fieldsOf(of),
    missing: missingFields(of, having),
    workspaces: row.workspaces.map(({ workspace }) => workspace),
    claims: of.settings.claims,
    hasClientSecret: having.clientSecret,
    hasPrivateKey: having.privateKey,
    certificates: row.certificates.map(toCertificate),
    addresses: addressesOf(row.id, of.protocol),
  };
}
