import "server-only";
import type { OrganizationScope } from "../access/scope";
import type { BillingDetailsView } from "./schema";
import { readBillingDetails } from "./views/details";

export async function getBillingDetails(scope: OrganizationScope): Promise<BillingDetailsView> {
  return readBillingDetails(scope.db, scope.organization.id);
}
