import "server-only";
import type { SealOwner } from "../../secrets/seal";

/** Where the secrets of a connection stand, so that a sealed text opens in its own row and column alone. */
export const CLIENT_SECRET_OWNER = (id: string): SealOwner => `identity-provider-secret:${id}`;
export const PRIVATE_KEY_OWNER = (id: string): SealOwner => `identity-provider-key:${id}`;
/** Of what came of a way to a provider and back. */
export const OUTCOME_OWNER = (transaction: string): SealOwner => `sso-outcome:${transaction}`;
