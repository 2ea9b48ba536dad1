import "server-only";
import { authorizeInvitation, systemScope } from "../access/authorize";
import { admittanceAtTheDoor, ADMITTANCE_FIELDS } from "../access/limits/admittance";
import { unexpired } from "../access/reach";
import type { AccountScope, InvitationScope, SystemScope } from "../access/scope";
import { notFound } from "../errors";
import { isId } from "../ids";
import { slicedPage, type Page, type PageInput } from "../paging";
import { domainOf } from "../text";
import type { JoinableView } from "./schema";

const OPEN_POLICIES = ["ask", "admit"];

/** One organization for each domain, so there is one or none that somebody may join by their address. */
async function findJoinable(system: SystemScope, { actor }: AccountScope) {
  if (!actor.emailVerified) return null;
  const row = await system.db.domain.findFirst({
    where: {
      domain: domainOf(actor.email),
      verifiedAt: { not: null },
      organization: {
        joinPolicy: { in: OPEN_POLICIES },
        personalOf: null,
        deletedAt: null,
        suspendedAt: null,
        members: { none: { userId: actor.id, ...unexpired() } },
      },
    },
    select: {
      domain: true,
      organization: {
        select: { id: true, name: true, slug: true, joinPolicy: true, personalOf: true, ...ADMITTANCE_FIELDS },
      },
    },
  });
  return row;
}

/** What the caller may join, with their own open request there. */
export async function listJoinable(scope: AccountScope, input: PageInput): Promise<Page<JoinableView>> {
  const found = await findJoinable(systemScope("at-the-door", scope.request), scope);
  if (found === null) return slicedPage<JoinableView>(input, []);
  const { organization, domain } = found;
  const request = await scope.db.joinRequest.findFirst({
    where: { organizationId: organization.id, status: "pending" },
    select: { id: true, createdAt: true },
  });
  const { id, name, slug, joinPolicy } = organization;
  const view: JoinableView = {
    id,
    name,
    slug,
    domain,
    policy: joinPolicy === "admit" ? "admit" : "ask",
    request: request === null ? null : { id: request.id, createdAt: request.createdAt.toISOString() },
  };
  return slicedPage(input, [view]);
}

interface Door {
  scope: InvitationScope;
  policy: "ask" | "admit";
}

/**
 * The scope of somebody at the door of an organization that their address lets them see.
 * @throws NOT_FOUND for every other organization, whether it is there or not
 */
export async function joiningScope(account: AccountScope, organization: string): Promise<Door> {
  const system = systemScope("at-the-door", account.request);
  const found = await findJoinable(system, account);
  if (found === null) throw notFound();
  const { id, slug, name, joinPolicy, personalOf } = found.organization;
  const named = isId("org", organization) ? organization === id : organization.toLowerCase() === slug.toLowerCase();
  if (!named) throw notFound();
  const workspace = await system.db.workspace.findFirst({
    where: { organizationId: id, isDefault: true },
    select: { id: true, slug: true, name: true, isDefault: true },
  });
  if (workspace === null) throw notFound();
  const place = { id, slug, name, personal: personalOf !== null };
  const scope = authorizeInvitation(account.actor, account.request, "join-request.create", {
    organization: place,
    workspace,
    admittance: admittanceAtTheDoor(found.organization, false),
  });
  return { scope, policy: joinPolicy === "admit" ? "admit" : "ask" };
}
