import "server-only";
import type { WorkspaceScope } from "../../../access/scope";
import { actingAuthority } from "../../../access/standing/acting-authority";
import { audited } from "../../../audit/audited";
import { withAnswers } from "../../../each";
import { countSeats } from "../../../members/commands/admission/seats";
import { refusePersonal } from "../../../organizations/commands/refusals";
import { emailKey, emailSchema } from "../../../text";
import { countLetters } from "../../rates";
import { type CreateInvitationsInput, type InvitedItem } from "../../schema";
import { resolveGrants } from "../grants/resolve-grants";
import { endOfInvitation } from "../letter";
import { isAnswered, refusedItem } from "./answers";
import { invitePeople } from "./invite-people";

/**
 * Invites people by their addresses, each for itself: members of the organization are added at once, the others get a
 * letter and a link to copy. One refused address keeps none of the others back.
 * @throws INVALID (expiresAt, memberUntil, role, groups, projects), CONFLICT personal_organization, LIMIT rate_limited,
 *   FORBIDDEN rank_too_low, permission_missing
 */
export async function createInvitations(
  scope: WorkspaceScope,
  input: CreateInvitationsInput,
): Promise<{ items: InvitedItem[] }> {
  refusePersonal(scope.organization);
  const expiresAt = endOfInvitation(input.expiresAt);
  const addresses = input.emails.map((given) => {
    const { data } = emailSchema.safeParse(given);
    return { given, email: data ?? null };
  });
  await countLetters(scope, addresses.filter(({ email }) => email !== null).length);
  return audited(
    scope,
    "invitation.create",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "invitation.create");
      const grants = await resolveGrants(tx, scope, acting, input);
      const seats = await countSeats(tx, scope.organization.id);
      const sorted = addresses.map(({ given, email }) =>
        email === null ? refusedItem(given, "invalid_value") : { email, key: emailKey(email), grants },
      );
      const asked = sorted.flatMap((one) => (isAnswered(one) ? [] : [one]));
      const answers = await invitePeople(tx, { scope, expiresAt, seats }, asked);
      const rows = withAnswers(sorted, isAnswered, answers);
      return { value: { items: rows.map(({ item }) => item) }, entries: rows.flatMap(({ entry }) => entry ?? []) };
    },
    { lock: { organization: scope.organization.id } },
  );
}
