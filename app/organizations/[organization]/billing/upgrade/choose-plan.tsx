import { limitTexts, meterTexts, priceTexts } from "@/app/_billing/words";
import { LinkButton } from "@/app/_components/link-button";
import { EmptyState } from "@/app/_components/page/empty-state";
import { StatusBadge } from "@/app/_components/table/status-badge";
import type { Clock } from "@/app/_lib/format";
import { PLAN, UPGRADE } from "@/app/_sentences/billing/plans";
import type { PlanView } from "@/server/plans/schema";

import { stepHref, type StepProps } from "./steps";

interface ChoosePlanProps extends StepProps {
  plans: readonly PlanView[];
  /** Id of the one that is in force. */
  current: string;
  currency: string;
  clock: Clock;
}

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <h3 className="text-muted text-sm">{title}</h3>
      <ul className="grid gap-0.5 text-sm">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** The plans beside each other, with what each costs and allows. */
export function ChoosePlan({ plans, current, currency, clock, ...step }: ChoosePlanProps) {
  const charged = plans.some(({ id, terms }) => id === current && terms.charged);
  if (plans.length === 0) return <EmptyState title={UPGRADE.nothing}>{UPGRADE.nothingText}</EmptyState>;
  return (
    <>
      <div className="mb-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {plans.map(({ id, name, description, terms }) => (
          <section key={id} className="panel grid content-start gap-3 p-5" aria-label={name}>
            <h2 className="text-lg font-medium">{name}</h2>
            <p className="text-muted text-sm">{description}</p>
            <p className="grid gap-0.5 font-medium">
              {priceTexts(terms, currency, clock).map((text) => (
                <span key={text}>{text}</span>
              ))}
            </p>
            <Texts title={PLAN.limits} texts={limitTexts(terms, clock)} />
            <Texts title={PLAN.prices} texts={meterTexts(terms, currency, clock)} />
            <div className="mt-1">
              {id === current ? (
                <StatusBadge tone="ok">{UPGRADE.current}</StatusBadge>
              ) : (
                <LinkButton
                  variant={charged && !terms.charged ? "secondary" : "primary"}
                  href={stepHref({ ...step, plan: id }, "terms")}
                >
                  {UPGRADE.choose(name)}
                </LinkButton>
              )}
            </div>
          </section>
        ))}
      </div>
      <p className="text-muted text-sm">{UPGRADE.ask}</p>
    </>
  );
}
