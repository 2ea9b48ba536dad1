import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { DAY_MILLISECONDS } from "../time";
import { lookUpRecord } from "./dns";

/** Looked up at a time, and in one run of the task: a DNS server that does not answer costs seconds for each. */
const BATCH = 20;
const RUN = 25;

/**
 * Looks up once a day the records of the domains that DNS has proved, and notes what it finds for who looks. A record
 * that is missing takes nothing away: DNS fails, records are tidied up, and people's way in depends on the domain.
 */
export async function recheckDomains(scope: SystemScope): Promise<void> {
  for (let after = "", round = 0; round < RUN; round += 1) {
    const rows = await scope.db.domain.findMany({
      where: {
        id: { gt: after },
        verifiedBy: "dns",
        checkedAt: { lt: new Date(Date.now() - DAY_MILLISECONDS) },
        organization: { deletedAt: null },
      },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, domain: true, challenge: true },
    });
    const checked = await Promise.all(
      rows.flatMap(({ id, domain, challenge }) =>
        challenge === null
          ? []
          : lookUpRecord(domain, challenge).then((checkFailure) => ({ id, challenge, checkFailure })),
      ),
    );
    for (const { checkFailure, ...where } of checked) {
      const data = { checkedAt: new Date(), checkFailure };
      await recorded(scope, "domain-check", (tx) => tx.domain.updateMany({ where, data }));
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
