import { DescriptionList } from "@/app/_components/page/description-list";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { OWN_VAULT, VAULTS } from "@/app/_sentences/machines/vaults";
import type { HeldVaultView, VaultView } from "@/server/vaults/schema";

interface VaultFactsProps {
  vault: HeldVaultView | VaultView;
  clock: Clock;
  /** What is known of it beside that. */
  more?: readonly { label: string; value: string }[];
}

/** What a vault holds without a value of it, whether it counts, and who changed it last. */
export function VaultFacts({ vault, clock, more = [] }: VaultFactsProps) {
  const { active, format, keyCount, topKeys, version, appliedVersion, updatedAt, updatedBy } = vault;
  const changed = updatedAt === null ? "" : exactTime(updatedAt, clock);
  const applied = active || appliedVersion === null ? null : OWN_VAULT.countedLast(appliedVersion);
  return (
    <DescriptionList
      items={[
        {
          label: OWN_VAULT.state,
          value: <StatusBadge tone={active ? "ok" : "neutral"}>{active ? VAULTS.on : VAULTS.off}</StatusBadge>,
        },
        ...more,
        { label: OWN_VAULT.content, value: VAULTS.keys(keyCount, topKeys) },
        { label: OWN_VAULT.format, value: VAULTS.formats.find(({ value }) => value === format)?.label ?? format },
        { label: OWN_VAULT.version, value: applied === null ? version : `${version}. ${applied}` },
        {
          label: OWN_VAULT.updated,
          value: (
            <>
              {updatedAt === null ? null : (
                <time dateTime={updatedAt} title={utcTime(updatedAt)}>
                  {changed}
                </time>
              )}
              {updatedBy === null ? null : ` ${OWN_VAULT.by(updatedBy.name)}`}
            </>
          ),
        },
      ]}
    />
  );
}
