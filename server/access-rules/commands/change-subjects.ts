import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { projectsNamed } from "../queries/places";
import { SUBJECTS_AT_ONCE, type SubjectsInput, type UpdateRuleInput } from "../schema";
import { insertGrants, type RuleDraft } from "./insert-rule";
import { keptSubjects } from "./kept-rule";
import { COLUMN_OF, resolveSubjects, SUBJECT_KINDS, subjectKey, type Subject } from "./resolve-subjects";

interface Place {
  organizationId: string;
  workspaceId: string;
}

type Terms = Pick<RuleDraft, "target" | "permission" | "expiresAt">;

export interface SubjectChanges {
  added: Subject[];
  removed: Subject[];
}

/** Subjects to be removed may have left the workspace already, so they are looked up in the rule itself. */
async function keysOf(tx: TransactionDatabase, workspaceId: string, input: SubjectsInput): Promise<string[]> {
  const { users = [], serviceAccounts = [], groups = [], roles = [], sharedWith = [] } = input;
  const projects = await projectsNamed(tx, workspaceId, sharedWith);
  const shared = sharedWith.map((name) => projects.get(name)?.id ?? name);
  return [...users, ...serviceAccounts, ...groups, ...roles.map((role) => `role:${role}`), ...shared];
}

/** Those of the given kinds whom a whole new list does not name. */
async function replaced(tx: TransactionDatabase, ruleId: string, input: SubjectsInput, wanted: readonly Subject[]) {
  const kinds = SUBJECT_KINDS.filter((kind) => input[kind] !== undefined);
  if (kinds.length === 0) return [];
  const ofKind = { OR: kinds.map((kind) => ({ [COLUMN_OF[kind]]: { not: null } })) };
  return keptSubjects(tx, ruleId, { AND: [ofKind, { subject: { notIn: wanted.map(subjectKey) } }] });
}

async function takeAway(tx: TransactionDatabase, ruleId: string, gone: readonly Subject[]): Promise<void> {
  // Bounded, since everybody else waits for the organization's lock meanwhile.
  if (gone.length > SUBJECTS_AT_ONCE) throw new AppError("LIMIT", "too_many", "users");
  await tx.accessGrant.deleteMany({ where: { ruleId, subject: { in: gone.map(subjectKey) } } });
}

/** @throws INVALID (users, sharedWith): a rule names somebody, and only one resource is shared */
async function refuseLeft(tx: TransactionDatabase, ruleId: string, { target }: Terms): Promise<void> {
  if ((await tx.accessGrant.count({ where: { ruleId } })) === 0) {
    throw new AppError("INVALID", "invalid_value", "users");
  }
  if (target.resource !== null) return;
  const shared = await tx.accessGrant.count({ where: { ruleId, sharedProjectId: { not: null } } });
  if (shared > 0) throw new AppError("INVALID", "invalid_value", "sharedWith");
}

/**
 * Makes the given lists the whole of their kinds, then takes away, then adds; the rule has its new terms already.
 * @throws INVALID (users.N, add.users.N and the like), LIMIT too_many
 */
export async function changeSubjects(
  tx: TransactionDatabase,
  place: Place,
  ruleId: string,
  terms: Terms,
  input: UpdateRuleInput,
): Promise<SubjectChanges> {
  const wanted = await resolveSubjects(tx, input, place);
  const added = await resolveSubjects(tx, input.add ?? {}, { ...place, prefix: "add." });
  const named = await keysOf(tx, place.workspaceId, input.remove ?? {});
  const removed = [
    ...(await replaced(tx, ruleId, input, wanted)),
    ...(named.length === 0 ? [] : await keptSubjects(tx, ruleId, { subject: { in: named } })),
  ];
  await takeAway(tx, ruleId, removed);
  const all = [...new Map([...wanted, ...added].map((one) => [subjectKey(one), one])).values()];
  const where = { ruleId, subject: { in: all.map(subjectKey) } };
  const present = new Set(
    (await tx.accessGrant.findMany({ where, select: { subject: true } })).map((row) => row.subject),
  );
  const fresh = all.filter((one) => !present.has(subjectKey(one)));
  await insertGrants(tx, place, ruleId, { ...terms, subjects: fresh });
  await refuseLeft(tx, ruleId, terms);
  return { added: fresh, removed };
}
