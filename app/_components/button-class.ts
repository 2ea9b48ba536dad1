export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

/** Whole class names as constants: cheaper than composing them for every button of a page. */
export const BUTTON_CLASS: Record<ButtonVariant, string> = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  danger: "button button-danger",
  quiet: "button button-quiet",
};
