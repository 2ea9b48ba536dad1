import "server-only";
import type { OrganizationScope } from "../access/scope";
import type { BillingDetailsView } from "./schema";
import { detailsOf } from "./views/details";

export async function getBillingDetails(scope: OrganizationScope): Promise<BillingDetailsView> {
  return detailsOf(scope.db, scope.organization.id);
}
