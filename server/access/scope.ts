import type { WorkspaceStanding } from "../db/hot/access/standing";
import type { ReadDatabase } from "../db/tenant";
import type { CredentialScopes } from "./limits/credential-scopes";
import type { Permission } from "./permissions";
import type { OrganizationRole, ProjectRole, WorkspaceRole } from "./rights/built-in-roles";

/** How a person has proved who they are, with the time. */
export interface Proof {
  method: "password" | "sso" | "passkey" | "totp" | "recovery-code";
  at: string;
  /** For `sso`: the connection, and the organization that it belongs to and in which alone it says anything. */
  connection?: string;
  organization?: string;
  /** For `passkey`: the person proved themselves to it, so it is two factors in one. */
  verified?: boolean;
}

interface SessionProof {
  id: string;
  authenticatedAt: Date;
  proofs: readonly Proof[];
}

/** What was presented in place of a session: a credential, its access token, or the token of a device sign-in. */
export interface CredentialProof {
  id: string;
  /** `token`: an access token of a credential, whose fields the others are. */
  kind: "credential" | "token" | "device";
  /** Null for a device sign-in. */
  accessKey: string | null;
  /** Null for a device sign-in, which reaches all that its person does. */
  organizationId: string | null;
  /** Null: it reaches the whole organization. */
  workspaceId: string | null;
  /** Which of the credential's secrets was presented, or got the token that was; null for a device sign-in. */
  secretVersion: number | null;
  /** When what was presented ends: the credential, or before that the secret that a rotation left for a while. */
  expiresAt: Date | null;
  /** The only networks from which it works; none: from everywhere. */
  networks: readonly string[];
  /** For a device sign-in: the proofs of the session that approved it. Credentials and their tokens need none. */
  proofs: readonly Proof[];
  place: CredentialPlace;
  /** Null: all that its actor may. */
  scopes: CredentialScopes | null;
  /** Its actor's standing in its workspace, read together with it; null where it reaches the whole organization. */
  standing: WorkspaceStanding | null;
  /** Its actor's choices that agents need on every call, read together with it; null: read them separately. */
  chosen: { hiddenArguments: unknown } | null;
}

/** What a credential reaches, as its bearer may know it. */
interface CredentialPlace {
  organization: { id: string; slug: string; name: string } | null;
  workspace: { id: string; slug: string; name: string } | null;
  /** The one whose credential it is; `role` is the one in it. */
  project?: { id: string; slug: string; name: string } | null;
  role: string | null;
}

/**
 * Who asks: a person by their session or by a credential of theirs, or a service account by one of its own. Exactly one
 * of the two proofs is set.
 */
export interface Actor {
  type: "user" | "service_account";
  id: string;
  name: string;
  /** Empty for a service account. */
  email: string;
  emailVerified: boolean;
  operator: boolean;
  suspended: boolean;
  session: SessionProof | null;
  credential: CredentialProof | null;
  /**
   * The service account that acts as this person, by the token that it exchanged for a job of theirs;
   * `credential` is its.
   */
  impersonator: { id: string; name: string } | null;
}

/** What is known of the request itself; all of it goes into the audit row. */
export interface RequestInfo {
  id: string;
  address: string | null;
  agent: string | null;
  /** Set on a REST write that carries an Idempotency-Key. */
  idempotency?: { caller: string; key: string; hash: string };
}

declare const proof: unique symbol;

interface Proved<L extends string> {
  readonly [proof]: L;
  readonly level: L;
  readonly request: RequestInfo;
  readonly permission: Permission | null;
  /** Reads, confined to what the scope names. */
  readonly db: ReadDatabase;
}

export interface OrganizationPlace {
  id: string;
  slug: string;
  name: string;
  personal: boolean;
}

export interface WorkspacePlace {
  id: string;
  slug: string;
  name: string;
  isDefault: boolean;
}

interface ProjectPlace {
  id: string;
  slug: string;
  name: string;
  kind: string;
  visibility: string;
}

/** The caller's own account. */
export interface AccountScope extends Proved<"account"> {
  readonly actor: Actor;
}

export interface InstanceScope extends Proved<"instance"> {
  readonly actor: Actor;
}

export interface OrganizationScope extends Proved<"organization"> {
  readonly actor: Actor;
  readonly organization: OrganizationPlace;
  readonly roles: readonly OrganizationRole[];
}

export interface WorkspaceScope extends Proved<"workspace"> {
  readonly actor: Actor;
  readonly organization: OrganizationPlace;
  readonly workspace: WorkspacePlace;
  readonly organizationRole: OrganizationRole | null;
  /** False for a guest, who reaches a part of it: an external collaborator. */
  readonly inWorkspace: boolean;
  readonly roles: readonly WorkspaceRole[];
  /** What a custom role adds, by name. */
  readonly permissions: readonly string[];
}

export interface ProjectScope extends Proved<"project"> {
  readonly actor: Actor;
  readonly organization: OrganizationPlace;
  readonly workspace: WorkspacePlace;
  readonly project: ProjectPlace;
  /** Null: an external collaborator, who sees this project alone. */
  readonly organizationRole: OrganizationRole | null;
  /** False for who reaches the project without belonging to its workspace. */
  readonly inWorkspace: boolean;
  readonly roles: readonly ProjectRole[];
  /** What a custom role adds, by name. */
  readonly permissions: readonly string[];
}

/**
 * The system itself, confined to no tenant. `purpose` is a closed list, so each place that reads or writes past the
 * tenants' walls can be found, and says why.
 */
export interface SystemScope extends Proved<"system"> {
  readonly actor: null;
  readonly purpose: SystemPurpose;
}

/** Nobody is proved, or no person is there. */
export type UnprovedPurpose =
  /** Also a second proof of who is signed in, and letting a device in. */
  | "sign-in"
  | "sign-up"
  | "one-time-link"
  | "first-run"
  | "task"
  | "host-command"
  /** Who sends a request is found by what they present, and when it was last used is kept. */
  | "authentication"
  /** The doors of RFC 6749 and its siblings, whose clients prove themselves in the request. */
  | "oauth"
  | "provisioning"
  /** What the payment provider sends, proved by its signature. */
  | "payment-notice";

/** Somebody is proved; what is read or written beside their call lies in no scope of theirs. */
type ProvedPurpose =
  /** What one person sees of all the organizations to which they belong; each read is confined to those. */
  | "own-places"
  /** What an invitation, or the domain of a proved address, shows of an organization before one belongs to it. */
  | "at-the-door"
  /** An operator or an owner lets somebody set a password or second factor anew. */
  | "account-reset"
  | "account-removal"
  /** A refusal by which no scope was made. */
  | "refusal"
  /** Counters, kept answers and settings are no tenant's rows. */
  | "limit"
  | "idempotency"
  | "instance-settings"
  /** What an organization has used of its plan, whoever of it calls. */
  | "quota";

export type SystemPurpose = UnprovedPurpose | ProvedPurpose;

export type TenantScope = OrganizationScope | WorkspaceScope | ProjectScope;
export type Scope = TenantScope | InvitationScope | AccountScope | InstanceScope | SystemScope;

/**
 * Somebody at the door of a workspace: with the token of an invitation or of a link, or with an address of the
 * organization's domain. Acts in that organization, and of all accounts reaches their own alone.
 */
export interface InvitationScope extends Proved<"invitation"> {
  readonly actor: Actor;
  readonly organization: OrganizationPlace;
  readonly workspace: WorkspacePlace;
}

/** What a scope is made of, before it is proved. */
export type Unproved<S> = S extends Scope ? Omit<S, typeof proof | "db"> : never;
