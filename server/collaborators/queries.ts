import "server-only";
import { unexpired } from "../access/reach";
import type { ProjectScope } from "../access/scope";
import { ACCESS_LEVELS, PROJECT_RESOURCE_TYPES } from "../access/rights/resource-types";
import type { ReadDatabase } from "../db/tenant";
import { notFound } from "../errors";
import { containing, countOf, keyset, toPage, type Page } from "../paging";
import { pictureOf } from "../pictures/schema";
import type { CollaboratorView, ListCollaboratorsInput } from "./schema";

const COLUMNS = {
  userId: true,
  role: true,
  access: true,
  external: true,
  addedById: true,
  createdAt: true,
  expiresAt: true,
  customRole: { select: { id: true, name: true } },
  user: { select: { id: true, name: true, email: true, suspendedAt: true, picture: { select: { version: true } } } },
} as const;

interface Columns {
  userId: string;
  role: string;
  access: unknown;
  external: boolean;
  addedById: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  customRole: { id: string; name: string } | null;
  user: {
    id: string;
    name: string;
    email: string;
    suspendedAt: Date | null;
    picture: { version: string } | null;
  };
}

const ROLES = ["owner", "admin", "member", "viewer", "custom", "access"] as const;

/** The levels of an access map; anything else that a row might hold is none. */
function accessOf(value: unknown): NonNullable<CollaboratorView["access"]> {
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
  return Object.fromEntries(
    PROJECT_RESOURCE_TYPES.flatMap((type) => {
      const level = ACCESS_LEVELS.find((known) => known === given[type]);
      return level === undefined ? [] : [[type, level]];
    }),
  );
}

interface Names {
  /** False to external collaborators, who see names alone. */
  emails: boolean;
  nameOf: ReadonlyMap<string, string>;
  /** Whose membership in the organization is suspended. */
  suspended: ReadonlySet<string>;
}

function toView(row: Columns, { emails, nameOf, suspended }: Names): CollaboratorView {
  const { id, name, email, suspendedAt } = row.user;
  const role = ROLES.find((known) => known === row.role) ?? "viewer";
  const by = row.addedById;
  return {
    user: { id, name, email: emails ? email : null, ...pictureOf(id, row.user.picture?.version) },
    role,
    customRole: row.customRole,
    access: role === "access" ? accessOf(row.access) : null,
    external: row.external,
    status: suspendedAt === null && !suspended.has(id) ? "active" : "suspended",
    addedBy: by === null ? null : { id: by, name: nameOf.get(by) ?? null },
    addedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** Names of those who added, and who of them all is suspended: both are the organization's to know. */
async function namesFor(
  db: Pick<ReadDatabase, "organizationMember">,
  rows: readonly Columns[],
  emails: boolean,
): Promise<Names> {
  const ids = rows.flatMap(({ userId, addedById }) => (addedById === null ? [userId] : [userId, addedById]));
  const people = await db.organizationMember.findMany({
    where: { userId: { in: [...new Set(ids)] } },
    select: { userId: true, suspendedAt: true, user: { select: { name: true } } },
  });
  return {
    emails,
    nameOf: new Map(people.map(({ userId, user }) => [userId, user.name])),
    suspended: new Set(people.flatMap(({ userId, suspendedAt }) => (suspendedAt === null ? [] : [userId]))),
  };
}

function matching(search: string | undefined, emails: boolean) {
  if (search === undefined) return {};
  const name = { name: containing(search) };
  // Who sees no addresses finds nobody by one either.
  return { user: emails ? { OR: [name, { email: containing(search) }] } : name };
}

/** People of the organization see addresses, and so do the workspace's machines; a project's own may be an external's. */
function seesEmails({ actor, organizationRole, inWorkspace }: ProjectScope): boolean {
  return organizationRole !== null || (actor.type === "service_account" && inWorkspace);
}

/** The collaborators of the project, in the order of their accounts. */
export async function listCollaborators(
  scope: ProjectScope,
  input: ListCollaboratorsInput,
): Promise<Page<CollaboratorView>> {
  const { after, orderBy, take } = keyset(input);
  const emails = seesEmails(scope);
  const external = input.external === undefined ? {} : { external: input.external === "true" };
  const where = { AND: [unexpired(), external, matching(input.search, emails)] };
  const rows = await scope.db.collaborator.findMany({
    where: { AND: [where, after.id === undefined ? {} : { userId: after.id }] },
    orderBy: { userId: orderBy.id },
    take,
    select: COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.collaborator.count({ where, ...limit }));
  const names = await namesFor(scope.db, rows, emails);
  return toPage(
    input,
    rows,
    count,
    (row) => row.userId,
    (row) => toView(row, names),
  );
}

/** One collaborator, read in the transaction that changed them. */
export async function getCollaborator(
  tx: Pick<ReadDatabase, "collaborator" | "organizationMember">,
  scope: ProjectScope,
  userId: string,
): Promise<CollaboratorView> {
  const row = await tx.collaborator.findFirst({ where: { projectId: scope.project.id, userId }, select: COLUMNS });
  if (row === null) throw notFound();
  return toView(row, await namesFor(tx, [row], seesEmails(scope)));
}
