import { RESOURCE } from "@/app/_sentences/access/resources";
import type { ResourceView } from "@/server/resources/schema";

/** Where a resource links to: from its address, or from one of its attributes. */
export interface ResourceLink {
  url: string;
  label: string;
  /** Null: its address. */
  attribute: string | null;
}

const LINK = /^(?:s3|azure|https?):\/\/\S+$/;

/** All that may lead to a stored object, in the order of the page. */
export function linksOf({ url, attributes }: Pick<ResourceView, "url" | "attributes">): ResourceLink[] {
  const named = Object.entries(attributes).flatMap(([label, value]) =>
    typeof value === "string" && LINK.test(value) ? [{ url: value, label, attribute: label }] : [],
  );
  return url === null ? named : [{ url, label: RESOURCE.link, attribute: null }, ...named];
}

export function fileNameOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

/** The link that an address of the page names. */
export function linkNamed(
  resource: Pick<ResourceView, "url" | "attributes">,
  attribute: string | null,
): ResourceLink | undefined {
  return linksOf(resource).find((link) => link.attribute === attribute);
}
