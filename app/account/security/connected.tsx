import { Section } from "@/app/_components/page/section";
import type { Clock } from "@/app/_lib/format";
import { CONNECTED } from "@/app/_sentences/people/account";
import { caller } from "@/server/api/caller";

import { ConnectProvider } from "./connect-provider";
import { ConnectedTable } from "./connected-table";

/** So many of either are shown; nobody is in more companies than that. */
const MOST = 50;

/** The providers that sign the person in, and those of their organizations that could. Nothing where there are none. */
export async function Connected({ clock }: { clock: Clock }) {
  const { identities } = await caller();
  const own = await identities.list({ limit: MOST, sort: "-created" });
  const others = await identities.listConnectable({ limit: MOST });
  if (own.items.length === 0 && others.items.length === 0) return null;
  return (
    <Section title={CONNECTED.title} description={CONNECTED.description}>
      <ConnectedTable identities={own.items} clock={clock} />
      <div className="mt-4 flex flex-wrap gap-2">
        {others.items.map((provider) => (
          <ConnectProvider key={provider.id} provider={provider} />
        ))}
      </div>
    </Section>
  );
}
