import { safeAmount } from "../../money/money";
import type { LineView } from "../../subscriptions/schema";
import type { Line } from "../pricing/lines";

/** A line as answers have it: its key is for us alone. */
export function toLineView({ key: _key, amount, ...line }: Line): LineView {
  return { ...line, amount: safeAmount(amount) };
}
