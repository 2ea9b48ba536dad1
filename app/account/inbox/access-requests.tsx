import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { REQUESTS } from "@/app/_sentences/access/requests";
import type { WaitingRequestView } from "@/server/access-requests/schema";
import { caller } from "@/server/api/caller";

import { DecideRequest } from "./decide-request";

function AccessRequest({ request }: { request: WaitingRequestView }) {
  const { id, user, permission, target, message, workspace } = request;
  const what = REQUESTS.what(target.type, target.name ?? target.id);
  const around = target.type === "project" ? null : (target.project?.name ?? null);
  return (
    <li>
      <Notice
        title={REQUESTS.asks[permission](`${user.name} (${user.email})`, what)}
        action={<DecideRequest request={id} workspace={workspace.slug} asked={permission} type={target.type} />}
      >
        {REQUESTS.where(workspace.name, around)} {message}
      </Notice>
    </li>
  );
}

/** Requests that the visitor may decide, of all workspaces that they are an admin of. */
export async function AccessRequests() {
  const { accessRequests } = await caller();
  const { items, total } = await accessRequests.listWaiting({});
  if (items.length === 0) return null;
  const cut = total !== null && total > items.length;
  return (
    <Section
      title={REQUESTS.title}
      description={cut ? `${REQUESTS.help} ${REQUESTS.more(items.length, total)}` : REQUESTS.help}
    >
      <ul className="grid gap-2">
        {items.map((request) => (
          <AccessRequest key={request.id} request={request} />
        ))}
      </ul>
    </Section>
  );
}
