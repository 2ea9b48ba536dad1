import { publicUrl } from "../../env";

/** By how much the provider's clock may differ from ours. */
export const CLOCK_SKEW_MILLISECONDS = 5_000;
/** How long after it was made an assertion is good at most, whatever it says itself. */
export const LONGEST_ASSERTION_MILLISECONDS = 600_000;

/** Our name at the provider; also where our metadata is. */
export function ownEntityId(connectionId: string): string {
  return `${publicUrl()}/sso/${connectionId}/metadata`;
}

/** Where the provider sends its responses. */
export function assertionConsumerUrl(connectionId: string): string {
  return `${publicUrl()}/sso/${connectionId}/acs`;
}

export function logoutUrl(connectionId: string): string {
  return `${publicUrl()}/sso/${connectionId}/slo`;
}
