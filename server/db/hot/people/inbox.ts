import "server-only";
import { runStatement } from "../../statement";

/**
 * Every page shows the count, so it stops at a hundred, and counts what the inbox shows: kinds kept out are not in it.
 */
const UNREAD = `
  select
    (select count(*)::int from (
      select 1 from "notifications" n where n."userId" = $1 and n."readAt" is null and not exists (
        select 1 from "notification_choices" c where c."userId" = $1 and c."kind" = n."kind" and not c."inbox")
      limit 100) as "few")
    + (select count(*)::int from (
      select 1 from "invitations" i join "users" u on u."id" = $1 and u."emailVerifiedAt" is not null
      where i."emailKey" = u."emailKey" and i."status" = 'pending' and i."expiresAt" > now()
      limit 100) as "few")
    as "unread"`;

/** Unread notices of a person, and invitations that wait for them. */
export async function unreadOf(userId: string): Promise<number> {
  const [row] = await runStatement<{ unread: number }>("unread", UNREAD, [userId]);
  return row?.unread ?? 0;
}
