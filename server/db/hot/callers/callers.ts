import "server-only";
import { lookUp } from "../../lane";
import { ADMITTANCE_COLUMNS } from "../access/admittance";
import type { OrganizationStanding, WorkspaceStanding } from "../access/standing";

/** A session's row with its person, as each request of a browser looks it up. */
export interface SessionRow {
  sessionId: string;
  authenticatedAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  proofs: unknown;
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  operator: boolean;
  suspended: boolean;
}

const USER_COLUMNS = `
  u."id" as "userId", u."name" as "name", u."email" as "email", u."emailVerifiedAt" is not null as "emailVerified",
  u."operator" as "operator", u."suspendedAt" is not null as "suspended"`;

const SESSION = `
  select s."id" as "sessionId", s."authenticatedAt", s."lastUsedAt", s."expiresAt", s."proofs", ${USER_COLUMNS}
  from "sessions" s join "users" u on u."id" = s."userId" and u."deletedAt" is null
  where s."tokenHash" = $1 and s."endedAt" is null and s."expiresAt" > now() and s."lastUsedAt" > $2
    and not exists (select 1 from "organization_members" sm join "organizations" so on so."id" = sm."organizationId"
      where sm."userId" = s."userId" and so."deletedAt" is null
        and (s."createdAt" <= now() - so."sessionHours" * interval '1 hour'
          or s."lastUsedAt" <= now() - so."sessionIdleMinutes" * interval '1 minute'))`;

/**
 * The live session with this token's hash, used since `idleSince`; undefined where it has ended in any way, such as by
 * the strictest policy of its person's organizations.
 */
export async function sessionByTokenHash(tokenHash: string, idleSince: Date): Promise<SessionRow | undefined> {
  return lookUp<SessionRow>("session", SESSION, [tokenHash, idleSince], ["authenticatedAt", "lastUsedAt", "expiresAt"]);
}

/**
 * A credential's row with its person or service account, as each request of a machine looks it up, and with where they
 * stand in the place that it reaches: most requests ask about that very place.
 */
export interface CredentialRow extends OrganizationStanding, Nullable<WorkspacePart> {
  credentialId: string;
  accessKey: string;
  secretHash: string;
  secretVersion: number;
  previousSecretHash: string | null;
  previousEndsAt: Date | null;
  /** The secret before the last rotation works no more. */
  previousOver: boolean;
  networks: string[];
  scopes: unknown;
  expiresAt: Date | null;
  expired: boolean;
  revoked: boolean;
  serviceAccountId: string | null;
  /** The role in the project that its service account is built into, and that project while it stands. */
  builtRole: string | null;
  builtInto: { id: string; slug: string; name: string } | null;
  userId: string | null;
  name: string;
  email: string;
  emailVerified: boolean;
  operator: boolean;
  suspended: boolean;
  /** Null: the product's own list. */
  hiddenArguments: unknown;
}

type WorkspacePart = Pick<WorkspaceStanding, Exclude<keyof WorkspaceStanding, keyof OrganizationStanding>>;
type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };

const ENDS = ["expiresAt", "previousEndsAt"] as const;

const CREDENTIALS = `
  select k."id" as "credentialId", k."accessKey", k."secretHash", k."secretVersion", k."previousSecretHash",
    k."previousEndsAt", coalesce(k."previousEndsAt" <= now(), true) as "previousOver", k."networks", k."scopes", k."expiresAt",
    coalesce(k."expiresAt" <= now(), false) as "expired",
    k."revokedAt" is not null or k."disabledAt" is not null or u."deletedAt" is not null as "revoked",
    o."id" as "organizationId", o."slug" as "organizationSlug", o."name" as "organizationName",
    o."personalOf" is not null as "personal", o."createdByCredentialId" as "madeByCredential",
    o."suspendedAt" is not null as "organizationSuspended", o."deletedAt" is not null as "organizationDeleted",
    om."role" as "organizationRole", om."suspendedAt" is not null as "membershipSuspended", ${ADMITTANCE_COLUMNS},
    w."id" as "workspaceId", w."slug" as "workspaceSlug", w."name" as "workspaceName", w."isDefault",
    w."suspendedAt" is not null as "workspaceSuspended", w."archivedAt" is not null as "workspaceArchived",
    w."deletedAt" is not null as "workspaceDeleted", coalesce(wm."role", sa."role") as "workspaceRole",
    wr."permissions" as "workspacePermissions", sa."suspendedAt" is not null as "serviceAccountSuspended", sa."projectId" is not null as "guest",
    k."serviceAccountId", sa."projectRole" as "builtRole", case when sa."projectId" is not null then (
      select json_build_object('id', bp."id", 'slug', bp."slug", 'name', bp."name") from "projects" bp
      where bp."id" = sa."projectId" and bp."deletedAt" is null) end as "builtInto",
    u."id" as "userId", coalesce(u."name", sa."name") as "name", coalesce(u."email", '') as "email",
    u."emailVerifiedAt" is not null as "emailVerified", coalesce(u."operator", false) as "operator",
    coalesce(u."suspendedAt", sa."suspendedAt") is not null as "suspended", up."hiddenArguments"
  from "credentials" k
  left join "users" u on u."id" = k."userId"
  left join "service_accounts" sa on sa."id" = k."serviceAccountId"
  join "organizations" o on o."id" = k."organizationId"
  left join "organization_members" om on om."organizationId" = o."id" and om."userId" = u."id"
    and (om."expiresAt" is null or om."expiresAt" > now())
  left join "workspaces" w on w."id" = k."workspaceId"
  left join "workspace_members" wm on wm."workspaceId" = w."id" and wm."userId" = om."userId"
    and (wm."expiresAt" is null or wm."expiresAt" > now())
  left join "roles" wr on wr."id" = wm."roleId"
  left join "user_preferences" up on up."userId" = coalesce(k."userId", sa."createdById")`;

const CREDENTIAL = `${CREDENTIALS} where k."accessKey" = $1`;

export async function credentialByAccessKey(accessKey: string): Promise<CredentialRow | undefined> {
  return lookUp<CredentialRow>("credential", CREDENTIAL, [accessKey], ENDS);
}

/** No row is also what a revoked token finds: $2 is its `jti`. */
const CREDENTIAL_OF_TOKEN = `${CREDENTIALS}
  where k."id" = $1 and not exists (select 1 from "revoked_tokens" t where t."id" = $2)`;

/** The credential that an access token was given to, unless that very token was revoked. */
export async function credentialByToken(credentialId: string, tokenId: string): Promise<CredentialRow | undefined> {
  return lookUp<CredentialRow>("credential-of-token", CREDENTIAL_OF_TOKEN, [credentialId, tokenId], ENDS);
}

/** A service account's credential, with the person as whom it acts. */
export interface ImpersonationRow extends CredentialRow {
  allowImpersonation: boolean;
  personId: string;
  personName: string;
  personEmail: string;
  personVerified: boolean;
}

/**
 * Beside the credential that $1 names: the job $4 is still there and of the person $3, who is not suspended and still
 * belongs to the workspace, or to the job's project as a collaborator.
 */
const IMPERSONATION = `
  select x.*, s."allowImpersonation", p."id" as "personId", p."name" as "personName", p."email" as "personEmail",
    p."emailVerifiedAt" is not null as "personVerified"
  from (${CREDENTIAL_OF_TOKEN}) x
  join "service_accounts" s on s."id" = x."serviceAccountId"
  join "resources" r on r."id" = $4 and r."type" = 'job' and r."workspaceId" = x."workspaceId" and r."ownerId" = $3
  join "users" p on p."id" = r."ownerId" and p."deletedAt" is null and p."suspendedAt" is null
  left join "projects" pr on pr."id" = r."projectId"
  left join "organization_members" pm on pm."organizationId" = x."organizationId" and pm."userId" = p."id"
    and (pm."expiresAt" is null or pm."expiresAt" > now())
  where pm."suspendedAt" is null and pr."deletedAt" is null and (pm."role" in ('owner', 'admin')
    or exists (select 1 from "workspace_members" wp where wp."workspaceId" = x."workspaceId" and wp."userId" = pm."userId"
      and (wp."expiresAt" is null or wp."expiresAt" > now()))
    or exists (select 1 from "collaborators" c where c."projectId" = r."projectId" and c."userId" = p."id"
      and (c."external" or pm."userId" is not null) and (c."expiresAt" is null or c."expiresAt" > now())))`;

/** The service account's credential that a token was given to, and the person as whom it acts for a job of theirs. */
export async function impersonationByToken(
  credentialId: string,
  tokenId: string,
  personId: string,
  resourceId: string,
): Promise<ImpersonationRow | undefined> {
  const values = [credentialId, tokenId, personId, resourceId];
  return lookUp<ImpersonationRow>("impersonation-of-token", IMPERSONATION, values, ENDS);
}

/** Where the credential's holder stands in its workspace; null for one that reaches the whole organization. */
export function standingOf(row: CredentialRow): WorkspaceStanding | null {
  return hasWorkspace(row) ? row : null;
}

function hasWorkspace(row: CredentialRow): row is CredentialRow & WorkspaceStanding {
  return row.workspaceId !== null;
}
