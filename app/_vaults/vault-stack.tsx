import { StatusBadge } from "@/app/_components/table/status-badge";
import { urls } from "@/app/_lib/urls";
import { CONFIGURATION } from "@/app/_sentences/machines/vaults";
import type { StackedVaultView } from "@/server/configuration/schema";

interface VaultStackProps {
  workspace: string;
  /** The one over all others first. */
  vaults: readonly StackedVaultView[];
  /** The visitor may open administrator vaults. */
  linked: boolean;
}

function nameOf(workspace: string, { id, name, kind, active }: StackedVaultView, linked: boolean) {
  const text = active ? name : <s>{name}</s>;
  if (kind !== "administrator" || !linked) return text;
  return (
    <a className="text-link" href={urls.workspace.vault(workspace, id)}>
      {text}
    </a>
  );
}

/** The vaults that a configuration comes from, in the order of their weight; the file on the machine is below them. */
export function VaultStack({ workspace, vaults, linked }: VaultStackProps) {
  return (
    <ol className="panel divide-line divide-y">
      {vaults.map((vault) => (
        <li key={vault.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
          <span className={vault.active ? "font-medium" : "text-muted"}>{nameOf(workspace, vault, linked)}</span>
          <span className="text-muted text-sm">
            {CONFIGURATION.kinds[vault.kind]}, {CONFIGURATION.versionNote(vault.version)}
          </span>
          {vault.locked ? <StatusBadge tone="warn">{CONFIGURATION.locked}</StatusBadge> : null}
          {vault.active ? null : <StatusBadge tone="neutral">{CONFIGURATION.isOff}</StatusBadge>}
        </li>
      ))}
      <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
        <span className="text-muted">{CONFIGURATION.file}</span>
        <span className="text-muted text-sm">{CONFIGURATION.fileNote}</span>
      </li>
    </ol>
  );
}
