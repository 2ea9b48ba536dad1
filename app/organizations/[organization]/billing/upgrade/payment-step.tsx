import { Section } from "@/app/_components/section";
import { UPGRADE } from "@/app/_lib/billing-page-sentences";

import { PaymentMethodsSection } from "../_payments/payment-methods-section";

import { StepLinks, type StepProps } from "./steps";

/** How invoices are paid: what is there can stay, and another way can be given. */
export function PaymentStep({ charged, ...step }: StepProps & { charged: boolean }) {
  return (
    <>
      {charged ? (
        <PaymentMethodsSection organization={step.organization} />
      ) : (
        <Section title={UPGRADE.steps.payment}>
          <p>{UPGRADE.skip}</p>
        </Section>
      )}
      <StepLinks {...step} />
    </>
  );
}
