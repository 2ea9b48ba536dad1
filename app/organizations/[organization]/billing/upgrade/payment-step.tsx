import { Section } from "@/app/_components/page/section";
import { UPGRADE } from "@/app/_sentences/billing/plans";

import { paymentMethodsSection } from "../_payments/payment-methods-section";
import { StepLinks, type StepProps } from "./steps";

interface PaymentStepProps extends StepProps {
  charged: boolean;
  /** What the payment provider's page led back with. */
  session: string | undefined;
}

/** How invoices are paid: what is there can stay, and another way can be given. */
export async function paymentStep({ charged, session, ...step }: PaymentStepProps) {
  return (
    <>
      {charged ? (
        await paymentMethodsSection({ organization: step.organization, session })
      ) : (
        <Section title={UPGRADE.steps.payment}>
          <p>{UPGRADE.skip}</p>
        </Section>
      )}
      <StepLinks {...step} />
    </>
  );
}
