import "server-only";
import { publicUrl } from "../env";

/** The address at which an invitation, or a link for many, is opened. */
export function linkOf(token: string): string {
  return `${publicUrl()}/invitations/${token}`;
}
