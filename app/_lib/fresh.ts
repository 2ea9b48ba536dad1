export const FRESH_EVENT = "tenantry:fresh";

/** A question to the person to prove anew that it is them; whoever listens takes it and answers it. */
export interface FreshQuestion {
  /** A code was not enough for this step. */
  onlyFirst: boolean;
  taken: boolean;
  answer: (proved: boolean) => void;
}

function isStale(error: unknown): boolean {
  const data: unknown = Reflect.get(Object(error), "data");
  return Reflect.get(Object(data), "reason") === "fresh_sign_in_required";
}

/** Asks; answers false where the person will not, or where no page listens. */
async function confirmFresh(onlyFirst: boolean): Promise<boolean> {
  return new Promise((answer) => {
    const detail: FreshQuestion = { onlyFirst, taken: false, answer };
    window.dispatchEvent(new CustomEvent<FreshQuestion>(FRESH_EVENT, { detail }));
    if (!detail.taken) answer(false);
  });
}

/**
 * Makes a call; where it needs a fresh sign-in the person is asked for that, and it is made again.
 * Nothing typed is lost.
 */
export async function withFreshProof<T>(call: () => Promise<T>): Promise<T> {
  for (let asked = 0; ; asked += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isStale(error) || asked === 2 || !(await confirmFresh(asked > 0))) throw error;
    }
  }
}
