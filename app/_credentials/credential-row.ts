import type { Row, Tone } from "@/app/_components/table/types";
import { relativeTime, type Clock } from "@/app/_lib/format";
import { ROLES } from "@/app/_sentences/access/role-names";
import { CREDENTIAL, LIMITS, ROTATION } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { removedName } from "@/app/_sentences/people/leaving";
import type { CredentialView } from "@/server/credentials/schema";

/** A revoked one is over; one that was switched off can come back. The others have the table's own actions. */
const ACTIONS: Partial<Record<CredentialView["status"], readonly string[]>> = {
  disabled: ["label", "networks", "enable", "revoke"],
  expired: ["label", "revoke"],
  revoked: [],
};

export const CREDENTIAL_TONES: Readonly<Record<CredentialView["status"], Tone>> = {
  active: "ok",
  expired: "warn",
  revoked: "neutral",
  disabled: "neutral",
};

/** Whose it is: a person, a service account, or a project. */
export function ownerName({ owner, project, projectRole }: CredentialView): string {
  if (project === null) return removedName(owner) ?? owner.name;
  return CREDENTIAL.ofProject(project.name, ROLES[projectRole ?? ""] ?? "");
}

/** Who and why, for one that is over. */
export function endOf({ revokedAt, revokedBy, revokedReason }: CredentialView, clock: Clock): string | null {
  if (revokedAt === null) return null;
  const reason = CREDENTIAL.reasons[revokedReason ?? "revoked"];
  return CREDENTIAL.revokedBy(reason, revokedBy?.name ?? null, relativeTime(revokedAt, clock));
}

/** What stands below the status: the end, the end of the old secret key, or that it lives for too long. */
function noteOf(credential: CredentialView, clock: Clock): string | null {
  const { previousEndsAt, overPolicy } = credential;
  const over = overPolicy ? CREDENTIAL.overPolicyNote : null;
  const old = previousEndsAt === null ? null : ROTATION.overlapping(relativeTime(previousEndsAt, clock));
  return endOf(credential, clock) ?? ([old, over].filter((note) => note !== null).join("; ") || null);
}

/** What it may less than its owner, in few words; null for nothing less. */
export function limitsOf({ scopes, networks }: Pick<CredentialView, "scopes" | "networks">): string | null {
  const words = [
    scopes?.readOnly === true ? LIMITS.readOnly : null,
    (scopes?.project ?? null) === null ? null : LIMITS.onlyProject,
    scopes?.permissions == null ? null : LIMITS.count(scopes.permissions.length),
    networks.length === 0 ? null : LIMITS.networkCount(networks.length),
  ].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(", ");
}

export interface RowOptions {
  clock: Clock;
  /** The page of one credential, where the visitor has it. */
  detail?: ((id: string) => string) | undefined;
  /** Says of each whose it is. */
  owner?: boolean;
  /** Why the secret key of this one cannot be rotated by the visitor. */
  notRotated?: ((credential: CredentialView) => string | undefined) | undefined;
}

/** Fifty of these are on a page that is read often: only what is shown travels. */
export function credentialRow(credential: CredentialView, options: RowOptions): Row {
  const { id, label, accessKey, status, networks } = credential;
  const { clock, detail, notRotated } = options;
  const shown = label === "" ? CREDENTIALS.noLabel : label;
  const note = noteOf(credential, clock);
  const refused = status === "active" ? notRotated?.(credential) : undefined;
  const named = detail === undefined ? { text: shown } : { text: shown, href: detail(id) };
  return {
    id,
    name: label === "" ? accessKey : label,
    cells: {
      label: options.owner === true ? { ...named, note: ownerName(credential) } : named,
      accessKey,
      status: {
        text: CREDENTIALS.statuses[status],
        tone: CREDENTIAL_TONES[status],
        ...(note === null ? {} : { note }),
      },
      limits: limitsOf(credential),
      created: credential.createdAt,
      used: credential.lastUsedAt,
      expires: credential.expiresAt,
      ...(networks.length === 0 ? {} : { networks: networks.join("\n") }),
    },
    ...(ACTIONS[status] === undefined ? {} : { actions: ACTIONS[status] }),
    ...(refused === undefined ? {} : { refused: { rotate: refused } }),
  };
}

/**
 * Why somebody cannot rotate a secret key: whoever rotates it sees the new one, so nobody does that for another person. A
 * service account's is rotated by who may give it one.
 */
export function rotatedByOwner(actor: string, rights: readonly string[]): RowOptions["notRotated"] {
  return ({ owner, project }) => {
    if (project !== null) return ROTATION.ofProject;
    if (owner.id === actor) return undefined;
    const gives = owner.type === "service_account" && rights.includes("service-account.create-credential");
    return gives ? undefined : ROTATION.notYours;
  };
}
