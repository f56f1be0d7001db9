/** Where a classic script was loaded from; the page's own address where it stands in the page itself. */
export const scriptAddress: string = (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI;
