import "server-only";
import type { Client } from "./client";
import { OAuthError } from "./errors";

/** The command line: it is on everybody's machine, so it has no secret and proves nothing by its name. */
const DEVICE_CLIENT = "tenantry-cli";

/** @throws OAuthError invalid_client, unauthorized_client */
export function deviceClient(client: Client): string {
  if (client.kind === "public" && client.id === DEVICE_CLIENT) return client.id;
  if (client.kind === "credential") {
    throw new OAuthError("unauthorized_client", "A credential gets its tokens by client_credentials");
  }
  throw new OAuthError("invalid_client", `client_id is ${DEVICE_CLIENT}`);
}
