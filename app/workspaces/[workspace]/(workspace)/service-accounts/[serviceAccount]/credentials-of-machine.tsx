import { Section } from "@/app/_components/page/section";
import { packRows } from "@/app/_components/table/rows";
import { credentialRow } from "@/app/_credentials/credential-row";
import { CredentialsTable } from "@/app/_credentials/credentials-table";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { NewCredential } from "@/app/_credentials/new/new-credential";
import type { Clock } from "@/app/_lib/format";
import { listAddress, listInput, type Query } from "@/app/_lib/list/list-query";
import { urls } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

interface CredentialsOfMachineProps {
  organization: string;
  workspace: string;
  account: { id: string; name: string };
  rights: readonly string[];
  query: Query;
  clock: Clock;
}

/** What can be done with them by who gives them without governing everybody's. */
function actionsBy(rights: readonly string[]): readonly string[] | undefined {
  if (rights.includes("credential.govern")) return undefined;
  return rights.includes("service-account.create-credential") ? ["rotate"] : [];
}

/** The credentials of a service account, and the way to a further one. */
export async function CredentialsOfMachine(props: CredentialsOfMachineProps) {
  const { organization, workspace, account, rights, query, clock } = props;
  const { credentials } = await caller();
  const [list, longest] = await Promise.all([
    credentials.listForMachine({ workspace, serviceAccount: account.id, ...listInput(query, "-created") }),
    longestDays(organization),
  ]);
  const place = { kind: "machine" as const, workspace, serviceAccount: account.id };
  const governs = rights.includes("credential.govern");
  const detail = governs ? (id: string) => urls.workspace.credential(workspace, id) : undefined;
  const actions = actionsBy(rights);
  const rows = list.items.map((item) => {
    const row = credentialRow(item, { clock, detail });
    return actions === undefined ? row : { ...row, actions: item.status === "active" ? actions : [] };
  });
  const opened = query.open === "create";
  const missing = rights.includes("service-account.create-credential")
    ? undefined
    : RIGHTS.missing("service-account.create-credential");
  const create = (
    <NewCredential
      key={String(opened)}
      place={place}
      opened={opened}
      addresses={publicAddresses()}
      longestDays={longest}
      text={CREDENTIALS.createMachineText(account.name)}
      disabledReason={missing}
    />
  );
  return (
    <Section title={MACHINES.credentials} description={MACHINES.credentialsText} actions={create}>
      <CredentialsTable
        place={place}
        addresses={publicAddresses()}
        rows={packRows(rows)}
        clock={clock}
        address={listAddress(urls.workspace.serviceAccount(workspace, account.id), query)}
        total={list.total}
        nextCursor={list.nextCursor}
      />
    </Section>
  );
}
