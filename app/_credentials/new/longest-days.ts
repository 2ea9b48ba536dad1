import "server-only";

import { caller } from "@/server/api/caller";

/** The longest life of new credentials that an organization allows, in days; null: any. */
export async function longestDays(organization: string): Promise<number | null> {
  const { organizationPolicy } = await caller();
  return (await organizationPolicy.get({ organization })).maxCredentialDays;
}
