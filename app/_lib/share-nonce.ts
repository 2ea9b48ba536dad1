/**
 * A dialog stops the page from scrolling by a style element of its own, which the content security policy lets in only
 * with the nonce of this page. The library asks this global for it.
 */
export function shareNonce(): void {
  const nonce = document.querySelector<HTMLElement>("script[nonce]")?.nonce;
  if (nonce !== undefined) Reflect.set(globalThis, "__webpack_nonce__", nonce);
}
