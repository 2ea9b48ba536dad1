import "server-only";
import { requiresSso } from "../access/limits/admittance";
import type { SystemScope } from "../access/scope";
import { env } from "../env";
import { notFound } from "../errors";
import { isId } from "../ids";
import { countAttempt, type Limit } from "../limits";
import { domainOf } from "../text";
import type { EntranceView, SignInStateView } from "./schema";

/** Whoever asks for one domain after the other learns who uses which connection: not for many. */
const DISCOVERIES: Limit = { name: "sign-in-discover", count: 100, seconds: 300 };

const MOST_CONNECTIONS = 20;

const COLUMNS = {
  name: true,
  slug: true,
  ssoRequiredAt: true,
  ssoConfirmedAt: true,
  ssoRollsBackAt: true,
  ssoMessage: true,
  identityProviders: {
    where: { active: true },
    orderBy: { displayName: "asc" },
    take: MOST_CONNECTIONS,
    select: { id: true, displayName: true, provider: true },
  },
} as const;

const STANDING = {
  deletedAt: null,
  suspendedAt: null,
  personalOf: null,
  identityProviders: { some: { active: true } },
};

interface Row {
  name: string;
  slug: string;
  ssoRequiredAt: Date | null;
  ssoConfirmedAt: Date | null;
  ssoRollsBackAt: Date | null;
  ssoMessage: string;
  identityProviders: { id: string; displayName: string; provider: string }[];
}

function toView(row: Row): EntranceView {
  const required = requiresSso(row);
  return {
    organization: { name: row.name, slug: row.slug },
    connections: row.identityProviders.map(({ id, displayName, provider }) => ({ id, name: displayName, provider })),
    required,
    message: required ? row.ssoMessage : "",
  };
}

/** An organization that has a connection switched on; null for every other, whether it is there or not. */
async function entranceOf({ db }: SystemScope, named: string): Promise<EntranceView | null> {
  const where = { space: "organization", slug: named.toLowerCase() };
  // Never by a comparison without case: that takes `_` and `%` for any letter, and another's buttons would stand here.
  const slug = isId("org", named) ? null : await db.slug.findFirst({ where, select: { organizationId: true } });
  const id = slug?.organizationId ?? named;
  const row = await db.organization.findFirst({ where: { id, ...STANDING }, select: { ...COLUMNS } });
  return row === null ? null : toView(row);
}

/**
 * Which connection an address leads to: by its domain alone, in one look-up, so that nobody learns by the answer or its
 * time whether there is an account.
 * @throws LIMIT rate_limited
 */
export async function discover(scope: SystemScope, email: string): Promise<EntranceView | null> {
  await countAttempt(scope, DISCOVERIES, scope.request.address ?? "unknown");
  const verified = { domain: domainOf(email), verifiedAt: { not: null } };
  const row = await scope.db.domain.findFirst({
    where: { ...verified, organization: STANDING },
    select: { organization: { select: { ...COLUMNS } } },
  });
  return row === null ? null : toView(row.organization);
}

/** @throws NOT_FOUND */
export async function organizationEntrance(scope: SystemScope, named: string): Promise<EntranceView> {
  const entrance = await entranceOf(scope, named);
  if (entrance === null) throw notFound();
  return entrance;
}

/** What the sign-in page shows, before anybody has said who they are. */
export async function signInState(scope: SystemScope): Promise<SignInStateView> {
  const named = env().TENANTRY_SIGN_IN_ORGANIZATION;
  const verified = { some: { verifiedAt: { not: null } } };
  const leading = await scope.db.organization.findFirst({
    where: { ...STANDING, domains: verified },
    select: { id: true },
  });
  return { entrance: named === undefined ? null : await entranceOf(scope, named), emailFirst: leading !== null };
}
