import type { Option } from "@/app/_components/form/controls";

/** Where a credential belongs: it says whose procedures are called. Plain data, so that pages pass it on. */
export type CredentialPlace = ChangedPlace | DefaultKeyPlace;

export type ChangedPlace =
  | { kind: "workspace"; workspace: string }
  | { kind: "machine"; workspace: string; serviceAccount: string }
  | { kind: "project"; workspace: string; project: string }
  | { kind: "organization"; organization: string };

/** The one key of an organization: made, rotated and revoked by its owner, and nothing else. */
export interface DefaultKeyPlace {
  kind: "default-key";
  organization: string;
  /** Slugs of the default workspace and of its default project. */
  workspace: string;
  project: string;
}

/** Slugs that programs find beside the keys. */
interface ReachedPlace {
  workspace?: string;
  project?: string;
}

export function reachedBy(place: CredentialPlace): ReachedPlace {
  if (place.kind === "organization") return {};
  const { workspace } = place;
  return "project" in place ? { workspace, project: place.project } : { workspace };
}

/** Of `publicAddresses`. */
export interface Addresses {
  webUrl: string;
  apiUrl: string;
  filesUrl: string;
}

export interface NewCredentialChoices {
  /** The longest life that the organization allows, in days; null: any. */
  longestDays: number | null;
  /** What the credential may in its project, where it is a project's. */
  roles?: readonly Option[] | undefined;
}
