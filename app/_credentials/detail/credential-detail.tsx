import type { HistoryPage } from "@/app/_audit/history-list";
import { PageHeader, type Crumb } from "@/app/_components/page/page-header";
import type { Clock } from "@/app/_lib/format";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { publicAddresses } from "@/server/api/rest/public-addresses";
import type { CredentialView, UsesView } from "@/server/credentials/schema";

import { credentialRow, type RowOptions } from "../credential-row";
import type { ChangedPlace } from "../place";
import { CredentialActions } from "./credential-actions";
import { CredentialFacts } from "./credential-facts";
import { SecretHistory } from "./secret-history";
import { UsesPicture } from "./uses-picture";

interface CredentialDetailProps {
  place: ChangedPlace;
  credential: CredentialView;
  uses: UsesView;
  history: HistoryPage;
  clock: Clock;
  trail: readonly Crumb[];
  /** The page's own address. */
  path: string;
  query: Query;
  notRotated?: RowOptions["notRotated"];
}

/** One credential: what is known of it, who uses it, what was done with it, and what can be done now. */
export function CredentialDetail(props: CredentialDetailProps) {
  const { place, credential, uses, history, clock, trail, path, query, notRotated } = props;
  const row = credentialRow(credential, { clock, notRotated });
  return (
    <>
      <PageHeader
        title={credential.label === "" ? CREDENTIALS.noLabel : credential.label}
        description={CREDENTIAL.title}
        trail={trail}
        actions={<CredentialActions place={place} addresses={publicAddresses()} clock={clock} row={row} />}
      />
      <div className="mb-10">
        <CredentialFacts credential={credential} clock={clock} />
      </div>
      <UsesPicture uses={uses} credential={credential} clock={clock} path={path} />
      <SecretHistory history={history} clock={clock} address={listAddress(path, query)} />
    </>
  );
}
