/** Hears what goes wrong in a page: errors in the console, uncaught exceptions, violations of its policy. */

/** Listens from before the page's first script. */
export async function listenTo(page) {
  const said = [];
  page.on('console', (message) => message.type() == 'error' && said.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.stack ?? error}`));
  page.on('crash', () => said.push('the page crashed'));
  await page.exposeBinding('reportViolation', (_, violation) => said.push(`policy: ${violation}`));
  await page.addInitScript(() => {
    const report = window.reportViolation;
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
      report(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`);
    });
  });
  return {
    /** All of it but what was expected. */
    async heard(expected) {
      // What the page has already reported comes before this answer.
      await page.evaluate(() => {}).catch(() => {});
      return said.filter((text) => !expected.some((pattern) => pattern.test(text)));
    },
  };
}
