import "server-only";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { applyDirectory } from "../directory/commands/apply-directory";
import { newId } from "../ids";
import type { Going } from "../provisioning/brake";
import { badValue } from "./errors";
import type { MemberStep } from "./patch-group";

/** Those that the steps put in and take out, from the members that there are. */
function planOf(there: ReadonlySet<string>, steps: readonly MemberStep[]): { added: string[]; gone: string[] } {
  let after = new Set(there);
  for (const { kind, ids } of steps) {
    if (kind === "replace") after = new Set(ids);
    for (const id of ids) {
      if (kind === "remove") after.delete(id);
      else after.add(id);
    }
  }
  return { added: [...after].filter((id) => !there.has(id)), gone: [...there].filter((id) => !after.has(id)) };
}

/**
 * The steps as ids of rows and accounts; who is not of this organization's directory is refused.
 * @throws ScimError 400
 */
export async function readPlan(
  tx: TransactionDatabase,
  organizationId: string,
  id: string,
  steps: readonly MemberStep[],
) {
  if (steps.length === 0) return { added: [], gone: [] };
  const rows = await tx.directoryGroupMember.findMany({
    where: { organizationId, directoryGroupId: id, directoryUserId: { not: null } },
    select: { directoryUserId: true },
  });
  const plan = planOf(new Set(rows.flatMap(({ directoryUserId }) => directoryUserId ?? [])), steps);
  const people = await tx.directoryUser.findMany({
    where: { organizationId, id: { in: [...plan.added, ...plan.gone] } },
    select: { id: true, userId: true },
  });
  const accounts = new Map(people.map((person) => [person.id, person.userId]));
  if (plan.added.some((one) => !accounts.has(one))) throw badValue("A member is no person of this directory");
  const withAccount = (one: string) => ({ id: one, userId: accounts.get(one) ?? null });
  return { added: plan.added.map(withAccount), gone: plan.gone.map(withAccount) };
}

export type Plan = Awaited<ReturnType<typeof readPlan>>;

export async function writeMembers(tx: TransactionDatabase, organizationId: string, id: string, { added, gone }: Plan) {
  await tx.directoryGroupMember.deleteMany({
    where: { organizationId, directoryGroupId: id, directoryUserId: { in: gone.map((one) => one.id) } },
  });
  await tx.directoryGroupMember.createMany({
    data: added.map((one) => ({ id: newId("dgm"), organizationId, directoryGroupId: id, directoryUserId: one.id })),
    skipDuplicates: true,
  });
}

export async function inStep(
  tx: TransactionDatabase,
  organizationId: string,
  { added, gone }: Plan,
): Promise<AuditDraft[]> {
  const entries: AuditDraft[] = [];
  for (const { userId } of [...added, ...gone]) {
    if (userId !== null) entries.push(...(await applyDirectory(tx, organizationId, userId, "scim")).entries);
  }
  return entries;
}

/** Everybody in the group now, with the account that they have. */
export async function peopleIn(tx: TransactionDatabase, organizationId: string, id: string): Promise<Plan["gone"]> {
  const rows = await tx.directoryGroupMember.findMany({
    where: { organizationId, directoryGroupId: id, directoryUserId: { not: null } },
    select: { directoryUser: { select: { id: true, userId: true } } },
  });
  return rows.flatMap(({ directoryUser }) => directoryUser ?? []);
}

/** The accounts of those of them who have one. */
export function accountsOf(people: Plan["gone"]): string[] {
  return people.flatMap(({ userId }) => userId ?? []);
}

/** Accounts as the brake counts them. */
export function goingOf(accounts: readonly string[], directoryGroupId: string): Going[] {
  return accounts.map((userId) => ({ kind: "group", userId, directoryGroupId }));
}
