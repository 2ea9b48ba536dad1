import "server-only";
import type { InstanceScope } from "../access/scope";
import { env, publicUrl } from "../env";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { VERSION } from "../version";
import type { InstanceOrganizationView, InstanceUserView, InstanceView, MailView } from "./schema";

/** The installation at a glance, for operators. */
export async function getInstance(scope: InstanceScope): Promise<InstanceView> {
  const row = await scope.db.instance.findUnique({ where: { id: 1 } });
  const [users, organizations, waiting, failed] = await Promise.all([
    scope.db.user.count({ where: { deletedAt: null } }),
    scope.db.organization.count({ where: { personalOf: null, deletedAt: null } }),
    scope.db.job.count({ where: { endedAt: null } }),
    scope.db.job.count({ where: { endedAt: { not: null }, lastError: { not: null } } }),
  ]);
  const signUp = row?.signUp === "open" || row?.signUp === "closed" ? row.signUp : env().TENANTRY_SIGN_UP;
  return {
    version: VERSION,
    database: /[?&]host=(?:\/|%2F)/i.test(env().DATABASE_URL ?? "") ? "embedded" : "postgresql",
    url: publicUrl(),
    mail: { on: env().SMTP_URL !== undefined, from: env().MAIL_FROM },
    signUp,
    organizationCreation: row?.organizationCreation === "operators" ? "operators" : "any",
    users,
    organizations,
    jobs: { waiting, failed },
  };
}

const STATUSES = ["queued", "sent", "failed", "off"] as const;

function mailStatus(text: string): MailView["status"] {
  return STATUSES.find((status) => status === text) ?? "failed";
}

/** The mail outbox: to whom, what about, and what became of it; never the letters' text. */
export async function listMails(
  scope: InstanceScope,
  input: PageInput & { status?: MailView["status"] | undefined },
): Promise<Page<MailView>> {
  const { after, orderBy, take } = keyset(input);
  const where = {
    ...(input.status === undefined ? {} : { status: input.status }),
    ...(input.search === undefined ? {} : { recipient: containing(input.search) }),
  };
  const select = {
    id: true,
    recipient: true,
    kind: true,
    subject: true,
    status: true,
    lastError: true,
    createdAt: true,
    sentAt: true,
  };
  const rows = await scope.db.mail.findMany({ where: { ...where, ...after }, orderBy, take, select });
  const count = await countOf(input, rows.length, (limit) => scope.db.mail.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => ({
      ...row,
      status: mailStatus(row.status),
      createdAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
    }),
  );
}

export const USER_COLUMNS = {
  id: true,
  name: true,
  email: true,
  emailVerifiedAt: true,
  operator: true,
  suspendedAt: true,
  deletedAt: true,
  createdAt: true,
  lastSignInAt: true,
} as const;

interface UserColumns {
  id: string;
  name: string;
  email: string;
  emailVerifiedAt: Date | null;
  operator: boolean;
  suspendedAt: Date | null;
  deletedAt: Date | null;
  createdAt: Date;
  lastSignInAt: Date | null;
}

export function toUserView(row: UserColumns): InstanceUserView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    operator: row.operator,
    suspended: row.suspendedAt !== null,
    removed: row.deletedAt !== null,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  };
}

function searched(search: string | undefined, fields: readonly ["name", "email"] | readonly ["name", "slug"]) {
  if (search === undefined) return {};
  return { OR: fields.map((field) => ({ [field]: containing(search) })) };
}

export async function listUsers(scope: InstanceScope, input: PageInput): Promise<Page<InstanceUserView>> {
  const { after, orderBy, take } = keyset(input);
  const where = searched(input.search, ["name", "email"]);
  const rows = await scope.db.user.findMany({ where: { ...where, ...after }, orderBy, take, select: USER_COLUMNS });
  const count = await countOf(input, rows.length, (limit) => scope.db.user.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.id, toUserView);
}

export const ORGANIZATION_COLUMNS = {
  id: true,
  name: true,
  slug: true,
  personalOf: true,
  suspendedAt: true,
  seatMaximum: true,
  createdAt: true,
} as const;

interface OrganizationColumns {
  id: string;
  name: string;
  slug: string;
  personalOf: string | null;
  suspendedAt: Date | null;
  seatMaximum: number | null;
  createdAt: Date;
}

export function toOrganizationView({
  personalOf,
  suspendedAt,
  createdAt,
  ...row
}: OrganizationColumns): InstanceOrganizationView {
  return { ...row, personal: personalOf !== null, suspended: suspendedAt !== null, createdAt: createdAt.toISOString() };
}

/** All organizations but the personal ones, which are their users', and deleted ones. */
export async function listAllOrganizations(
  scope: InstanceScope,
  input: PageInput,
): Promise<Page<InstanceOrganizationView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { personalOf: null, deletedAt: null, ...searched(input.search, ["name", "slug"]) };
  const rows = await scope.db.organization.findMany({
    where: { ...where, ...after },
    orderBy,
    take,
    select: ORGANIZATION_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.organization.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.id, toOrganizationView);
}
