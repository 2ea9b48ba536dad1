import "server-only";
import { unexpired } from "../../../access/reach";
import type { WorkspaceScope } from "../../../access/scope";
import type { TransactionDatabase } from "../../../audit/audited";
import { withAnswers } from "../../../each";
import { newId } from "../../../ids";
import { takeSeat, type Seats } from "../../../members/commands/admission/seats";
import { grantedFields } from "../grants/resolve-grants";
import { writeLetters } from "../letter";
import { addPeople, type Addition } from "./add-people";
import { refusedItem, type Answered, type Asked } from "./answers";
import { expireAndFindPending } from "./find-pending";
import { invitable, type Invitable } from "./invitable";

interface Plan {
  scope: WorkspaceScope;
  expiresAt: Date;
  seats: Seats;
  /** How many letters may go out; absent where they were counted before. */
  letters?: number;
}

interface Known {
  userId: string;
  name: string;
  suspended: boolean;
  inWorkspace: boolean;
}

/** Those of the addresses that belong to members of the organization. */
async function findKnown(tx: TransactionDatabase, scope: WorkspaceScope, keys: string[]): Promise<Map<string, Known>> {
  const rows = await tx.organizationMember.findMany({
    where: { user: { emailKey: { in: keys } }, ...unexpired() },
    select: {
      userId: true,
      suspendedAt: true,
      user: { select: { name: true, emailKey: true } },
      workspaces: { where: { workspaceId: scope.workspace.id, ...unexpired() }, select: { role: true } },
    },
  });
  return new Map(
    rows.map(({ userId, suspendedAt, user, workspaces }) => [
      user.emailKey,
      { userId, name: user.name, suspended: suspendedAt !== null, inWorkspace: workspaces.length > 0 },
    ]),
  );
}

async function writeInvitations(tx: TransactionDatabase, plan: Plan, asked: readonly Asked[]): Promise<Answered[]> {
  const { scope, expiresAt } = plan;
  const letters = await writeLetters(
    tx,
    scope,
    asked.map(({ email }) => email),
    expiresAt,
  );
  const rows = asked.map(({ email, key, grants }, index) => ({
    id: newId("inv"),
    organizationId: scope.organization.id,
    workspaceId: scope.workspace.id,
    email,
    emailKey: key,
    role: grants.role.role,
    roleId: grants.role.roleId,
    groupIds: grants.groups.map(({ id }) => id),
    projects: grants.projects.map(({ project, role }) => ({ project, role })),
    memberUntil: grants.memberUntil,
    expiresAt,
    invitedById: scope.actor.id,
    ...(letters[index]?.columns ?? { mailTokenHash: "", linkTokenHash: "" }),
  }));
  await tx.invitation.createMany({ data: rows });
  return rows.map(({ id, email }, index) => {
    const { grants } = asked[index] ?? {};
    const fields = grants === undefined ? {} : grantedFields(grants);
    const { link, mail } = letters[index] ?? {};
    return {
      item: { email, status: "invited", invitation: id, link, mail },
      entry: {
        target: { type: "invitation", id, name: email },
        after: { ...fields, expiresAt: expiresAt.toISOString() },
      },
    };
  });
}

type Fate = "add" | "invite" | Answered;

/** What becomes of one address before anything is written; a place in one of the two lists, or a refusal. */
function sortOut(
  plan: Plan,
  asked: Asked,
  known: Known | undefined,
  lists: { pending: Set<string>; added: Set<string>; invitable: Invitable },
): Fate {
  const { email, key } = asked;
  if (lists.added.has(key)) return refusedItem(email, "already_member");
  if (known !== undefined) {
    if (known.inWorkspace) return refusedItem(email, "already_member");
    if (known.suspended) return refusedItem(email, "suspended");
    lists.added.add(key);
    return "add";
  }
  if (lists.pending.has(key)) return refusedItem(email, "already_invited");
  const outside = lists.invitable.refusal(email);
  if (outside !== null) return refusedItem(email, outside);
  if (plan.letters !== undefined && plan.letters < 1) return refusedItem(email, "rate_limited");
  if (!takeSeat(plan.seats, key)) return refusedItem(email, plan.seats.full.reason);
  if (plan.letters !== undefined) plan.letters -= 1;
  lists.pending.add(key);
  return "invite";
}

type Uninvited = Exclude<Fate, "invite">;

const isNotInvited = (fate: Fate): fate is Uninvited => fate !== "invite";
const isRefused = (fate: Uninvited | Answered): fate is Answered => fate !== "add";

/**
 * Adds those who are in the organization, and invites the others: a few statements for any number of them. The answers
 * are in the order of what was asked.
 */
export async function invitePeople(tx: TransactionDatabase, plan: Plan, asked: readonly Asked[]): Promise<Answered[]> {
  const keys = [...new Set(asked.map(({ key }) => key))];
  const known = await findKnown(tx, plan.scope, keys);
  const lists = {
    pending: await expireAndFindPending(tx, { workspaceId: plan.scope.workspace.id, projectId: null }, keys),
    added: new Set<string>(),
    invitable: await invitable(tx, plan.scope.organization.id),
  };
  const additions: Addition[] = [];
  const invited: Asked[] = [];
  const sorted = asked.map((one) => {
    const person = known.get(one.key);
    const fate = sortOut(plan, one, person, lists);
    if (fate === "add" && person !== undefined) additions.push({ ...one, userId: person.userId, name: person.name });
    if (fate === "invite") invited.push(one);
    return fate;
  });
  const added = await addPeople(tx, plan.scope, additions);
  const written = await writeInvitations(tx, plan, invited);
  return withAnswers(withAnswers(sorted, isNotInvited, written), isRefused, added);
}
