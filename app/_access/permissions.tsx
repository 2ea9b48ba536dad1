import { PERMISSION_GROUPS, PERMISSION_LABELS } from "@/app/_sentences/access/roles";

/** Several parts of a permission's name can be one kind of thing to people. */
function kindOf(permission: string): string {
  const [noun = permission] = permission.split(".");
  return PERMISSION_GROUPS[noun] ?? noun;
}

/** What is allowed, in words, one kind of thing after the other. */
export function Permissions({ held }: { held: readonly string[] }) {
  const kinds = [...new Set(held.map(kindOf))];
  return (
    <dl className="panel divide-line divide-y">
      {kinds.map((kind) => (
        <div key={kind} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[11rem_1fr]">
          <dt className="text-muted text-sm">{kind}</dt>
          <dd>
            {held
              .filter((permission) => kindOf(permission) === kind)
              .map((permission) => PERMISSION_LABELS[permission] ?? permission)
              .join(", ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
