"use client";

import { useState, useSyncExternalStore, type MouseEvent } from "react";

import type { ShellUser } from "@/app/_lib/navigation";
import { NAVIGATION, SHELL } from "@/app/_lib/sentences";
import { signOut } from "@/app/_lib/sign-in";
import { chooseTheme, chosenTheme, subscribeTheme, THEMES } from "@/app/_lib/theme-cookie";
import { urls } from "@/app/_lib/urls";

const MENU_ID = "profile-menu";

function initials(name: string): string {
  const words = name
    .split("@", 1)
    .join("")
    .split(/[\s._-]+/);
  const [first = "", ...rest] = words.filter((word) => word !== "").map((word) => /^./u.exec(word)?.[0] ?? "");
  return `${first}${rest.at(-1) ?? ""}`.toUpperCase();
}

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

/** Opened by the browser itself: nothing to fetch, and its links work without scripts. */
export function ProfileMenu({ user }: { user: ShellUser }) {
  const [leaving, setLeaving] = useState(false);
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
        <span aria-hidden="true">{initials(user.name)}</span>
        <span className="sr-only">{SHELL.profileMenu(user.name)}</span>
      </button>
      <div id={MENU_ID} popover="auto" className="menu header-popup profile-popup" onClick={close}>
        <div className="px-2.5 py-2">
          <p className="truncate font-medium">{user.name}</p>
          <p className="text-muted truncate">{user.email}</p>
        </div>
        <div className="menu-line" />
        <a href={urls.account.profile()} className="menu-item">
          {NAVIGATION.profile}
        </a>
        <a href={urls.account.security()} className="menu-item">
          {NAVIGATION.security}
        </a>
        <a href={urls.account.workspaces()} className="menu-item">
          {NAVIGATION.workspaces}
        </a>
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
