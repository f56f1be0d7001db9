/**
 * The token that WordPress wants with every request, asked for when it is needed: one that was written into the page
 * would have run out when somebody saves the next morning, or belong to somebody else where pages are cached.
 */
export async function freshNonce(url) {
  const response = await fetch(url, { cache: 'no-store' });
  // Whoever is not logged in is answered 400 and "0"; without a token WordPress says so itself.
  return response.ok ? { 'X-WP-Nonce': await response.text() } : {};
}
