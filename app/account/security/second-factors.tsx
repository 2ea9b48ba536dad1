import { DescriptionList } from "@/app/_components/page/description-list";
import { Section } from "@/app/_components/page/section";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { FACTOR_REFUSALS, FACTORS } from "@/app/_sentences/sign-in/factors";
import type { SecondFactorsView } from "@/server/second-factors/schema";

import { AddPasskey, PasskeysTable } from "./passkeys";
import { RenewCodes } from "./recovery-codes";
import { RemoveTotp, SetUpTotp } from "./totp";

/** What the person shows beside their password. */
export function SecondFactors({ factors, clock }: { factors: SecondFactorsView; clock: Clock }) {
  const { totp, passkeys, passkeysPossible, recoveryCodes } = factors;
  const some = totp !== null || passkeys.length > 0;
  const app =
    totp === null ? (
      FACTORS.appOff
    ) : (
      <>
        {FACTORS.appOn}{" "}
        <time dateTime={totp.since} title={utcTime(totp.since)}>
          {exactTime(totp.since, clock)}
        </time>
      </>
    );
  const codes = {
    label: FACTORS.codes,
    value: `${FACTORS.codesLeft(recoveryCodes)} ${FACTORS.codesHelp}`,
    action: <RenewCodes />,
  };
  return (
    <>
      <Section
        title={FACTORS.title}
        description={some ? FACTORS.description : `${FACTORS.description} ${FACTORS.none}`}
      >
        <DescriptionList
          items={[
            { label: FACTORS.app, value: app, action: totp === null ? <SetUpTotp /> : <RemoveTotp /> },
            ...(some ? [codes] : []),
          ]}
        />
      </Section>
      <Section
        title={FACTORS.passkeys}
        description={FACTORS.passkeysHelp}
        actions={<AddPasskey refusal={passkeysPossible ? undefined : FACTOR_REFUSALS.noPasskeys} />}
      >
        <PasskeysTable passkeys={passkeys} clock={clock} />
      </Section>
    </>
  );
}
