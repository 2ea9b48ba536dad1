import "server-only";
import { systemScope } from "../access/authorize";
import { unexpired } from "../access/reach";
import type { AccountScope, Actor, SystemScope } from "../access/scope";
import { notFound } from "../errors";
import { maskEmail } from "../invitations/by-token";
import { countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import { hashToken } from "../secrets/token";
import { findLink } from "../sso/admission/link";
import type { ConnectableView, IdentityView, OpenedIdentityLinkView } from "./schema";

const NAMED = { select: { id: true, name: true } } as const;
const PROVIDER = { id: true, displayName: true, protocol: true, active: true, organization: NAMED } as const;

function protocolOf(text: string): "oidc" | "saml" {
  return text === "saml" ? "saml" : "oidc";
}

/** The providers that know the caller. */
export async function listIdentities(scope: AccountScope, input: PageInput): Promise<Page<IdentityView>> {
  const { after, orderBy, take } = keyset(input);
  const rows = await scope.db.userIdentity.findMany({
    where: after,
    orderBy,
    take,
    select: { id: true, email: true, createdAt: true, lastSignInAt: true, identityProvider: { select: PROVIDER } },
  });
  const count = await scope.db.userIdentity.count({ where: {}, ...countLimit(input) });
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ identityProvider: { organization, displayName, protocol, ...provider }, ...row }) => ({
      id: row.id,
      organization,
      identityProvider: { id: provider.id, name: displayName, protocol: protocolOf(protocol), active: provider.active },
      email: row.email,
      createdAt: row.createdAt.toISOString(),
      lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    }),
  );
}

/** Active connections of the organizations to which a person belongs, whether they have come by them or not. */
export function reachableProviders(userId: string) {
  const member = { userId, suspendedAt: null, ...unexpired() };
  return { active: true, organization: { deletedAt: null, suspendedAt: null, members: { some: member } } };
}

/** What the caller may connect. */
export async function listConnectable(scope: AccountScope, input: PageInput): Promise<Page<ConnectableView>> {
  const { after, orderBy, take } = keyset(input);
  const { db } = systemScope("api", scope.request);
  const userId = scope.actor.id;
  const where = { ...reachableProviders(userId), identities: { none: { userId } } };
  const rows = await db.identityProvider.findMany({ where: { AND: [where, after] }, orderBy, take, select: PROVIDER });
  const count = await db.identityProvider.count({ where, ...countLimit(input) });
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ id, displayName, protocol, organization }) => ({
      id,
      name: displayName,
      protocol: protocolOf(protocol),
      organization,
    }),
  );
}

/**
 * What waits for an account's own sign-in, in the browser that came from the provider. Reading changes nothing.
 * @throws NOT_FOUND for an unknown token, another browser, a link that is used or too old
 */
export async function openLink(
  scope: SystemScope,
  actor: Actor | null,
  { token, browser }: { token: string; browser: string | undefined },
): Promise<OpenedIdentityLinkView> {
  const found = await findLink(scope, token, browser === undefined ? null : hashToken(browser));
  if (found === null) throw notFound();
  const where = { id: found.identityProviderId };
  const provider = await scope.db.identityProvider.findFirst({ where, select: PROVIDER });
  if (provider?.active !== true) throw notFound();
  return {
    identityProvider: provider.displayName,
    organization: provider.organization.name,
    emailMasked: maskEmail(found.email),
    match: actor === null ? "signed_out" : actor.id === found.userId ? "match" : "mismatch",
  };
}
