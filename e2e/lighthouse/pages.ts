import { callApi, type Place, type SignedIn } from "../api";

/** Where the demo's pages are. */
interface DemoPlaces {
  organization: string;
  workspace: string;
}

export interface MeasuredPage {
  name: string;
  path: (places: DemoPlaces) => string;
  /** Whoever is signed in sees another page there. */
  signedOut?: boolean;
}

const inWorkspace = (name: string): MeasuredPage => ({
  name,
  path: ({ workspace }) => `/workspaces/${workspace}/${name}`,
});

const inOrganization = (name: string): MeasuredPage => ({
  name,
  path: ({ organization }) => `/organizations/${organization}/${name}`,
});

export const PAGES: readonly MeasuredPage[] = [
  { name: "home", path: () => "/" },
  { name: "sign-in", path: () => "/sign-in", signedOut: true },
  ...["members", "invitations", "service-accounts", "credentials", "access-rules", "vaults"].map(inWorkspace),
  ...["identity-providers", "usage", "billing"].map(inOrganization),
];

/** A workspace of the demo that has everything. */
const WORKSPACE = "Vision";

export async function findPlaces(url: string, cookie: SignedIn["cookie"]): Promise<DemoPlaces> {
  const { items } = await callApi<{ items: (Place & { organization: Place })[] }>(url, "/workspaces", { cookie });
  const found = items.find(({ name }) => name === WORKSPACE);
  if (found === undefined) throw new Error(`the demo has no workspace ${WORKSPACE}`);
  return { organization: found.organization.slug, workspace: found.slug };
}
