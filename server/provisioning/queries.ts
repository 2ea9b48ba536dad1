import "server-only";
import type { OrganizationScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { publicUrl } from "../env";
import { notFound } from "../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { DAY_MILLISECONDS } from "../time";
import type { CallView, ListCallsInput, ProvisioningView, TokenView } from "./schema";
import { readMakers } from "./views/makers";
import { TOKEN_COLUMNS, toTokenView } from "./views/token";

/** The address that a directory asks. */
export function scimUrl(): string {
  return `${publicUrl()}/scim/v2`;
}

/** What can be given back: who was taken away within the last day. */
export function undoable(organizationId: string) {
  return { organizationId, undoneAt: null, at: { gt: new Date(Date.now() - DAY_MILLISECONDS) } };
}

type Database = Pick<
  ReadDatabase,
  "organization" | "directoryUser" | "directoryGroup" | "provisioningRemoval" | "provisioningToken"
>;

/** How provisioning stands; also in the transaction that changed it. */
export async function readProvisioning(db: Database, organizationId: string): Promise<ProvisioningView> {
  const row = await db.organization.findFirst({
    where: { id: organizationId },
    select: { provisioningBrake: true, provisioningStoppedAt: true },
  });
  if (row === null) throw notFound();
  const { provisioningBrake, provisioningStoppedAt } = row;
  const people = await db.directoryUser.count({ where: { organizationId } });
  const waiting = await db.directoryUser.count({ where: { organizationId, userId: null, active: true } });
  const groups = await db.directoryGroup.count({ where: { organizationId, identityProviderId: null } });
  const removed = await db.provisioningRemoval.findMany({
    where: { ...undoable(organizationId), kind: { not: "removed" } },
    select: { userId: true },
    distinct: ["userId"],
  });
  const last = await db.provisioningToken.aggregate({ where: { organizationId }, _max: { lastUsedAt: true } });
  return {
    url: scimUrl(),
    brake: provisioningBrake,
    stoppedAt: provisioningStoppedAt?.toISOString() ?? null,
    people,
    waiting,
    groups,
    removed: removed.length,
    lastCallAt: last._max.lastUsedAt?.toISOString() ?? null,
  };
}

export async function getProvisioning({ db, organization }: OrganizationScope): Promise<ProvisioningView> {
  return readProvisioning(db, organization.id);
}

/** The tokens of an organization's directories, the ended ones too. */
export async function listTokens({ db, organization }: OrganizationScope, input: PageInput): Promise<Page<TokenView>> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { label: containing(input.search) };
  const rows = await db.provisioningToken.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: TOKEN_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => db.provisioningToken.count({ where, ...limit }));
  const makers = await readMakers(
    db,
    organization.id,
    rows.map(({ createdById }) => createdById),
  );
  return toPage(
    input,
    rows,
    count,
    ({ id }) => id,
    (row) => toTokenView(row, makers.get(row.createdById)),
  );
}

/** What directories asked within the last 30 days. */
export async function listCalls({ db }: OrganizationScope, input: ListCallsInput): Promise<Page<CallView>> {
  const { after, orderBy, take } = keyset(input);
  const { search, result } = input;
  const text = search === undefined ? {} : { OR: [{ path: containing(search) }, { detail: containing(search) }] };
  const outcome = result === undefined ? {} : { status: result === "done" ? { lt: 400 } : { gte: 400 } };
  const where = { AND: [text, outcome] };
  const rows = await db.provisioningCall.findMany({ where: { AND: [where, after] }, orderBy, take });
  const count = await countOf(input, rows.length, (limit) => db.provisioningCall.count({ where, ...limit }));
  const tokens = await db.provisioningToken.findMany({
    where: { id: { in: [...new Set(rows.map(({ tokenId }) => tokenId))] } },
    select: { id: true, label: true },
  });
  const labelOf = new Map(tokens.map(({ id, label }) => [id, label]));
  return toPage(
    input,
    rows,
    count,
    ({ id }) => id,
    ({ id, at, tokenId, method, path, status, detail, milliseconds }) => ({
      id,
      at: at.toISOString(),
      token: tokenId,
      tokenLabel: labelOf.get(tokenId) ?? null,
      method,
      path,
      status,
      detail,
      milliseconds,
    }),
  );
}
