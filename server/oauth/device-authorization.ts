import "server-only";
import { beginDevice, CODE_SECONDS, INTERVAL_SECONDS } from "../device-sign-ins/authorization";
import { publicUrl } from "../env";
import { nameSchema } from "../text";
import { deviceClient } from "./device-client";
import { OAuthError } from "./errors";
import type { Form } from "./form";
import type { Asked } from "./grants/grant";
import { readScopeText } from "./scopes";

const UNNAMED = "A device without a name";

/** What the device calls itself; whoever approves reads it, so it is a name like any other. */
function hostIn(form: Form): string {
  const parsed = nameSchema.safeParse(form.get("host") ?? UNNAMED);
  if (!parsed.success) throw new OAuthError("invalid_request", "host is no name");
  return parsed.data;
}

/**
 * Gives a device its two codes (RFC 8628, 3.2): one that it shows, and one that it asks the token endpoint with.
 * @throws OAuthError invalid_client, invalid_request, invalid_scope
 */
export async function authorizeDevice({ form, client, scope }: Asked): Promise<object> {
  const clientId = deviceClient(client);
  const text = form.get("scope");
  const scopes = text === undefined ? null : readScopeText(text);
  if (text !== undefined && scopes === null) throw new OAuthError("invalid_scope", "A scope is not known");
  const { deviceCode, userCode } = await beginDevice(scope, { clientId, host: hostIn(form), scopes });
  const page = `${publicUrl()}/device`;
  return {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${userCode}`,
    expires_in: CODE_SECONDS,
    interval: INTERVAL_SECONDS,
  };
}
