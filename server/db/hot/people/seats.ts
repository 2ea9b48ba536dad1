import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

interface SeatsRow {
  /** Null: any number of people. */
  maximum: number | null;
  people: number;
  external: number;
  invited: number;
}

/** A member who takes a seat, for the person `u`. */
const SEATED = `
  select 1 from "organization_members" om
  where om."organizationId" = $1 and om."userId" = u."id" and om."suspendedAt" is null and ${live("om")}`;

/** Somebody in projects alone who takes a seat. */
const EXTERNAL = `
  "collaborators" c join "users" u on u."id" = c."userId"
  where c."organizationId" = $1 and c."external" and ${live("c")} and u."suspendedAt" is null and not exists (${SEATED})`;

/**
 * Who takes a seat, for showing: active members from the kept number, people who are in projects alone, and addresses
 * with a live invitation whose person takes no seat yet. `countSeats` of members/commands/admission/seats counts the same
 * under its lock; members/seats.test.ts holds both to one number.
 */
const SEATS = `
  select o."seatMaximum" as "maximum",
    (o."memberCount"
      - (select count(*) from "organization_members" om where om."organizationId" = $1 and om."expiresAt" <= now())
      - (select count(*) from "organization_members" om
         where om."organizationId" = $1 and om."suspendedAt" is not null and ${live("om")})
      - (select count(*) from "users" u join "organization_members" om
           on om."organizationId" = $1 and om."userId" = u."id"
         where u."suspendedAt" is not null and om."suspendedAt" is null and ${live("om")}))::int as "people",
    (select count(distinct c."userId")::int from ${EXTERNAL}) as "external",
    (select count(distinct i."emailKey")::int from "invitations" i
     where i."organizationId" = $1 and i."status" = 'pending' and i."expiresAt" > now()
       and not exists (select 1 from "users" u
         where u."emailKey" = i."emailKey" and u."suspendedAt" is null and exists (${SEATED}))
       and i."emailKey" not in (select u."emailKey" from ${EXTERNAL})) as "invited"
  from "organizations" o where o."id" = $1`;

export async function seatsOf(organizationId: string): Promise<SeatsRow | undefined> {
  const [row] = await runStatement<SeatsRow>("seats", SEATS, [organizationId]);
  return row;
}
