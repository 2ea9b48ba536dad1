import "server-only";
import { seatsOf } from "../../db/hot/people/seats";

/** Who takes a seat now and is billed for: active people, without those who are only invited. */
export async function billedPeople(organizationId: string): Promise<number> {
  const seats = await seatsOf(organizationId);
  return seats === undefined ? 0 : seats.people + seats.external;
}
