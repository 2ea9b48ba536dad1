import type { ComponentProps } from "react";

import { BUTTON_CLASS, type ButtonVariant } from "./button-class";

interface LinkButtonProps extends ComponentProps<"a"> {
  href: string;
  variant?: ButtonVariant;
}

/** A link that looks like a button: for steps that lead to a page. */
export function LinkButton({ variant = "secondary", className, ...rest }: LinkButtonProps) {
  const shown = className === undefined ? BUTTON_CLASS[variant] : `${BUTTON_CLASS[variant]} ${className}`;
  return <a {...rest} className={shown} />;
}
