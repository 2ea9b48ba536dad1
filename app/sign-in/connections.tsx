import { LinkButton } from "@/app/_components/link-button";
import { urls } from "@/app/_lib/urls";
import { SIGN_IN } from "@/app/_sentences/sign-in/entry";
import type { EntranceView } from "@/server/sign-in/schema";

interface ConnectionsProps {
  entrance: EntranceView;
  next: string;
  primary?: boolean;
}

/** The ways to an organization's providers: links, since a form's answer may lead to no other site. */
export function Connections({ entrance, next, primary = false }: ConnectionsProps) {
  const { connections, message, organization, required } = entrance;
  return (
    <div className="grid gap-3">
      {required ? (
        <p className="notice wrap-anywhere whitespace-pre-line">
          {message === "" ? SIGN_IN.required(organization.name) : message}
        </p>
      ) : null}
      <ul className="grid gap-2" aria-label={SIGN_IN.connections}>
        {connections.map(({ id, name }, index) => (
          <li key={id} className="grid">
            <LinkButton
              href={urls.sso(id, next === "/" ? undefined : next)}
              variant={primary && index === 0 ? "primary" : "secondary"}
            >
              {SIGN_IN.continueWith(name)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Between two ways of which one is enough. */
export function Or() {
  return (
    <p className="text-muted flex items-center gap-3 text-sm before:h-px before:flex-1 before:bg-current before:opacity-25 after:h-px after:flex-1 after:bg-current after:opacity-25">
      {SIGN_IN.or}
    </p>
  );
}
