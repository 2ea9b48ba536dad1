import "server-only";
import { AppError } from "../../errors";

/** A personal organization stays what it is. */
export function refusePersonal(organization: { personal: boolean }): void {
  if (organization.personal) throw new AppError("CONFLICT", "personal_organization");
}

/** @throws INVALID name_differs where what was typed is neither the place's name nor its slug */
export function refuseOtherName(place: { name: string; slug: string }, typed: string): void {
  const text = typed.normalize("NFC").trim();
  if (text !== place.name && text.toLowerCase() !== place.slug.toLowerCase()) {
    throw new AppError("INVALID", "name_differs", "name");
  }
}
