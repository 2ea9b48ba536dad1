import "server-only";
import { env, publicUrl } from "../../env";
import { REST_PREFIX } from "../rest";

/** The addresses that a new credential is shown with. */
export function publicAddresses(): { webUrl: string; apiUrl: string; filesUrl: string } {
  const webUrl = publicUrl();
  return { webUrl, apiUrl: `${webUrl}${REST_PREFIX}`, filesUrl: env().TENANTRY_FILES_URL ?? webUrl };
}
