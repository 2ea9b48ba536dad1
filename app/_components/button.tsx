"use client";

import { useId, type ComponentProps, type MouseEvent } from "react";

import { BUTTON_CLASS, type ButtonVariant } from "./button-class";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  /** Shows a spinner at once and takes no second click. */
  pending?: boolean;
  /** What the button says meanwhile, such as "Saving". */
  pendingLabel?: string;
  /** Why it cannot be used, told on hover, on focus and to screen readers. */
  disabledReason?: string | undefined;
}

function refuse(event: MouseEvent<HTMLButtonElement>): void {
  event.preventDefault();
  event.stopPropagation();
}

/** A button stays focusable while it is pending or refused: disabling it would throw the focus to the top of the page. */
export function Button(props: ButtonProps) {
  const { variant = "secondary", pending = false, pendingLabel, disabledReason, children, className, ...rest } = props;
  const reasonId = useId();
  const shown = className === undefined ? BUTTON_CLASS[variant] : `${BUTTON_CLASS[variant]} ${className}`;
  const idle = !pending && disabledReason === undefined;
  const button = (
    <button
      type="button"
      {...rest}
      className={shown}
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
