import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { notify } from "../notifications/notify";
import { readOwnerWays } from "./queries/ways-in";

export interface ToldOrganization {
  id: string;
  name: string;
  slug: string;
}

/** Tells the owners that single sign-on is not required any more. */
export async function tellOwners(tx: TransactionDatabase, { id, name, slug }: ToldOrganization): Promise<void> {
  const data = { organization: name, organizationSlug: slug };
  const owners = await readOwnerWays(tx, id);
  await notify(
    tx,
    owners.map((owner) => ({ userId: owner.id, kind: "sso.ended" as const, organizationId: id, data })),
  );
}
