import "server-only";
import type { OrganizationScope } from "../access/scope";
import { containing, countOf, keyset, toPage, type Page } from "../paging";
import { JOIN_STATUSES, type JoinRequestView, type ListJoinRequestsInput } from "./schema";

export const JOIN_REQUEST_COLUMNS = {
  id: true,
  message: true,
  status: true,
  createdAt: true,
  decidedAt: true,
  decidedById: true,
  user: {
    select: {
      id: true,
      name: true,
      email: true,
      emailKey: true,
      emailVerifiedAt: true,
      suspendedAt: true,
      deletedAt: true,
    },
  },
} as const;

export interface JoinRequestColumns {
  id: string;
  message: string;
  status: string;
  createdAt: Date;
  decidedAt: Date | null;
  decidedById: string | null;
  user: {
    id: string;
    name: string;
    email: string;
    emailKey: string;
    emailVerifiedAt: Date | null;
    suspendedAt: Date | null;
    deletedAt: Date | null;
  };
}

export function toJoinRequestView(row: JoinRequestColumns, names: ReadonlyMap<string, string>): JoinRequestView {
  const { id, message, createdAt, decidedAt, decidedById, user } = row;
  return {
    id,
    user: { id: user.id, name: user.name, email: user.email },
    message,
    status: JOIN_STATUSES.find((status) => status === row.status) ?? "withdrawn",
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: decidedById === null ? null : { id: decidedById, name: names.get(decidedById) ?? null },
  };
}

/** Who asked to join the organization. */
export async function listJoinRequests(
  scope: OrganizationScope,
  input: ListJoinRequestsInput,
): Promise<Page<JoinRequestView>> {
  const { after, orderBy, take } = keyset(input);
  const text = input.search;
  const searched =
    text === undefined ? {} : { user: { OR: [{ name: containing(text) }, { email: containing(text) }] } };
  const where = { ...(input.status === undefined ? {} : { status: input.status }), ...searched };
  const rows = await scope.db.joinRequest.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: JOIN_REQUEST_COLUMNS,
  });
  const deciders = await scope.db.organizationMember.findMany({
    where: { userId: { in: rows.flatMap(({ decidedById }) => decidedById ?? []) } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const names = new Map(deciders.map(({ userId, user }) => [userId, user.name]));
  const count = await countOf(input, rows.length, (limit) => scope.db.joinRequest.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toJoinRequestView(row, names),
  );
}
