import "server-only";
import type { InstanceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { endDeviceSignInsOf } from "../device-sign-ins/commands";
import { AppError, notFound } from "../errors";
import { enqueue } from "../jobs/queue";
import { isMailOn, MAIL_JOB, queueMail } from "../mail/queue";
import { testMail } from "../mail/templates";
import { getInstance, ORGANIZATION_COLUMNS, toOrganizationView, toUserView, USER_COLUMNS } from "./queries";
import type { InstanceOrganizationView, InstanceUserView, InstanceView } from "./schema";

interface Settings {
  signUp?: "open" | "closed" | undefined;
  organizationCreation?: "any" | "operators" | undefined;
}

export async function updateInstance(
  scope: InstanceScope,
  { signUp, organizationCreation }: Settings,
): Promise<InstanceView> {
  const changed = {
    ...(signUp === undefined ? {} : { signUp }),
    ...(organizationCreation === undefined ? {} : { organizationCreation }),
  };
  await audited(scope, "instance.update", async (tx) => {
    const row = await tx.instance.findUnique({ where: { id: 1 } });
    await tx.instance.update({ where: { id: 1 }, data: changed });
    const before = { signUp: row?.signUp ?? null, organizationCreation: row?.organizationCreation ?? null };
    return {
      value: undefined,
      entries: { target: { type: "instance", id: null, name: null }, before, after: { ...before, ...changed } },
    };
  });
  return getInstance(scope);
}

/** Puts a letter that failed back into the queue. */
export async function retryMail(scope: InstanceScope, input: { mail: string }): Promise<{ id: string }> {
  return audited(scope, "mail.retry", async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { id: input.mail, status: "failed", sealedBody: { not: null } },
      data: { status: "queued" },
    });
    if (count !== 1) throw notFound();
    await enqueue(tx, MAIL_JOB, { mail: input.mail });
    return { value: { id: input.mail }, entries: { target: { type: "mail", id: input.mail, name: null } } };
  });
}

/** @throws UNAVAILABLE mail_off where no mail server is set */
export async function sendTestMail(scope: InstanceScope, input: { to: string }): Promise<{ id: string }> {
  if (!isMailOn()) throw new AppError("UNAVAILABLE", "mail_off");
  return audited(scope, "mail.test", async (tx) => {
    const id = await queueMail(tx, { to: input.to, kind: "test", ...testMail() });
    return { value: { id }, entries: { target: { type: "mail", id, name: input.to } } };
  });
}

/** @throws CONFLICT last_operator where no active operator but this person is left */
export async function keepOperator(tx: TransactionDatabase, id: string): Promise<void> {
  const others = await tx.user.count({ where: { operator: true, suspendedAt: null, id: { not: id } } });
  if (others === 0) throw new AppError("CONFLICT", "last_operator", "user");
}

/**
 * A suspended user's sessions and device sign-ins end, and their credentials answer `suspended`; nothing is lost. Of
 * two operators who suspend each other at once one remains.
 * @throws NOT_FOUND, CONFLICT last_operator
 */
export async function suspendUser(scope: InstanceScope, input: { user: string }): Promise<InstanceUserView> {
  if (input.user === scope.actor.id) throw new AppError("CONFLICT", "last_operator", "user");
  const suspend = async (tx: TransactionDatabase) => {
    await keepOperator(tx, input.user);
    const now = new Date();
    const { count } = await tx.user.updateMany({
      where: { id: input.user, suspendedAt: null, deletedAt: null },
      data: { suspendedAt: now },
    });
    if (count !== 1) throw notFound();
    const ended = await tx.session.updateMany({ where: { userId: input.user, endedAt: null }, data: { endedAt: now } });
    await endDeviceSignInsOf(tx, input.user, now);
    const row = await tx.user.findUniqueOrThrow({ where: { id: input.user }, select: USER_COLUMNS });
    const entries = {
      target: { type: "user", id: row.id, name: row.name },
      after: { suspended: true, sessionsEnded: ended.count },
    };
    return { value: toUserView(row), entries };
  };
  return audited(scope, "user.suspend", suspend, { lock: { instance: true } });
}

export async function resumeUser(scope: InstanceScope, input: { user: string }): Promise<InstanceUserView> {
  return audited(scope, "user.resume", async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: input.user, suspendedAt: { not: null }, deletedAt: null },
      data: { suspendedAt: null },
    });
    if (count !== 1) throw notFound();
    const row = await tx.user.findUniqueOrThrow({ where: { id: input.user }, select: USER_COLUMNS });
    return {
      value: toUserView(row),
      entries: { target: { type: "user", id: row.id, name: row.name }, after: { suspended: false } },
    };
  });
}

/** Names or dismisses an operator; under the instance's lock one active operator always remains. */
export async function setOperator(
  scope: InstanceScope,
  input: { user: string; operator: boolean },
): Promise<InstanceUserView> {
  return audited(
    scope,
    "user.set-operator",
    async (tx) => {
      const found = await tx.user.findFirst({ where: { id: input.user, deletedAt: null }, select: USER_COLUMNS });
      if (found === null) throw notFound();
      if (!input.operator) await keepOperator(tx, input.user);
      const row = await tx.user.update({
        where: { id: input.user },
        data: { operator: input.operator },
        select: USER_COLUMNS,
      });
      const target = { type: "user", id: row.id, name: row.name };
      return {
        value: toUserView(row),
        entries: { target, before: { operator: found.operator }, after: { operator: row.operator } },
      };
    },
    { lock: { instance: true } },
  );
}

async function setSuspension(scope: InstanceScope, id: string, suspended: boolean): Promise<InstanceOrganizationView> {
  return audited(scope, suspended ? "organization.suspend" : "organization.resume", async (tx) => {
    const { count } = await tx.organization.updateMany({
      where: { id, personalOf: null, deletedAt: null, suspendedAt: suspended ? null : { not: null } },
      data: { suspendedAt: suspended ? new Date() : null },
    });
    if (count !== 1) throw notFound();
    const row = await tx.organization.findUniqueOrThrow({ where: { id }, select: ORGANIZATION_COLUMNS });
    const target = { type: "organization", id, name: row.name };
    return { value: toOrganizationView(row), entries: { target, after: { suspended }, place: { organizationId: id } } };
  });
}

export async function suspendOrganization(
  scope: InstanceScope,
  input: { target: string },
): Promise<InstanceOrganizationView> {
  return setSuspension(scope, input.target, true);
}

export async function resumeOrganization(
  scope: InstanceScope,
  input: { target: string },
): Promise<InstanceOrganizationView> {
  return setSuspension(scope, input.target, false);
}

/** Sets the most people an organization may hold; who is in stays in. */
export async function setSeats(
  scope: InstanceScope,
  input: { target: string; seatMaximum: number | null },
): Promise<InstanceOrganizationView> {
  return audited(scope, "organization.set-seats", async (tx) => {
    const found = await tx.organization.findFirst({
      where: { id: input.target, personalOf: null, deletedAt: null },
      select: ORGANIZATION_COLUMNS,
    });
    if (found === null) throw notFound();
    const row = await tx.organization.update({
      where: { id: found.id },
      data: { seatMaximum: input.seatMaximum },
      select: ORGANIZATION_COLUMNS,
    });
    const target = { type: "organization", id: row.id, name: row.name };
    const change = { before: { seatMaximum: found.seatMaximum }, after: { seatMaximum: row.seatMaximum } };
    return { value: toOrganizationView(row), entries: { target, ...change, place: { organizationId: row.id } } };
  });
}
