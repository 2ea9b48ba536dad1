import { PERMISSION_GROUPS, PERMISSION_LABELS } from "@/app/_lib/role-sentences";

function nounOf(permission: string): string {
  return permission.split(".")[0] ?? permission;
}

/** What is allowed, in words, one kind of thing after the other. */
export function Permissions({ held }: { held: readonly string[] }) {
  const nouns = [...new Set(held.map(nounOf))];
  return (
    <dl className="panel divide-line divide-y">
      {nouns.map((noun) => (
        <div key={noun} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[11rem_1fr]">
          <dt className="text-muted text-sm">{PERMISSION_GROUPS[noun] ?? noun}</dt>
          <dd>
            {held
              .filter((permission) => nounOf(permission) === noun)
              .map((permission) => PERMISSION_LABELS[permission] ?? permission)
              .join(", ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
