import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { exactTime, formatBytes, relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { typeName, type TypeNames } from "@/app/_resources/type-names";
import { RESOURCE, RESOURCES } from "@/app/_sentences/access/resources";
import { PLACE } from "@/app/_sentences/places/place";
import { mayChange, type ResourceView } from "@/server/resources/schema";

import { RenameResource } from "./rename-resource";

interface FactsProps {
  workspace: string;
  resource: ResourceView;
  types: TypeNames;
  clock: Clock;
}

function time(iso: string, text: string) {
  return (
    <time dateTime={iso} title={utcTime(iso)}>
      {text}
    </time>
  );
}

function projectOf(workspace: string, { project }: ResourceView) {
  if (project === null) return RESOURCES.workspaceItself;
  if (project.slug === null) return project.name;
  return (
    <a className="text-link" href={urls.project.resources(workspace, project.slug)}>
      {project.name}
    </a>
  );
}

function linkOf({ url }: ResourceView) {
  if (url === null) return { label: RESOURCE.link, value: RESOURCE.noLink };
  const action = <CopyButton text={url} />;
  // Browsers open the Web alone; an address of a bucket is for programs.
  if (!/^https?:/.test(url)) return { label: RESOURCE.link, value: <code className="break-all">{url}</code>, action };
  const value = (
    <a className="text-link break-all" href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
  return { label: RESOURCE.link, value, action };
}

function nameOf({ workspace, resource }: FactsProps) {
  const { id, name } = resource;
  return mayChange(resource) ? <RenameResource workspace={workspace} resource={id} name={name} /> : name;
}

/** What a resource is, where it came from, and where it lies. */
export function Facts(props: FactsProps) {
  const { workspace, resource, types, clock } = props;
  const { id, type, externalId, owner, sizeBytes, lastUsedAt, createdAt, updatedAt } = resource;
  const items = [
    { label: RESOURCES.name, value: nameOf(props) },
    { label: RESOURCES.type, value: typeName(types, type) },
    { label: RESOURCES.project, value: projectOf(workspace, resource) },
    { label: RESOURCES.owner, value: owner.removed ? `${owner.name} (${RESOURCES.ownerGone})` : owner.name },
    { label: PLACE.id, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
    {
      label: RESOURCE.externalId,
      value: <code className="break-all">{externalId}</code>,
      action: <CopyButton text={externalId} label={RESOURCE.copyExternal} />,
    },
    linkOf(resource),
    ...(sizeBytes === null ? [] : [{ label: RESOURCES.size, value: formatBytes(sizeBytes, clock.locale) }]),
    {
      label: RESOURCES.lastUse,
      value: lastUsedAt === null ? RESOURCES.never : time(lastUsedAt, relativeTime(lastUsedAt, clock)),
    },
    { label: RESOURCE.registered, value: time(createdAt, exactTime(createdAt, clock)) },
    { label: RESOURCE.changed, value: time(updatedAt, exactTime(updatedAt, clock)) },
  ];
  return <DescriptionList items={items} />;
}

/** Whatever its platform says of it. */
export function Attributes({ attributes }: Pick<ResourceView, "attributes">) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return <p className="text-muted">{RESOURCE.noAttributes}</p>;
  return (
    <DescriptionList
      items={entries.map(([label, value]) => ({
        label,
        value: <span className="wrap-anywhere whitespace-pre-wrap">{String(value)}</span>,
      }))}
    />
  );
}
