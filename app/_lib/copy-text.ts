import { COPY } from "@/app/_sentences/interface/forms";

import { toast } from "./toast";

/** Copies and says so; marks the button for a moment where one is given. */
export async function copyText(text: string, button?: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    toast(COPY.failed, "danger");
    return false;
  }
  toast(COPY.copied);
  if (button !== undefined) {
    button.dataset.copied = "";
    setTimeout(() => delete button.dataset.copied, 1500);
  }
  return true;
}
