import "server-only";
import { hashToken, newToken } from "../../secrets/token";
import { linkOf } from "../link-address";

/** A link with a token that is kept nowhere, and its hash, which is. */
export function newLink(): { link: string; tokenHash: string } {
  const token = newToken();
  return { link: linkOf(token), tokenHash: hashToken(token) };
}
