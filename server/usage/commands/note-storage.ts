import "server-only";
import { shared } from "../../process";

function changed(): Set<string> {
  return shared("storage-changed", () => new Set<string>());
}

/** Resources of an organization were registered or have another size: what they come to is measured within a minute. */
export function noteStorage(organizationId: string): void {
  changed().add(organizationId);
}

/** The organizations that were noted since the last time. */
export function takeNoted(): string[] {
  const noted = [...changed()];
  changed().clear();
  return noted;
}
