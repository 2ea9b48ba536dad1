import { CommandError, UsageError, type ExitCode } from "./command";
import { TenantryError } from "./sdk/errors";
import { SettingsError } from "./settings/files";
import { clean } from "./table";
import type { Terminal } from "./terminal";

const SENTENCES: Readonly<Record<string, string>> = {
  access_denied: "The sign-in was refused, or the account is suspended.",
  archived: "This place is archived: it can be read, and nothing in it changes until it is brought back.",
  examples_read_only: "The examples can be read and not changed.",
  credential_reach: "This credential does not reach so far.",
  credential_revoked: "This credential was revoked. Sign in with another one: tenantry login",
  expired: "Sign in again: tenantry login",
  expired_token: "The code is over. Begin anew: tenantry login --device",
  fresh_sign_in_required: "This is done in the browser, by somebody who has just signed in.",
  invalid_grant: "This sign-in has ended. Sign in again: tenantry login",
  network_not_allowed: "This credential is not good from here: it names the networks that it may be used from.",
  not_found: "This does not exist, or you have no access to it.",
  people_only: "This is for people, not for service accounts.",
  rate_limited: "Too many calls in a short time.",
  rank_too_low: "Nobody gives or takes more than they have themselves.",
  seat_maximum: "All seats of the organization are taken.",
  sign_in_required: "You are not signed in. Run: tenantry login",
  suspended: "This is suspended.",
  taken: "This is taken already.",
  unexpected_answer: "Something else than Tenantry has answered. Is the host right?",
};

/** `permission_missing`, where no sentence says more. */
function plain(reason: string): string {
  const words = reason.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function rightOf(error: TenantryError): string | null {
  if (error.permission === null) return null;
  if (error.reason === "credential_scope") {
    return `This credential is limited and lacks the right ${error.permission}. Use another one, or make one with wider scopes.`;
  }
  return `You lack the right ${error.permission} here. Ask ${error.ask ?? "an admin"} for it.`;
}

/** What the server says of these is about this one case: the day on which a key has ended, a provider's own words. */
const BESIDE = ["access_denied", "expired", "expired_token", "invalid_grant"];

/** A sentence for who works in a terminal, where there is one; else the server's. */
function meaningOf(error: TenantryError): string {
  const { reason } = error;
  const detail = error.detail === null || error.detail === reason ? null : error.detail;
  const sentence = rightOf(error) ?? SENTENCES[reason];
  if (sentence === undefined) return detail ?? plain(reason);
  return detail !== null && BESIDE.includes(reason) ? `${detail} ${sentence}` : sentence;
}

/** What a refusal means, for whoever typed the command. */
function sentenceOf(error: TenantryError, host: string): string {
  if (error.code === "UNREACHABLE") {
    return `${host} ${error.reason === "timeout" ? "did not answer in time" : "cannot be reached"}.`;
  }
  const meaning = meaningOf(error);
  const field = error.field === null || meaning.startsWith(`${error.field} `) ? "" : `${error.field}: `;
  const wait = error.retryAfter === null ? "" : ` Try again in ${error.retryAfter} seconds.`;
  const id = error.requestId === null ? "" : ` (${error.code} ${error.reason}, request ${error.requestId})`;
  return `${field}${meaning}${wait}${id}`;
}

function told(error: TenantryError): unknown {
  const { code, reason, field, permission, ask, detail, requestId } = error;
  return { error: { code, reason, field, permission, ask, detail, requestId } };
}

/** Writes what went wrong and says how the process ends. An error that nobody foresaw is thrown on. */
export function report(error: unknown, terminal: Pick<Terminal, "err">, host: string, json: boolean): ExitCode {
  if (error instanceof TenantryError) {
    terminal.err(`${json ? JSON.stringify(told(error)) : clean(sentenceOf(error, host))}\n`);
    return 1;
  }
  if (error instanceof UsageError || error instanceof CommandError || error instanceof SettingsError) {
    terminal.err(`${error.message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
  throw error;
}
