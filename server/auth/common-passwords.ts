import "server-only";
import { AppError } from "../errors";
import { shared } from "../process";

/** NIST SP 800-63B: length counts, composition rules do not; what is on a list of common passwords is refused. */
const PASSWORD_LENGTH = { minimum: 10, maximum: 256 } as const;

async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}

/** The password's core: without case, and without the digits and signs that people put around a word. */
function core(password: string): string {
  return password.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, "");
}

function isRepetition(password: string): boolean {
  return /^(.{1,4}?)\1+.?$/s.test(password);
}

/**
 * @param own e-mail address and name, of which no password may consist
 * @throws INVALID password_too_short or password_common at the field `password`
 */
export async function refuseWeakPassword(password: string, own: readonly string[]): Promise<void> {
  if (Array.from(new Intl.Segmenter().segment(password)).length < PASSWORD_LENGTH.minimum) {
    throw new AppError("INVALID", "password_too_short", "password");
  }
  const common = await shared("common-passwords", commonPasswords);
  const lower = password.toLowerCase();
  const weak =
    common.has(lower) || (core(password).length < lower.length && common.has(core(password))) || isRepetition(lower);
  const ownWords = own.flatMap((text) => [text.toLowerCase(), text.toLowerCase().split("@")[0] ?? ""]);
  if (weak || ownWords.some((word) => word.length >= 4 && core(lower) === core(word))) {
    throw new AppError("INVALID", "password_common", "password");
  }
}
