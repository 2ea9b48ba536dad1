import "server-only";
import type { SystemScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { previewDirectory } from "../../directory/commands/preview-directory";
import { isAppError } from "../../errors";
import type { Reason } from "../../reasons";
import type { AdmissionPreview } from "../../identity-providers/schema/test-result";
import type { Connection, VerifiedIdentity } from "../provider";
import { findEntrance, type Entrance } from "./entrance";
import { isMissed } from "./replace";
import { accountBy, isBeyond, isVouched, knownAccount, provedAddress, standingIn, type Account } from "./person";

interface Arriving {
  connection: Connection;
  identity: VerifiedIdentity;
}

type Way = NonNullable<AdmissionPreview["way"]>;

interface Found {
  way: Way | null;
  reason: Reason | null;
  account: Account | null;
  entrance: Entrance | null;
}

const NOBODY = { account: null, entrance: null };

function refused(reason: Reason): Found {
  return { way: null, reason, ...NOBODY };
}

async function wayOfKnown(tx: TransactionDatabase, { organizationId }: Connection, account: Account): Promise<Found> {
  const standing = await standingIn(tx, organizationId, account.id);
  if (account.suspended || standing === "suspended") return refused("suspended");
  if (standing !== "none") return { way: "known", reason: null, account, entrance: null };
  const whose = { emailKey: account.emailKey, userId: account.id };
  const entrance = await findEntrance(tx, { organizationId, createUsers: false }, whose);
  if (entrance === null) return refused("sso_not_member");
  return { way: "invitation", reason: null, account, entrance };
}

async function wayOf(tx: TransactionDatabase, arriving: Arriving): Promise<Found> {
  const { connection } = arriving;
  const known = await knownAccount(tx, arriving);
  if (known !== null) return wayOfKnown(tx, connection, known);
  const { emailKey } = await provedAddress(tx, arriving);
  const account = await accountBy(tx, { emailKey });
  const standing = account === null ? "none" : await standingIn(tx, connection.organizationId, account.id);
  if (account?.suspended === true || standing === "suspended") return refused("suspended");
  const whose = { emailKey, userId: account?.id ?? null };
  const entrance = standing === "none" ? await findEntrance(tx, connection, whose) : null;
  if (standing === "none" && entrance === null) return refused("sso_not_invited");
  const vouched = account !== null && (await isVouched(tx, connection.organizationId, account));
  if (vouched) return refused("sso_address_unproved");
  const stranger = account !== null && !account.verified && standing === "none";
  if (stranger && (await isMissed(tx, account))) return refused("sso_address_unproved");
  // A stranger's account that nobody has proved makes way; any other that somebody signs in to confirms.
  const confirms = account !== null && (account.verified ? account.waysIn : standing !== "none");
  if (confirms) return { way: "confirm", reason: null, account, entrance };
  const beyond = account?.verified === true && (await isBeyond(tx, connection.organizationId, account));
  if (beyond) return refused("sso_address_unproved");
  if (entrance === null) return { way: "known", reason: null, account, entrance };
  return { way: entrance.kind, reason: null, account, entrance };
}

/** The place into which an entrance lets them, with the role there. */
async function placeOf(
  tx: TransactionDatabase,
  { organizationId, defaultRole }: Connection,
  entrance: Entrance | null,
) {
  if (entrance === null) return [];
  if (entrance.kind === "invitation") {
    const { workspace, role } = entrance.found;
    return [{ id: workspace.id, name: workspace.name, role }];
  }
  const where = { organizationId, isDefault: true };
  const home = await tx.workspace.findFirst({ where, select: { id: true, name: true } });
  return home === null ? [] : [{ ...home, role: defaultRole }];
}

/** Says what `admit` would do, and does none of it. */
export async function previewAdmission(
  scope: SystemScope,
  connection: Connection,
  identity: VerifiedIdentity,
): Promise<AdmissionPreview> {
  return recorded(scope, "sso", async (tx) => {
    const found = await wayOf(tx, { connection, identity }).catch((error: unknown) => {
      if (isAppError(error)) return refused(error.reason);
      throw error;
    });
    const directory = await previewDirectory(tx, connection, identity.groups, found.account?.id ?? null);
    const unmatched = connection.syncRoles && connection.withoutMatch === "refuse" && !directory.matched;
    const reason = found.reason ?? (unmatched ? "sso_no_role" : null);
    if (reason !== null) return { way: null, reason, organizationRole: null, workspaces: [], groups: [] };
    const mapped = directory.workspaces.map(({ workspace, role }) => ({ ...workspace, role }));
    const given = (await placeOf(tx, connection, found.entrance)).filter(
      ({ id }) => !mapped.some((one) => one.id === id),
    );
    return {
      way: found.way,
      reason: null,
      organizationRole: directory.organizationRole,
      workspaces: [...given, ...mapped],
      groups: directory.groups.map(({ group, workspace }) => ({ ...group, workspace: workspace.name })),
    };
  });
}
