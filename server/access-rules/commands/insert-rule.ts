import "server-only";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { COLUMN_OF, subjectKey, type Subject } from "./resolve-subjects";
import { targetColumns, type RuleTarget } from "./resolve-target";
import { ruleEntry, subjectFields, termsFields } from "./rule-entry";

interface Place {
  organizationId: string;
  workspaceId: string;
}

/** A rule that is about to be written, its subjects verified. */
export interface RuleDraft {
  target: RuleTarget;
  permission: "read" | "modify";
  expiresAt: Date | null;
  subjects: readonly Subject[];
  source: "manual" | "request";
  createdById: string;
}

/** @throws INVALID (expiresAt) where the end has passed already */
export function endOfRule(expiresAt: string | null | undefined): Date | null {
  if (expiresAt === undefined || expiresAt === null) return null;
  const end = new Date(expiresAt);
  if (end <= new Date()) throw new AppError("INVALID", "invalid_value", "expiresAt");
  return end;
}

/** Adds grants for subjects. The rule has to be there first, since its grants repeat its terms. */
export async function insertGrants(
  tx: TransactionDatabase,
  place: Place,
  ruleId: string,
  { target, permission, expiresAt, subjects }: Pick<RuleDraft, "target" | "permission" | "expiresAt" | "subjects">,
): Promise<void> {
  const { columns, scope } = targetColumns(place.workspaceId, target);
  const { resourceType } = columns;
  const common = { ...place, ruleId, scope, resourceType, permission, expiresAt };
  await tx.accessGrant.createMany({
    data: subjects.map((one) => ({ ...common, subject: subjectKey(one), [COLUMN_OF[one.kind]]: one.value })),
  });
}

/** Writes a new rule with its grants; answers its id and its row for the audit. */
export async function insertRule(
  tx: TransactionDatabase,
  place: Place,
  draft: RuleDraft,
): Promise<{ id: string; entry: AuditDraft }> {
  const id = newId("rul");
  const { target, permission, expiresAt, source, createdById, subjects } = draft;
  const { columns } = targetColumns(place.workspaceId, target);
  await tx.accessRule.create({ data: { id, ...place, ...columns, permission, expiresAt, source, createdById } });
  await insertGrants(tx, place, id, draft);
  const after = { ...termsFields(draft), ...subjectFields(subjects), source };
  return { id, entry: ruleEntry(place, id, draft, { after }) };
}
