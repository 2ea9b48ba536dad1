export interface ToastMessage {
  text: string;
  tone?: "ok" | "danger";
}

export const TOAST_EVENT = "tenantry:toast";

/** Says something for a moment at the lower edge, whoever shows it: the shell listens. */
export function toast(text: string, tone: "ok" | "danger" = "ok"): void {
  window.dispatchEvent(new CustomEvent<ToastMessage>(TOAST_EVENT, { detail: { text, tone } }));
}
