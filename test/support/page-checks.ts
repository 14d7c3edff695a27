/** What every page of the built product must keep to: its security policy, accessibility, the width of a small screen. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { AxeResults, Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds; with `impacts` only findings of that weight. */
export async function axeFindings(
  page: Page,
  impacts?: readonly NonNullable<Result['impact']>[],
): Promise<readonly string[]> {
  // Evaluated by the debugger, so the page's own policy stays in force for the page.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }; // just put there
    return axe.run();
  });
  return violations
    .filter(({ impact }) => impacts === undefined || impacts.some((each) => each === impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Boxes that are wider than what shows them, at the size of text the page has now. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.frame-head, .frame-main')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.className || box.tagName}: ${box.scrollWidth} > ${box.clientWidth}`),
  );

/** Breaks of the content security policy in the page, from before its first script on. */
export async function hearViolations(page: Page, tell: (what: string) => void): Promise<void> {
  await page.exposeFunction('tellBlocked', tell);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      // Put there by `exposeFunction`.
      const { tellBlocked } = globalThis as unknown as { tellBlocked: (what: string) => void };
      tellBlocked(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
}

/** What stands against a screen in any size of text: blocked by the policy, seriously inaccessible, or cut off. */
export async function flawsOf(page: Page, blocked: string[]): Promise<readonly string[]> {
  const flaws = [...blocked];
  for (const size of ['large', 'x-large', 'normal']) {
    await page.evaluate((type) => document.documentElement.setAttribute('data-size', type), size);
    flaws.push(...(await tooWide(page)).map((box) => `${size}: ${box}`));
  }
  flaws.push(...(await axeFindings(page, ['critical', 'serious'])));
  // What axe itself does to look around is not the product's.
  blocked.length = 0;
  return flaws;
}
