import "server-only";
import { runStatement } from "../statement";

/** By what the environment names them; null where it names none. */
interface Named {
  emailKey: string | null;
  organization: string | null;
  accessKey: string | null;
}

/** What there is at a start, of the instance and of what the environment names. */
export interface Standing {
  sealedCheck: string | null;
  setUpLink: boolean;
  operated: boolean;
  person: boolean;
  organization: boolean;
  credential: boolean;
}

const STANDING = `
  select i."sealedCheck", i."setupTokenHash" is not null as "setUpLink",
    exists (select 1 from "users" where "operator") as "operated",
    exists (select 1 from "users" where "emailKey" = $1) as "person",
    exists (select 1 from "slugs" where "space" = 'organization' and "slug" = $2) as "organization",
    exists (select 1 from "credentials" where "accessKey" = $3) as "credential"
  from (select 1) "always" left join "instance" i on i."id" = 1`;

/**
 * By one statement beside Prisma, whose compiler of queries takes a fifth of a second to load: a start that finds
 * everything in place does without it.
 */
export async function standingAtStart({ emailKey, organization, accessKey }: Named): Promise<Standing> {
  const [row] = await runStatement<Standing>(null, STANDING, [emailKey, organization, accessKey]);
  if (row === undefined) throw new Error("the start's statement always has a row");
  return row;
}
