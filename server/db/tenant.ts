import "server-only";
import { Prisma } from "../../prisma/generated/client";
import { client } from "./client";
import { lockRow, type Lock } from "./locks";

/** What a database handle is confined to. `null` confines nothing and belongs to the system alone. */
export type Owner =
  | { organizationId: string; workspaceId?: string; projectId?: string; accountId?: string }
  | { userId: string }
  | { instance: true }
  | null;

/** What an operator's handle reaches: nothing that a tenant keeps in its rooms. */
const INSTANCE_MODELS: readonly string[] = [
  "Instance",
  "User",
  "Organization",
  "ResourceType",
  "Session",
  "DeviceAuthorization",
  "DeviceSignIn",
  "Mail",
  "Job",
  "AuditEntry",
  "Plan",
  "BillingSettings",
  "BillingAccount",
  "SubscriptionChange",
  "Invoice",
  "Payment",
];

/** What the operator offers to everybody: read in every scope, written in an operator's alone. */
const OFFERED: readonly string[] = ["Plan", "BillingSettings"];
const READS: readonly string[] = [
  "findFirst",
  "findUnique",
  "findMany",
  "findFirstOrThrow",
  "findUniqueOrThrow",
  "count",
];

/** `accountId` is no column: it lets somebody who comes into an organization reach their own account there. */
const OWNER_FIELDS = ["organizationId", "workspaceId", "projectId", "userId", "accountId"] as const;
const SELF: Readonly<Record<(typeof OWNER_FIELDS)[number], string>> = {
  organizationId: "Organization",
  workspaceId: "Workspace",
  projectId: "Project",
  userId: "User",
  accountId: "User",
};

const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AccessGrant: Prisma.AccessGrantScalarFieldEnum,
  AccessRequest: Prisma.AccessRequestScalarFieldEnum,
  AccessRule: Prisma.AccessRuleScalarFieldEnum,
  AuditEntry: Prisma.AuditEntryScalarFieldEnum,
  BillingAccount: Prisma.BillingAccountScalarFieldEnum,
  Budget: Prisma.BudgetScalarFieldEnum,
  BudgetAlert: Prisma.BudgetAlertScalarFieldEnum,
  Collaborator: Prisma.CollaboratorScalarFieldEnum,
  ConsumedAssertion: Prisma.ConsumedAssertionScalarFieldEnum,
  Credential: Prisma.CredentialScalarFieldEnum,
  CredentialUse: Prisma.CredentialUseScalarFieldEnum,
  DefaultProject: Prisma.DefaultProjectScalarFieldEnum,
  DeviceAuthorization: Prisma.DeviceAuthorizationScalarFieldEnum,
  DeviceSignIn: Prisma.DeviceSignInScalarFieldEnum,
  DirectoryGroup: Prisma.DirectoryGroupScalarFieldEnum,
  DirectoryGroupMember: Prisma.DirectoryGroupMemberScalarFieldEnum,
  DirectoryMapping: Prisma.DirectoryMappingScalarFieldEnum,
  DirectoryUser: Prisma.DirectoryUserScalarFieldEnum,
  Domain: Prisma.DomainScalarFieldEnum,
  Group: Prisma.GroupScalarFieldEnum,
  GroupMember: Prisma.GroupMemberScalarFieldEnum,
  IdentityLink: Prisma.IdentityLinkScalarFieldEnum,
  IdentityProvider: Prisma.IdentityProviderScalarFieldEnum,
  IdentityProviderCertificate: Prisma.IdentityProviderCertificateScalarFieldEnum,
  IdentityProviderWorkspace: Prisma.IdentityProviderWorkspaceScalarFieldEnum,
  Invitation: Prisma.InvitationScalarFieldEnum,
  InvitationLink: Prisma.InvitationLinkScalarFieldEnum,
  Invoice: Prisma.InvoiceScalarFieldEnum,
  InvoiceLine: Prisma.InvoiceLineScalarFieldEnum,
  JoinRequest: Prisma.JoinRequestScalarFieldEnum,
  KnownDevice: Prisma.KnownDeviceScalarFieldEnum,
  Mail: Prisma.MailScalarFieldEnum,
  Meter: Prisma.MeterScalarFieldEnum,
  Notification: Prisma.NotificationScalarFieldEnum,
  NotificationChoice: Prisma.NotificationChoiceScalarFieldEnum,
  OneTimeToken: Prisma.OneTimeTokenScalarFieldEnum,
  Organization: Prisma.OrganizationScalarFieldEnum,
  OrganizationMember: Prisma.OrganizationMemberScalarFieldEnum,
  Passkey: Prisma.PasskeyScalarFieldEnum,
  PasskeyChallenge: Prisma.PasskeyChallengeScalarFieldEnum,
  Payment: Prisma.PaymentScalarFieldEnum,
  PaymentMethod: Prisma.PaymentMethodScalarFieldEnum,
  PendingSignIn: Prisma.PendingSignInScalarFieldEnum,
  Project: Prisma.ProjectScalarFieldEnum,
  ProjectKey: Prisma.ProjectKeyScalarFieldEnum,
  ProvisioningCall: Prisma.ProvisioningCallScalarFieldEnum,
  ProvisioningRemoval: Prisma.ProvisioningRemovalScalarFieldEnum,
  ProvisioningToken: Prisma.ProvisioningTokenScalarFieldEnum,
  RecoveryCode: Prisma.RecoveryCodeScalarFieldEnum,
  Resource: Prisma.ResourceScalarFieldEnum,
  Role: Prisma.RoleScalarFieldEnum,
  ServiceAccount: Prisma.ServiceAccountScalarFieldEnum,
  Session: Prisma.SessionScalarFieldEnum,
  SignInTicket: Prisma.SignInTicketScalarFieldEnum,
  Slug: Prisma.SlugScalarFieldEnum,
  SsoTransaction: Prisma.SsoTransactionScalarFieldEnum,
  StorageAccess: Prisma.StorageAccessScalarFieldEnum,
  SubscriptionChange: Prisma.SubscriptionChangeScalarFieldEnum,
  TotpFactor: Prisma.TotpFactorScalarFieldEnum,
  UsageDay: Prisma.UsageDayScalarFieldEnum,
  UsageDayTotal: Prisma.UsageDayTotalScalarFieldEnum,
  UsageEvent: Prisma.UsageEventScalarFieldEnum,
  UsageEventId: Prisma.UsageEventIdScalarFieldEnum,
  UsageHour: Prisma.UsageHourScalarFieldEnum,
  User: Prisma.UserScalarFieldEnum,
  UserIdentity: Prisma.UserIdentityScalarFieldEnum,
  UserPicture: Prisma.UserPictureScalarFieldEnum,
  UserPreferences: Prisma.UserPreferencesScalarFieldEnum,
  Vault: Prisma.VaultScalarFieldEnum,
  VaultGroup: Prisma.VaultGroupScalarFieldEnum,
  VaultVersion: Prisma.VaultVersionScalarFieldEnum,
  Workspace: Prisma.WorkspaceScalarFieldEnum,
  WorkspaceMember: Prisma.WorkspaceMemberScalarFieldEnum,
};

/** Models that any confined transaction may write to, since their rows carry no tenant's data a reader could reach. */
const OUTBOX: readonly string[] = ["Job", "Mail", "AuditEntry", "AuditUnsealed", "IdempotencyKey", "Notification"];

/** Models whose rows name their organization in another column: an organization's chain has its id. */
const CHAINED: readonly string[] = ["AuditSeal", "AuditCheckpoint"];

type Values = Readonly<Record<string, unknown>>;

/** The columns and values that confine a model; throws where the owner has no say over the model at all. */
function confinement(owner: Owner, model: string, writing: boolean): Values {
  if (owner === null) return {};
  if (writing && OUTBOX.includes(model)) return {};
  if ("instance" in owner) {
    if (INSTANCE_MODELS.includes(model)) return {};
    throw new Error(`${model} is out of an operator's reach`);
  }
  if (CHAINED.includes(model) && "organizationId" in owner) return { chain: owner.organizationId };
  const values: Record<string, unknown> = {};
  const fields = FIELDS[model] ?? {};
  for (const field of OWNER_FIELDS) {
    const value = (owner as Partial<Record<string, string>>)[field];
    if (value === undefined) continue;
    if (SELF[field] === model) values.id = value;
    else if (field in fields) values[field] = value;
  }
  if (Object.keys(values).length === 0) {
    throw new Error(`${model} cannot be confined to ${Object.keys(owner).join(", ")}`);
  }
  return values;
}

function record(value: unknown): Values {
  return typeof value === "object" && value !== null ? (value as Values) : {};
}

function fill(data: unknown, owner: Values): Values {
  const given = record(data);
  for (const [field, value] of Object.entries(owner)) {
    if (given[field] !== undefined && given[field] !== value) throw new Error(`${field} of another owner`);
  }
  return { ...given, ...owner };
}

/** Columns that say whom a row belongs to are never moved by an update. */
function keep(data: unknown, owner: Values): unknown {
  for (const [field, value] of Object.entries(owner)) {
    if (field in record(data) && record(data)[field] !== value) throw new Error(`${field} cannot change`);
  }
  return data;
}

/** Adds the owner to every top-level filter and insert. Nested ones are closed by the composite foreign keys. */
export function confineArguments(owner: Owner, model: string, operation: string, args: unknown): unknown {
  const writing = operation === "create" || operation === "createMany" || operation === "createManyAndReturn";
  if (OFFERED.includes(model) && READS.includes(operation)) return args;
  const values = confinement(owner, model, writing);
  const given = record(args);
  if (Object.keys(values).length === 0) return args;
  if (operation === "create") return { ...given, data: fill(given.data, values) };
  if (writing) {
    const rows: readonly unknown[] = Array.isArray(given.data) ? given.data : [given.data];
    return { ...given, data: rows.map((row) => fill(row, values)) };
  }
  const where = { ...record(given.where), AND: [values, ...conditions(record(given.where).AND)] };
  if (operation === "upsert") {
    return { ...given, where, create: fill(given.create, values), update: keep(given.update, values) };
  }
  return "data" in given ? { ...given, where, data: keep(given.data, values) } : { ...given, where };
}

function conditions(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function extended(owner: Owner) {
  return client().$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) =>
          query(confineArguments(owner, model, operation, args) as typeof args),
      },
    },
  });
}

type Confined = ReturnType<typeof extended>;
type ModelKey = Uncapitalize<Prisma.ModelName>;
type ReadOperation = "findFirst" | "findUnique" | "findMany" | "count" | "aggregate" | "groupBy";

/** Reads of every model, each confined to the scope's owner. There is no other way to read. */
export type ReadDatabase = { readonly [Key in ModelKey]: Pick<Confined[Key], ReadOperation> };

/** Reads and writes inside one transaction, confined likewise. Raw SQL is not among them. */
export type TransactionDatabase = { readonly [Key in ModelKey]: Confined[Key] };

/** A reading handle that is confined to the owner; made when first used, since most requests need none. */
export function reader(owner: Owner): ReadDatabase {
  return extended(owner);
}

/** Runs work in one transaction that is confined to the owner, after taking the named row's lock. */
export async function transaction<T>(
  owner: Owner,
  lock: Lock | undefined,
  work: (tx: TransactionDatabase) => Promise<T>,
): Promise<T> {
  return extended(owner).$transaction(async (tx) => {
    if (lock !== undefined) await lockRow(tx, lock);
    return work(tx);
  });
}
