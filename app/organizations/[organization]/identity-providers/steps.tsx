import { LinkButton } from "@/app/_components/link-button";
import { Tabs } from "@/app/_components/page/tabs";
import { urls } from "@/app/_lib/urls";
import { STEPS } from "@/app/_sentences/sso/connections";

export const CONNECTION_STEPS = ["configuration", "claims", "groups", "test", "finish"] as const;
export type ConnectionStep = (typeof CONNECTION_STEPS)[number];

interface StepsProps {
  organization: string;
  connection: string;
  step: ConnectionStep;
}

function hrefOf({ organization, connection }: StepsProps, step: ConnectionStep): string {
  const query = step === "configuration" ? {} : { step };
  return urls.organization.identityProvider(organization, connection, query);
}

/** The steps of a connection that is there; each can be gone to at any time. */
export function Steps(props: StepsProps) {
  const tabs = CONNECTION_STEPS.map((step, index) => ({
    label: `${index + 1}. ${STEPS[step]}`,
    href: hrefOf(props, step),
    current: step === props.step,
  }));
  return <Tabs label={STEPS.label} tabs={tabs} steps />;
}

/** Below a step: the one before and the one after. */
export function StepLinks(props: StepsProps) {
  const at = CONNECTION_STEPS.indexOf(props.step);
  const [before, after] = [CONNECTION_STEPS[at - 1], CONNECTION_STEPS[at + 1]];
  return (
    <div className="flex flex-wrap justify-between gap-2">
      {before === undefined ? (
        <span />
      ) : (
        <LinkButton href={hrefOf(props, before)}>{STEPS.back(STEPS[before])}</LinkButton>
      )}
      {after === undefined ? null : (
        <LinkButton variant="primary" href={hrefOf(props, after)}>
          {STEPS.next(STEPS[after])}
        </LinkButton>
      )}
    </div>
  );
}
