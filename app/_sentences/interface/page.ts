/** What every page names, the failed ones too: they bring no other sentences along. */
export const PRODUCT = "Tenantry";

/** What the product's mark leads to. */
export const HOME = "Home";

/** A page that failed. */
export const FAILURE = {
  title: "This page could not be shown",
  text: "Nothing was changed. Try again; if it happens once more, quote the number below to whoever runs this instance.",
  again: "Try again",
  toHome: "Go to the start page",
  notFoundTitle: "There is nothing at this address",
  notFoundText:
    "It may have been renamed or removed, or you may not have access to it. The address may also be mistyped.",
  reference: "Reference",
} as const;
