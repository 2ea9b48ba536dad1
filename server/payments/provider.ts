import type { Failure } from "./schema";

/** A payment of an invoice as it is put to a provider. Its id is the key by which a repeated request takes money once. */
export interface Collection {
  id: string;
  organizationId: string;
  invoiceId: string;
  invoiceNumber: string;
  customer: string;
  method: string;
  amount: bigint;
  currency: string;
}

/** What became of a payment. `pending`: the bank has not said yet. */
export interface Outcome {
  status: "pending" | "succeeded" | "failed";
  /** The provider's id of it; null where it took none. */
  ref: string | null;
  failure: Failure | null;
}

/** What a provider tells of a means of payment: never more than a person reads off their card. */
export interface MethodDetails {
  ref: string;
  customer: string | null;
  kind: string;
  brand: string;
  last4: string;
  expiresMonth: number | null;
  expiresYear: number | null;
}

/** Money of a payment that goes back: by the operator's hand at the provider, or because a bank wants it. */
export interface GivenBack {
  /** The provider's id of it. */
  ref: string;
  kind: "refund" | "dispute";
  /** The provider's id of the payment. */
  payment: string;
  /** Minor units, above zero. */
  amount: bigint;
  currency: string;
  /** `failed`: the money stays after all. */
  status: "pending" | "succeeded" | "failed";
  failure: Failure | null;
}

export interface Billed {
  organizationId: string;
  name: string;
  email: string | null;
}

/**
 * Somebody who takes money for the operator. All calls go outside, so none of them runs within a transaction. What fails
 * for reasons that pass throws, and may be asked again.
 */
export interface PaymentProvider {
  name: string;
  /** The customer under whom means of payment are kept: made where there is none yet. */
  customerOf: (billed: Billed, known: string | null) => Promise<string>;
  /** The provider's own page on which somebody gives a means of payment: none of it passes through here. */
  beginMethod: (customer: string, back: { done: string; left: string }) => Promise<string>;
  /** What was given there; null where it was left without. */
  finishedMethod: (session: string) => Promise<MethodDetails | null>;
  /** Null: there is no such means any more. */
  method: (ref: string) => Promise<MethodDetails | null>;
  forgetMethod: (ref: string) => Promise<void>;
  collect: (payment: Collection) => Promise<Outcome>;
  /** What became of a payment that may have been put to it; null where it knows of none. */
  outcomeOf: (payment: Collection, ref: string | null, since: Date) => Promise<Outcome | null>;
  /** The product's id of a payment that the provider names; null where it is none of the product's. */
  paymentOf: (ref: string) => Promise<string | null>;
  /** What went back of one payment, or of all that began since a time, as it stands now. */
  givenBack: (of: { payment: string } | { since: Date }) => Promise<GivenBack[]>;
}
