import "server-only";
import { env, publicUrl } from "../../env";
import { AppError } from "../../errors";

/** Origins under which this installation's own pages run. Without a public address that is this host itself. */
function ownOrigins(): readonly string[] {
  const { TENANTRY_URL, PORT } = env();
  const own = [new URL(publicUrl()).origin];
  if (TENANTRY_URL === undefined) own.push(`http://127.0.0.1:${PORT}`, `http://[::1]:${PORT}`);
  return own;
}

/**
 * Browsers send cookies along whoever made the page, and always say in `Origin` who that was when something is written.
 * @throws FORBIDDEN cross_site_request unless an own page wrote
 */
export function refuseCrossSite(origin: string | null, fetchSite: string | null): void {
  const sameSite = fetchSite === null || fetchSite === "same-origin";
  if (origin === null || !sameSite || !ownOrigins().includes(origin)) {
    throw new AppError("FORBIDDEN", "cross_site_request");
  }
}
