import { collectPayment, forgetMethod } from "@/server/payments/collect";
import { COLLECT_JOB, FORGET_METHOD_JOB, NOTICE_OF_PROVIDER_JOB } from "@/server/payments/job-kinds";
import { followNotice } from "@/server/payments/stripe/notices";
import { newId } from "@/server/ids";
import { runNextJob, type JobRun } from "@/server/jobs/queue";
import { callerOf } from "../caller";
import { sql } from "../database";
import type { Person } from "../factory";
import { systemRequest } from "../requests";
import { next } from "../rows";
import { stripeServer } from "./stripe";

interface InvoiceRef {
  id: string;
  number: string;
}

/** An invoice as it stands once it is issued; what is on it is of no matter to whoever pays. */
export async function issuedInvoice(organizationId: string, total = 1_900): Promise<InvoiceRef> {
  const sequence = 1_000_000 + Number(next());
  const made = { id: newId("ivc"), number: `INV-${sequence}` };
  await sql(
    `insert into "invoices" ("id", "organizationId", "sequence", "number", "currency", "periodStart", "periodEnd",
       "timeZone", "issuedAt", "dueAt", "subtotal", "taxRate", "tax", "total", "document", "digest")
     values ($1, $2, $3, $4, 'USD', date '2000-01-01' + $3::int % 100000, date '2000-01-02' + $3::int % 100000, 'UTC', now(),
       now() + interval '14 days', $5, 0, 0, $5, '{}', '')`,
    made.id,
    organizationId,
    sequence,
    made.number,
    total,
  );
  return made;
}

/** Gives a card on the provider's page and comes back, as a person does. */
export async function givenCard(
  who: Person,
  organization: { id: string },
  card: { bank?: "declined" | "poor" | "old" | "careful"; last4?: string } = {},
): Promise<{ id: string; ref: string }> {
  const server = await stripeServer();
  const at = { organization: organization.id };
  const { url } = await callerOf(who).paymentMethods.add({ ...at, kind: "card" });
  const session = new URL(url ?? "").pathname.split("/").at(-1) ?? "";
  const { bank, ...shown } = card;
  const ref = server.finish(session, { ...shown, ...(bank === undefined ? {} : { id: server.id(`pm_${bank}`) }) });
  const { id } = await callerOf(who).paymentMethods.confirm({ ...at, session });
  return { id, ref };
}

const JOBS: ReadonlyMap<string, JobRun> = new Map([
  [COLLECT_JOB, collectPayment],
  [NOTICE_OF_PROVIDER_JOB, followNotice],
  [FORGET_METHOD_JOB, forgetMethod],
]);

/** Does what waits in the outbox and is about payments. */
export async function runPaymentJobs(): Promise<void> {
  const scope = systemRequest();
  await sql(`update "jobs" set "endedAt" = now() where "endedAt" is null and not ("kind" = any ($1))`, [
    ...JOBS.keys(),
  ]);
  while (await runNextJob(scope, JOBS));
}

/** Puts an organization on a plan with these limits, and nothing else. */
export async function limitedPlan(
  organizationId: string,
  limits: Partial<{ members: number; storageBytes: number; apiCalls: number }>,
): Promise<void> {
  const none = { members: null, storageBytes: null, apiCalls: null };
  const terms = {
    charged: false,
    basePrice: 0,
    seatPrice: 0,
    includedSeats: 0,
    meters: [],
    limits: { ...none, ...limits },
  };
  await sql(
    `insert into "billing_accounts" ("organizationId", "currency") values ($1, 'USD') on conflict do nothing`,
    organizationId,
  );
  await sql(
    `insert into "subscription_changes" ("id", "organizationId", "planId", "planName", "terms", "at")
     values ($1, $2, 'small', 'Small', $3::jsonb, clock_timestamp())`,
    newId("sbc"),
    organizationId,
    JSON.stringify(terms),
  );
}
