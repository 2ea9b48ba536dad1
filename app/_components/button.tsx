"use client";

import { useId, type ComponentProps, type MouseEvent } from "react";

import { useStarted } from "@/app/_lib/form/use-started";

import { BUTTON_CLASS, type ButtonVariant } from "./button-class";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  /** Shows a spinner at once and takes no second click. */
  pending?: boolean;
  /** What the button says meanwhile, such as "Saving". */
  pendingLabel?: string;
  /** Why it cannot be used, told on hover, on focus and to screen readers. */
  disabledReason?: string | undefined;
  /** The form that it sends leads on without scripts too. */
  withoutScripts?: boolean;
}

function refuse(event: MouseEvent<HTMLButtonElement>): void {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * A form is sent by its script: until that has started the browser would send it by itself, and what was typed would be
 * lost. A button that is disabled also keeps Enter from doing so.
 *
 * A button stays focusable while it is pending or refused: disabling it would throw the focus to the top of the page.
 */
export function Button(props: ButtonProps) {
  const { variant = "secondary", pending = false, pendingLabel, disabledReason, children, className, ...given } = props;
  const { withoutScripts = false, ...rest } = given;
  const reasonId = useId();
  const early = !useStarted() && rest.type === "submit" && !withoutScripts;
  const shown = className === undefined ? BUTTON_CLASS[variant] : `${BUTTON_CLASS[variant]} ${className}`;
  const idle = !pending && disabledReason === undefined;
  const button = (
    <button
      type="button"
      {...rest}
      className={shown}
      disabled={early ? true : rest.disabled}
      data-starting={early ? "" : undefined}
      data-pending={pending ? "" : undefined}
      aria-disabled={idle ? rest["aria-disabled"] : true}
      aria-describedby={disabledReason === undefined ? rest["aria-describedby"] : reasonId}
      onClick={idle ? rest.onClick : refuse}
    >
      {pending ? <span className="spinner" aria-hidden="true" /> : null}
      {pending && pendingLabel !== undefined ? pendingLabel : children}
    </button>
  );
  if (disabledReason === undefined) return button;
  return (
    <span className="hint-anchor">
      {button}
      <span role="tooltip" id={reasonId} className="hint">
        {disabledReason}
      </span>
    </span>
  );
}
