import "server-only";
import { shared } from "../../process";

/** Both copies of the server answer /api/ready, and one of them is told. */
function state(): { stopping: boolean } {
  return shared("stopping", () => ({ stopping: false }));
}

/** From now on this process is not ready, though it still serves. */
export function announceStop(): void {
  state().stopping = true;
}

export function isStopping(): boolean {
  return state().stopping;
}
