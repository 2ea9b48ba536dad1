import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { isAppError, notFound } from "../../errors";
import type { Sight } from "../queries/filters";
import { findRule, type RuleRow } from "../queries/rules";
import { SUBJECTS_AT_ONCE } from "../schema";
import { refuseBeyondOwn, type Granter } from "./check-grant";
import { COLUMN_OF, SUBJECT_KINDS, type Subject, type SubjectKind } from "./resolve-subjects";
import { projectOf, type RuleTarget } from "./resolve-target";

/** A rule as it stands, under the lock. */
export interface KeptRule {
  id: string;
  target: RuleTarget;
  permission: "read" | "modify";
  expiresAt: Date | null;
  source: string;
}

/** Where a kept rule holds, as a new one would be resolved. */
export function targetOf(row: RuleRow): RuleTarget {
  const around = row.resource === null ? row.project : row.resource.project;
  return {
    resourceType: row.resourceType,
    project: around === null ? null : projectOf(around),
    resource: row.resource === null ? null : { id: row.resource.id, type: row.resource.type, name: row.resource.name },
  };
}

/**
 * The rule that the caller would change: nobody changes one that gives more than they have.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low
 */
export async function keptRule(tx: TransactionDatabase, granter: Granter, id: string, sight: Sight): Promise<KeptRule> {
  const row = await findRule(tx, id, sight);
  const target = targetOf(row);
  const permission = row.permission === "modify" ? "modify" : "read";
  await refuseBeyondOwn(tx, granter, target, permission).catch((error: unknown) => {
    // What the caller cannot see is answered like a rule that is not there.
    throw isAppError(error) && error.code === "INVALID" ? notFound() : error;
  });
  return { id: row.id, target, permission, expiresAt: row.expiresAt, source: row.source };
}

const NAME = { select: { name: true } } as const;

interface GrantRow {
  userId: string | null;
  serviceAccountId: string | null;
  groupId: string | null;
  role: string | null;
  sharedProjectId: string | null;
  organizationMember: { user: { name: string } } | null;
  serviceAccount: { name: string } | null;
  group: { name: string } | null;
  sharedProject: { name: string; visibility: string } | null;
}

function nameIn(row: GrantRow, kind: SubjectKind): string {
  if (kind === "users") return row.organizationMember?.user.name ?? "";
  if (kind === "serviceAccounts") return row.serviceAccount?.name ?? "";
  if (kind === "groups") return row.group?.name ?? "";
  if (kind === "roles") return row.role ?? "";
  return row.sharedProject?.visibility === "open" ? row.sharedProject.name : "";
}

/** Subjects of a rule that fit a filter, no more of them than one past what one call changes. */
export async function keptSubjects(tx: TransactionDatabase, ruleId: string, where: object): Promise<Subject[]> {
  const rows: GrantRow[] = await tx.accessGrant.findMany({
    where: { AND: [{ ruleId }, where] },
    orderBy: { subject: "asc" },
    take: SUBJECTS_AT_ONCE + 1,
    select: {
      userId: true,
      serviceAccountId: true,
      groupId: true,
      role: true,
      sharedProjectId: true,
      organizationMember: { select: { user: NAME } },
      serviceAccount: NAME,
      group: NAME,
      sharedProject: { select: { name: true, visibility: true } },
    },
  });
  return rows.flatMap((row) =>
    SUBJECT_KINDS.flatMap((kind) => {
      const value = row[COLUMN_OF[kind]];
      return value === null ? [] : [{ kind, value, name: nameIn(row, kind) }];
    }),
  );
}
