import "server-only";
import { messageOf } from "../../../app/_sentences/refusals/messages";
import type { Reason } from "../../reasons";
import type { Failure } from "../failure";

/** Replaces sentences that speak of what only people have: a session, a page, what was typed. */
const FOR_PROGRAMS: Readonly<Partial<Record<Reason, string>>> = {
  cross_site_request: "The request came from another site and was refused.",
  fresh_sign_in_required: "This is done in the console alone, by somebody who has just signed in.",
  request_ended: "This request was decided or withdrawn already.",
  sign_in_required:
    "No valid credential came with the call: give an access key and its secret key, or an access token.",
  unchanged: "This is so already.",
  vault_changed: "Somebody saved another version meanwhile, so this one was not saved.",
};

const OF_INPUT: readonly string[] = [
  "invalid_value",
  "invalid_limit",
  "invalid_cursor",
  "unknown_parameter",
] satisfies Reason[];

function isWord(reason: string): reason is Reason {
  return Object.hasOwn(FOR_PROGRAMS, reason);
}

/** What stands against it, as a sentence: of an input "name must not be empty." */
function saidOf({ reason, field, detail }: Failure): string | undefined {
  if (detail === undefined || /[.!?]$/.test(detail)) return detail;
  return OF_INPUT.includes(reason) ? `${field ?? "The input"} ${detail}.` : undefined;
}

function lackOf({ permission, ask }: Failure): string | undefined {
  if (permission === undefined) return undefined;
  return `The permission ${permission} is missing. ${ask === undefined ? "An admin can give it." : `Ask ${ask}.`}`;
}

/** What a problem document says in words (RFC 9457, 3.1.4): what went wrong here, or what the reason means. */
export function detailOf(failure: Failure): string {
  const { reason, detail } = failure;
  const said = saidOf(failure);
  if (said !== undefined) return said;
  if (reason === "permission_missing") return lackOf(failure) ?? messageOf(reason);
  const meaning = (isWord(reason) ? FOR_PROGRAMS[reason] : undefined) ?? messageOf(reason);
  return detail === undefined ? meaning : `${meaning} ${detail}`;
}
