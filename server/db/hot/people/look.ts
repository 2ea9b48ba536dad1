import "server-only";
import { runStatement } from "../../statement";

export interface LookRow {
  timeZone: string | null;
  locale: string | null;
  /** Null: nothing was chosen. */
  hiDpi: boolean | null;
  noProTips: boolean | null;
  /** The version of their picture. */
  picture: string | null;
}

const LOOK = `
  select u."timeZone", u."locale", up."hiDpi", up."noProTips", pi."version" as "picture"
  from "users" u left join "user_preferences" up on up."userId" = u."id" left join "user_pictures" pi on pi."userId" = u."id"
  where u."id" = $1`;

/** How pages look to somebody: all that the frame around every page asks for, at once. */
export async function lookOf(userId: string): Promise<LookRow | undefined> {
  const [row] = await runStatement<LookRow>("look", LOOK, [userId]);
  return row;
}
