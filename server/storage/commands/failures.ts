import "server-only";
import { isAppError } from "../../errors";
import type { StorageFailure } from "../schema";

/** What S3 and Azure call it, and what it means to whoever fills in the form. */
const NAMED: Readonly<Record<string, StorageFailure>> = {
  InvalidAccessKeyId: "key_unknown",
  AccountIsDisabled: "key_unknown",
  SignatureDoesNotMatch: "secret_wrong",
  AuthenticationFailed: "secret_wrong",
  AccessDenied: "denied",
  AllAccessDisabled: "denied",
  AuthorizationFailure: "denied",
  AuthorizationPermissionMismatch: "denied",
  AuthorizationResourceTypeMismatch: "denied",
  NoSuchBucket: "bucket_missing",
  ContainerNotFound: "bucket_missing",
  AuthorizationHeaderMalformed: "region_wrong",
  AuthorizationQueryParametersError: "region_wrong",
  PermanentRedirect: "region_wrong",
  TemporaryRedirect: "region_wrong",
  IllegalLocationConstraintException: "region_wrong",
  RequestTimeTooSkewed: "clock",
  ExpiredToken: "expired",
};

const BY_STATUS: Readonly<Record<number, StorageFailure>> = {
  401: "secret_wrong",
  403: "denied",
  404: "bucket_missing",
};

const OUTBOUND: Readonly<Record<string, StorageFailure>> = {
  address_not_allowed: "address_not_allowed",
  outbound_unreachable: "unreachable",
  outbound_slow: "slow",
  outbound_large: "too_large",
};

/** A name out of a closed list is all that is taken from what the storage says. */
export async function failureIn(answer: Response): Promise<StorageFailure | null> {
  if (answer.status === 200) return null;
  const body = await answer.text();
  const name = answer.headers.get("x-ms-error-code") ?? /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body)?.[1] ?? "";
  if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? "refused";
  if (answer.status >= 300 && answer.status < 400) return "redirected";
  return BY_STATUS[answer.status] ?? "refused";
}

/** Null where it was no failure of the way there, but one of ours. */
export function failureOfWay(error: unknown): StorageFailure | null {
  return isAppError(error) ? (OUTBOUND[error.reason] ?? null) : null;
}
