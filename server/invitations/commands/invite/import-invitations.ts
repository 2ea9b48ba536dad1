import "server-only";
import { unexpired } from "../../../access/reach";
import type { Authority } from "../../../access/rights/authority";
import { isWorkspaceRole } from "../../../access/rights/built-in-roles";
import type { WorkspaceScope } from "../../../access/scope";
import { actingAuthority } from "../../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../../audit/audited";
import { withAnswers } from "../../../each";
import { isAppError } from "../../../errors";
import { isId } from "../../../ids";
import { countSeats } from "../../../members/commands/admission/seats";
import { refusePersonal } from "../../../organizations/commands/refusals";
import { emailKey, emailSchema, nameKey } from "../../../text";
import { readPeople, type PersonRow } from "../../csv";
import { countLettersAsMany } from "../../rates";
import { MAXIMUM_ROWS, type ImportedInvitations, type ImportInvitationsInput } from "../../schema";
import { resolveGrants, type Grants } from "../grants/resolve-grants";
import { endOfInvitation } from "../letter";
import { isAnswered, refusedItem, type Answered, type Asked } from "./answers";
import { invitePeople } from "./invite-people";

/** A row with what is wrong with it, or with the address that it names. */
interface Read {
  line: number;
  given: string;
  role: string;
  groups: string[];
  refusal: Answered | null;
  email: string;
  key: string;
}

/** Looks at each row for itself, and at those of the same address together: the first one counts. */
function readRows(rows: readonly PersonRow[]): Read[] {
  const seen = new Set<string>();
  return rows.map(({ line, person }) => {
    if (person === null) {
      const refusal = refusedItem("", "csv_malformed");
      return { line, given: "", role: "", groups: [], refusal, email: "", key: "" };
    }
    const { email: given, role, groups } = person;
    const { data: email } = emailSchema.safeParse(given);
    const read = { line, given, role, groups, email: email ?? given, key: emailKey(given) };
    if (email === undefined) return { ...read, refusal: refusedItem(given, "invalid_value", "email") };
    if (seen.has(read.key)) return { ...read, refusal: refusedItem(given, "duplicate_row", "email") };
    seen.add(read.key);
    return { ...read, refusal: null };
  });
}

/** How many of the addresses would get a letter: those that are neither here nor asked yet. */
async function lettersWanted(scope: WorkspaceScope, rows: readonly Read[]): Promise<number> {
  const keys = rows.flatMap(({ key, refusal }) => (refusal === null ? [key] : []));
  const members = await scope.db.organizationMember.findMany({
    where: { user: { emailKey: { in: keys } }, ...unexpired() },
    select: { user: { select: { emailKey: true } } },
  });
  const asked = await scope.db.invitation.findMany({
    where: { emailKey: { in: keys }, status: "pending", projectId: null, expiresAt: { gt: new Date() } },
    select: { emailKey: true },
  });
  const none = new Set([...members.map(({ user }) => user.emailKey), ...asked.map((row) => row.emailKey)]);
  return keys.filter((key) => !none.has(key)).length;
}

/** A custom role may stand in a file by its name. */
async function roleNamed(tx: TransactionDatabase, workspaceId: string, text: string): Promise<string> {
  if (isWorkspaceRole(text) || isId("rol", text)) return text;
  const key = nameKey(text);
  if (isWorkspaceRole(key)) return key;
  const where = { workspaceId, level: "workspace", nameKey: key };
  return (await tx.role.findFirst({ where, select: { id: true } }))?.id ?? text;
}

interface Wanted {
  role: string;
  groups: readonly string[];
  memberUntil: string | undefined;
}

/** What each row gives; rows that give the same share it, and one that may not be given refuses its rows alone. */
function grantsFinder(tx: TransactionDatabase, scope: WorkspaceScope, acting: Authority) {
  const known = new Map<string, Promise<Grants | Answered>>();
  async function find(wanted: Wanted): Promise<Grants | Answered> {
    try {
      const role = await roleNamed(tx, scope.workspace.id, wanted.role);
      return await resolveGrants(tx, scope, acting, { ...wanted, role });
    } catch (error) {
      if (!isAppError(error) || (error.code !== "INVALID" && error.code !== "FORBIDDEN")) throw error;
      if (error.field === "memberUntil") throw error;
      return refusedItem("", error.reason, error.field ?? (error.reason === "rank_too_low" ? "role" : "groups"));
    }
  }
  return (wanted: Wanted): Promise<Grants | Answered> => {
    const key = JSON.stringify([wanted.role, wanted.groups]);
    const found = known.get(key) ?? find(wanted);
    known.set(key, found);
    return found;
  };
}

async function askedIn(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  rows: readonly Read[],
  input: ImportInvitationsInput,
): Promise<(Asked | Answered)[]> {
  const acting = await actingAuthority(tx, scope, "invitation.create");
  const grantsOf = grantsFinder(tx, scope, acting);
  const asked: (Asked | Answered)[] = [];
  for (const { refusal, email, key, role, groups } of rows) {
    if (refusal !== null) {
      asked.push(refusal);
      continue;
    }
    const wanted = { role: role === "" ? input.role : role, groups: [...input.groups, ...groups] };
    const grants = await grantsOf({ ...wanted, memberUntil: input.memberUntil });
    asked.push("item" in grants ? { item: { ...grants.item, email } } : { email, key, grants });
  }
  return asked;
}

/**
 * Invites the people of a CSV file, each row for itself, in one change: a row that is refused keeps none of the others
 * back, and the same file once more sends nothing twice.
 * @throws INVALID csv_encoding, csv_header, csv_rows, expiresAt, memberUntil, CONFLICT personal_organization
 */
export async function importInvitations(
  scope: WorkspaceScope,
  input: ImportInvitationsInput,
): Promise<ImportedInvitations> {
  refusePersonal(scope.organization);
  const expiresAt = endOfInvitation(input.expiresAt);
  const rows = readRows(readPeople(input.csv, MAXIMUM_ROWS));
  const letters = await countLettersAsMany(scope, await lettersWanted(scope, rows));
  return audited(
    scope,
    "invitation.create",
    async (tx) => {
      const sorted = await askedIn(tx, scope, rows, input);
      const seats = await countSeats(tx, scope.organization.id);
      const asked = sorted.flatMap((one) => (isAnswered(one) ? [] : [one]));
      const answers = await invitePeople(tx, { scope, expiresAt, seats, letters }, asked);
      const answered = withAnswers(sorted, isAnswered, answers);
      const items = answered.map(({ item }, index) => ({ ...item, line: rows[index]?.line ?? 0 }));
      const count = (status: string) => items.filter((item) => item.status === status).length;
      return {
        value: { items, invited: count("invited"), added: count("added"), refused: count("refused") },
        entries: answered.flatMap(({ entry }) => entry ?? []),
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
