import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

export interface HardStopRow {
  id: string;
  scope: string;
  scopeId: string;
  meter: string | null;
  amount: string;
}

const HARD_STOPS = `
  select b."id", b."scope", b."scopeId", b."meter", trim_scale(b."amount")::text as "amount"
  from "budgets" b where b."organizationId" = $1 and b."hardStop" order by b."id"`;

/** The budgets of an organization that stop what is new: of its workspaces too, whoever reports there. */
export async function hardStopsOf(organizationId: string, tx?: TransactionDatabase): Promise<HardStopRow[]> {
  return runStatement<HardStopRow & Record<string, unknown>>("hard-stops", HARD_STOPS, [organizationId], tx);
}
