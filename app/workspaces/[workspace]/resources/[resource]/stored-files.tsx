import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { linksOf, type ResourceLink } from "@/app/_resources/stored-links";
import { STORED } from "@/app/_sentences/machines/storage";
import { caller } from "@/server/api/caller";
import type { ResourceView } from "@/server/resources/schema";
import type { MatchedView } from "@/server/storage/schema";

/** More of them on one page would be no look but a download. */
const MOST_SHOWN = 24;

interface StoredFilesProps {
  /** Slug. */
  workspace: string;
  resource: Pick<ResourceView, "id" | "url" | "attributes">;
}

type Matched = MatchedView["items"][number];

interface FileProps extends Matched {
  link: ResourceLink;
  /** The document that shows it, or leads to it. */
  address: (more: Record<string, string>) => string;
}

function Contents({ name, display, access, address }: FileProps) {
  if (access === null) {
    return (
      <p className="text-muted text-sm">
        {STORED.missing}{" "}
        <a className="text-link" href={urls.account.storage(OPEN_CREATE)}>
          {STORED.add}
        </a>
      </p>
    );
  }
  if (display === null) return null;
  return (
    <iframe
      src={address({})}
      title={STORED.frame(name)}
      loading="lazy"
      referrerPolicy="no-referrer"
      className={`panel w-full ${display === "image" ? "h-80" : "h-56"}`}
    />
  );
}

function File(props: FileProps) {
  const { link, name, access, address } = props;
  return (
    <figure className="grid min-w-0 gap-2">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="break-all">
          <span className="font-medium">{link.label}</span> <span className="text-muted">{name}</span>
        </span>
        {access === null ? null : (
          <LinkButton
            href={address({ open: "1" })}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={STORED.openNamed(name)}
          >
            {STORED.open}
          </LinkButton>
        )}
      </figcaption>
      <Contents {...props} />
    </figure>
  );
}

/** What lies in storage behind the links of a resource; nothing where none of them leads into any. */
export async function storedFiles({ workspace, resource }: StoredFilesProps) {
  const links = linksOf(resource);
  if (links.length === 0) return null;
  const { storage } = await caller();
  const { items } = await storage.match({ urls: links.map(({ url }) => url) });
  const files = links.flatMap((link) => {
    const found = items.find(({ url }) => url === link.url);
    return found === undefined ? [] : [{ ...found, link }];
  });
  if (files.length === 0) return null;
  return (
    <Section title={STORED.title} description={STORED.text}>
      <div className="grid gap-6 md:grid-cols-2">
        {files.slice(0, MOST_SHOWN).map((file) => {
          const attribute = file.link.attribute ?? undefined;
          const address = (more: Record<string, string>) =>
            urls.workspace.stored(workspace, resource.id, { attribute, ...more });
          return <File key={file.link.label} {...file} address={address} />;
        })}
      </div>
      {files.length > MOST_SHOWN ? <p className="text-muted text-sm">{STORED.more(MOST_SHOWN)}</p> : null}
    </Section>
  );
}
