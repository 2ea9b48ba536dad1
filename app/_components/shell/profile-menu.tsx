"use client";

import { useState, useSyncExternalStore, type MouseEvent } from "react";

import { initials } from "@/app/_lib/initials";
import type { ShellData } from "@/app/_lib/shell/data";
import { NAVIGATION, SHELL } from "@/app/_sentences/interface/shell";
import { signOut } from "@/app/_lib/sign-in";
import { switchTargets, type SwitchTarget } from "@/app/_lib/shell/switch-targets";
import { chooseTheme, chosenTheme, subscribeTheme, THEMES } from "@/app/_lib/theme-cookie";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";

const MENU_ID = "profile-menu";

function ThemeChoice() {
  // The server wrote the choice into the page; reading it there keeps it out of every layout's data.
  const theme = useSyncExternalStore(subscribeTheme, chosenTheme, () => null);
  return (
    <fieldset className="theme-choice">
      <legend className="menu-label">{SHELL.theme}</legend>
      <div>
        {THEMES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="theme"
              value={choice}
              checked={theme === choice}
              onChange={() => {
                chooseTheme(choice);
              }}
            />
            <span>{SHELL[choice]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** More stand on the page of all. */
const LISTED = 6;

/** Folded until it is asked for; plain links, also without scripts. Those used last come first once it was opened. */
function WorkspaceChoice({ data, path }: ProfileMenuProps) {
  const [targets, setTargets] = useState<readonly Omit<SwitchTarget, "current">[]>(() =>
    data.workspaces.map(({ name, slug }) => ({ slug, label: name, href: urls.workspace.projects(slug) })),
  );
  return (
    <details
      className="menu-fold"
      onToggle={(event) => {
        if (event.currentTarget.open) setTargets(switchTargets("workspace", data, path));
      }}
    >
      <summary className="menu-item">{SHELL.switchWorkspace}</summary>
      <ul>
        {targets.slice(0, LISTED).map(({ slug, label, context, href }) => (
          <li key={slug}>
            <a href={href} className="menu-item" aria-current={slug === data.current.workspace ? "true" : undefined}>
              <span>{label}</span>
              {context === undefined || context === "" ? null : <small>{context}</small>}
            </a>
          </li>
        ))}
        <li>
          <a href={urls.account.workspaces()} className="menu-item">
            {SHELL.allWorkspaces}
          </a>
        </li>
      </ul>
    </details>
  );
}

interface ProfileMenuProps {
  data: ShellData;
  path: string;
}

/** Opened by the browser itself: nothing to fetch, and its links work without scripts. */
export function ProfileMenu({ data, path }: ProfileMenuProps) {
  const [leaving, setLeaving] = useState(false);
  const { user, current, rights } = data;
  const workspace = current.workspace ?? data.workspaces.find(({ personal }) => personal)?.slug;
  function leave(event: MouseEvent): void {
    event.preventDefault();
    setLeaving(true);
    void signOut();
  }
  function close(event: MouseEvent<HTMLElement>): void {
    if (event.target instanceof Element && event.target.closest("a") !== null) event.currentTarget.hidePopover();
  }
  return (
    <>
      <button type="button" className="avatar" popoverTarget={MENU_ID}>
        {user.picture === undefined ? (
          <span aria-hidden="true">{initials(user.name)}</span>
        ) : (
          <img src={user.picture} alt="" width={32} height={32} />
        )}
        <span className="sr-only">{SHELL.profileMenu(user.name)}</span>
      </button>
      <div id={MENU_ID} popover="auto" className="menu header-popup profile-popup" onClick={close}>
        <div className="px-2.5 py-2">
          <p className="truncate font-medium">{user.name}</p>
          <p className="text-muted truncate">{user.email}</p>
        </div>
        <div className="menu-line" />
        <a href={urls.account.profile()} className="menu-item">
          {SHELL.accountSettings}
        </a>
        {workspace === undefined ? null : (
          <a href={urls.account.credentials(workspace)} className="menu-item">
            {NAVIGATION.credentials}
          </a>
        )}
        <WorkspaceChoice data={data} path={path} />
        {current.workspace !== undefined && rights.includes("invitation.create") ? (
          <a href={urls.workspace.invitations(current.workspace, OPEN_CREATE)} className="menu-item">
            {SHELL.invite}
          </a>
        ) : null}
        <div className="menu-line" />
        <ThemeChoice />
        <div className="menu-line" />
        <a href={urls.signOut()} className="menu-item" aria-disabled={leaving} onClick={leave}>
          {leaving ? SHELL.signingOut : SHELL.signOut}
        </a>
      </div>
    </>
  );
}
