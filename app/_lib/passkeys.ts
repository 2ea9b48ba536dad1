import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

import type { Assertion, Registration } from "@/server/second-factors/schema";

type Options = Readonly<Record<string, unknown>>;

/** Why there is no passkey: the browser gave none, or knows none. */
export class PasskeyFailure extends Error {
  constructor(readonly kind: "cancelled" | "unsupported") {
    super(kind);
  }
}

function isCreation(options: object): options is PublicKeyCredentialCreationOptionsJSON {
  return "challenge" in options && "rp" in options && "user" in options;
}

function isRequest(options: object): options is PublicKeyCredentialRequestOptionsJSON {
  return "challenge" in options && !("rp" in options);
}

async function library() {
  const found = await import("@simplewebauthn/browser");
  if (!found.browserSupportsWebAuthn()) throw new PasskeyFailure("unsupported");
  return found;
}

/** Whatever the browser says, the person can only try again. */
function cancelled(): never {
  throw new PasskeyFailure("cancelled");
}

/** Asks the browser to make a passkey. */
export async function makePasskey(options: Options): Promise<Registration> {
  const { startRegistration } = await library();
  if (!isCreation(options)) return cancelled();
  const { id, rawId, response } = await startRegistration({ optionsJSON: options }).catch(cancelled);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return {
    id,
    rawId,
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject, transports },
  };
}

/** Asks the browser for the answer of a passkey. */
export async function askPasskey(options: Options): Promise<Assertion> {
  const { startAuthentication } = await library();
  if (!isRequest(options)) return cancelled();
  const { id, rawId, response } = await startAuthentication({ optionsJSON: options }).catch(cancelled);
  const { clientDataJSON, authenticatorData, signature } = response;
  return {
    id,
    rawId,
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData, signature },
  };
}
