import { LinkButton } from "@/app/_components/link-button";
import { formatNumber, relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";

import type { PanelWorkspace } from "./panel-types";

interface PartProps {
  workspace: PanelWorkspace;
  clock: Clock;
}

/** Buttons of equal words on one page are told apart by the workspace that they belong to. */
export function spoken(label: string, { name }: PanelWorkspace): string {
  return `${label}: ${name}`;
}

function Used({ at, clock }: { at: string | null; clock: Clock }) {
  if (at === null) return <span className="text-muted">{MY_WORKSPACES.neverUsed}</span>;
  return (
    <time dateTime={at} title={utcTime(at)} className="text-muted">
      {relativeTime(at, clock)}
    </time>
  );
}

/** The visitor's own pairs for this workspace, the newest by name. */
export function PanelCredentials({ workspace, clock }: PartProps) {
  const { credentials, slug, lastUsedAt, status } = workspace;
  if (credentials === null) return null;
  const { total, newest } = credentials;
  return (
    <div className="grid content-start gap-2">
      <h3 className="font-medium">{MY_WORKSPACES.credentials}</h3>
      {total === 0 ? <p className="text-muted text-sm">{MY_WORKSPACES.noCredentials}</p> : null}
      <ul className="grid gap-1 text-sm">
        {newest.map(({ id, label, accessKey, lastUsedAt: at }) => (
          <li key={id} className="flex flex-wrap gap-x-2">
            <span className="min-w-0 wrap-anywhere">{label === "" ? accessKey : label}</span>
            <Used at={at} clock={clock} />
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">
        {lastUsedAt === null ? (
          MY_WORKSPACES.notUsed
        ) : (
          <>
            {MY_WORKSPACES.lastUsed} <Used at={lastUsedAt} clock={clock} />
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {workspace.permissions.includes("credential.create") && status === "active" ? (
          <LinkButton
            href={urls.account.credentials(slug, OPEN_CREATE)}
            aria-label={spoken(MY_WORKSPACES.createCredentials, workspace)}
          >
            {MY_WORKSPACES.createCredentials}
          </LinkButton>
        ) : null}
        <LinkButton
          variant="quiet"
          href={urls.account.credentials(slug)}
          aria-label={spoken(MY_WORKSPACES.allCredentials, workspace)}
        >
          {MY_WORKSPACES.allCredentials}
          {total === 0 ? null : ` (${formatNumber(total, clock.locale)})`}
        </LinkButton>
      </div>
    </div>
  );
}

function Seats({ seats, clock }: { seats: NonNullable<PanelWorkspace["seats"]>; clock: Clock }) {
  const { used, maximum, reached } = seats;
  if (maximum === null) return null;
  const number = (value: number) => formatNumber(value, clock.locale);
  return (
    <p className="text-sm tabular-nums">
      {MY_WORKSPACES.seats(number(used), number(maximum))}
      {reached ? <span className="badge badge-warn ml-2">{MY_WORKSPACES.maximumReached}</span> : null}
    </p>
  );
}

/** Who is in the workspace, how many seats are left, and the way to invite. */
export function PanelMembers({ workspace, clock }: PartProps) {
  const { members, personal, slug, permissions, seats, status } = workspace;
  if (members === null || personal) return null;
  const { total, names } = members;
  const number = (value: number) => formatNumber(value, clock.locale);
  const listed = names.join(", ");
  const more = total - names.length;
  return (
    <div className="grid content-start gap-2">
      <h3 className="font-medium">{MY_WORKSPACES.members}</h3>
      <p className="text-sm tabular-nums">{MY_WORKSPACES.memberCount(number(total), total === 1)}</p>
      <p className="text-muted text-sm wrap-anywhere">
        {more > 0 && listed !== "" ? MY_WORKSPACES.andOthers(listed, number(more)) : listed}
      </p>
      {seats === null ? null : <Seats seats={seats} clock={clock} />}
      <div className="flex flex-wrap gap-2">
        {permissions.includes("invitation.create") && status === "active" ? (
          <LinkButton
            href={urls.workspace.invitations(slug, OPEN_CREATE)}
            aria-label={spoken(MY_WORKSPACES.invite, workspace)}
          >
            {MY_WORKSPACES.invite}
          </LinkButton>
        ) : null}
        <LinkButton
          variant="quiet"
          href={urls.workspace.members(slug)}
          aria-label={spoken(MY_WORKSPACES.users, workspace)}
        >
          {MY_WORKSPACES.users}
        </LinkButton>
      </div>
    </div>
  );
}
