import "server-only";
import { expireRules } from "../access-rules/expire-rules";
import type { SystemScope } from "../access/scope";
import { archiveAudit } from "../audit/chain/archive";
import { recorded } from "../audit/recorded";
import { recheckDomains } from "../domains/recheck-domains";
import type { TransactionDatabase } from "../db/tenant";
import { describeError, log } from "../log";
import { issueInvoices } from "../invoices/issue";
import { rotateSigningKeys } from "../oauth/signing-keys";
import { expireMemberships } from "../members/expire-memberships";
import { remindOfEndDates } from "../notifications/remind";
import { remindOfCertificates } from "../notifications/remind-of-certificates";
import { remindOfCredentials } from "../notifications/remind-of-credentials";
import { checkBudgets } from "../budgets/check-budgets";
import { collectDue, lookUpPayments } from "../payments/collect";
import { lookUpReturns } from "../payments/returns";
import { rollBackSso } from "../require-sso/roll-back";
import { sendTelemetry } from "../telemetry/send";
import { DAY_MILLISECONDS, HOUR_MILLISECONDS, MINUTE_MILLISECONDS } from "../time";
import { measureUsage } from "../usage/measure";
import { makePartitions } from "../usage/partitions";
import { forgetDeleted } from "./forget-deleted";

const KEEP_IDEMPOTENCY_KEYS = DAY_MILLISECONDS;
const KEEP_ENDED_SESSIONS = 30 * DAY_MILLISECONDS;
const KEEP_ENDED_JOBS = 7 * DAY_MILLISECONDS;
const KEEP_CREDENTIAL_USES = 35 * DAY_MILLISECONDS;
const KEEP_READ_NOTICES = 90 * DAY_MILLISECONDS;
const KEEP_NOTICES = 365 * DAY_MILLISECONDS;

interface Task {
  name: string;
  every: number;
  run: (scope: SystemScope) => Promise<void>;
}

const before = (milliseconds: number) => ({ lt: new Date(Date.now() - milliseconds) });

/** Ways in that are over, and what a provider gave for sessions that have ended. */
async function forgetProofs(tx: TransactionDatabase): Promise<void> {
  const over = { expiresAt: before(HOUR_MILLISECONDS) };
  await tx.ssoTransaction.deleteMany({ where: { expiresAt: before(DAY_MILLISECONDS) } });
  await tx.consumedAssertion.deleteMany({ where: over });
  await tx.signInTicket.deleteMany({ where: over });
  await tx.identityLink.deleteMany({ where: over });
  await tx.pendingSignIn.deleteMany({ where: over });
  await tx.passkeyChallenge.deleteMany({ where: over });
  await tx.provisioningCall.deleteMany({ where: { at: before(KEEP_ENDED_SESSIONS) } });
  await tx.provisioningRemoval.deleteMany({ where: { at: before(KEEP_READ_NOTICES) } });
  await tx.knownDevice.deleteMany({ where: { lastSeenAt: before(KEEP_NOTICES) } });
  await tx.session.updateMany({
    where: { sealedProvider: { not: null }, OR: [{ endedAt: before(0) }, { expiresAt: before(0) }] },
    data: { sealedProvider: null },
  });
}

const TASKS: readonly Task[] = [
  {
    name: "forget-what-is-over",
    every: HOUR_MILLISECONDS,
    run: async (scope) => {
      await recorded(scope, "housekeeping", async (tx) => {
        await tx.rateCounter.deleteMany({ where: { resetAt: before(0) } });
        await tx.idempotencyKey.deleteMany({ where: { createdAt: before(KEEP_IDEMPOTENCY_KEYS) } });
        await tx.session.deleteMany({
          where: { OR: [{ endedAt: before(KEEP_ENDED_SESSIONS) }, { expiresAt: before(KEEP_ENDED_SESSIONS) }] },
        });
        await tx.deviceAuthorization.deleteMany({ where: { expiresAt: before(HOUR_MILLISECONDS) } });
        await tx.deviceSignIn.deleteMany({
          where: { OR: [{ endedAt: before(KEEP_ENDED_SESSIONS) }, { expiresAt: before(KEEP_ENDED_SESSIONS) }] },
        });
        await tx.revokedToken.deleteMany({ where: { expiresAt: before(HOUR_MILLISECONDS) } });
        await tx.credentialUse.deleteMany({ where: { hour: before(KEEP_CREDENTIAL_USES) } });
        await tx.oneTimeToken.deleteMany({ where: { expiresAt: before(KEEP_ENDED_SESSIONS) } });
        await tx.job.deleteMany({ where: { endedAt: before(KEEP_ENDED_JOBS) } });
        await tx.notification.deleteMany({
          where: { OR: [{ readAt: before(KEEP_READ_NOTICES) }, { createdAt: before(KEEP_NOTICES) }] },
        });
        await tx.reminder.deleteMany({ where: { createdAt: before(KEEP_NOTICES) } });
        await forgetProofs(tx);
      });
    },
  },
  {
    name: "archive-audit",
    every: HOUR_MILLISECONDS,
    run: async (scope) => {
      await archiveAudit(scope);
    },
  },
  { name: "forget-deleted", every: HOUR_MILLISECONDS, run: forgetDeleted },
  { name: "expire-memberships", every: HOUR_MILLISECONDS, run: expireMemberships },
  { name: "expire-access-rules", every: HOUR_MILLISECONDS, run: expireRules },
  { name: "rotate-signing-keys", every: HOUR_MILLISECONDS, run: rotateSigningKeys },
  { name: "check-budgets", every: 5 * MINUTE_MILLISECONDS, run: (scope) => checkBudgets(scope) },
  { name: "collect-due-invoices", every: 10 * MINUTE_MILLISECONDS, run: collectDue },
  { name: "look-up-payments", every: HOUR_MILLISECONDS, run: lookUpPayments },
  { name: "look-up-returns", every: HOUR_MILLISECONDS, run: lookUpReturns },
  { name: "roll-back-sso", every: 5 * MINUTE_MILLISECONDS, run: rollBackSso },
  { name: "recheck-domains", every: HOUR_MILLISECONDS, run: recheckDomains },
  { name: "send-telemetry", every: DAY_MILLISECONDS, run: sendTelemetry },
  { name: "issue-invoices", every: HOUR_MILLISECONDS, run: (scope) => issueInvoices(scope) },
  { name: "make-usage-partitions", every: HOUR_MILLISECONDS, run: (scope) => makePartitions(scope) },
  { name: "measure-usage", every: HOUR_MILLISECONDS, run: measureUsage },
  { name: "remind-of-end-dates", every: HOUR_MILLISECONDS, run: remindOfEndDates },
  { name: "remind-of-credentials", every: HOUR_MILLISECONDS, run: remindOfCredentials },
  { name: "remind-of-certificates", every: HOUR_MILLISECONDS, run: remindOfCertificates },
];

/**
 * Runs each task that is due, on one process: whoever moves the task's row forward runs it. Answers the names of those
 * that ran here. Once the process rests, what is left stays due, for another.
 */
export async function runDueTasks(scope: SystemScope, resting: () => boolean = () => false): Promise<string[]> {
  const ran: string[] = [];
  for (const task of TASKS) {
    if (resting()) break;
    if (!(await claim(scope, task))) continue;
    ran.push(task.name);
    try {
      await task.run(scope);
    } catch (error) {
      log().error({ task: task.name, error: describeError(error) }, "a scheduled task failed");
    }
  }
  return ran;
}

async function claim(scope: SystemScope, task: Task): Promise<boolean> {
  return recorded(scope, "schedule", async (tx) => {
    const startedAt = new Date();
    const made = await tx.schedule.createMany({ data: [{ task: task.name, startedAt }], skipDuplicates: true });
    if (made.count === 1) return true;
    const { count } = await tx.schedule.updateMany({
      where: { task: task.name, startedAt: before(task.every) },
      data: { startedAt },
    });
    return count === 1;
  });
}
