import { CopyButton } from "@/app/_components/copy-button";
import { LinkButton } from "@/app/_components/link-button";
import { EmptyState } from "@/app/_components/page/empty-state";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { RESOURCES } from "@/app/_sentences/access/resources";

interface RegisterExampleProps {
  workspace: string;
  /** Slug, on the page of a project. */
  project?: string | undefined;
  apiUrl: string;
}

function callTo({ apiUrl, workspace, project }: RegisterExampleProps): string {
  const place = project === undefined ? "" : `/projects/${project}`;
  const body = { resources: [{ type: "dataset", externalId: "training-set", name: "Training set" }] };
  return [
    `curl -u "$TENANTRY_ACCESS_KEY:$TENANTRY_SECRET_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(body)}' \\`,
    `  ${apiUrl}/workspaces/${workspace}${place}/resources`,
  ].join("\n");
}

/** Where nothing is registered yet: the call that registers the first resource. */
export function RegisterExample(props: RegisterExampleProps) {
  const call = callTo(props);
  return (
    <EmptyState
      title={RESOURCES.empty}
      action={
        <>
          <CopyButton text={call} label={RESOURCES.emptyCopy} wordy />
          <LinkButton href={urls.account.credentials(props.workspace, OPEN_CREATE)}>{RESOURCES.emptyKeys}</LinkButton>
          <LinkButton href={urls.apiReference()} variant="quiet">
            {RESOURCES.emptyReference}
          </LinkButton>
        </>
      }
    >
      <p>{RESOURCES.emptyText}</p>
      <pre tabIndex={0} aria-label={RESOURCES.emptyCall} className="code-block mt-3 text-start">
        {call}
      </pre>
    </EmptyState>
  );
}
