import type { Page } from 'playwright-core';

/** 甲溪街, 农历逢三、六、九; today's session is planned, announced, signed in to and opened by its head, without a mouse. */
export async function holdSession(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await page.getByRole('button', { name: '赶集规则' }).press('Enter');
  await page.getByLabel('集市名称').fill('甲溪街');
  for (const digit of ['三', '六', '九']) await page.getByLabel(digit, { exact: true }).press('Space');
  await page.keyboard.press('Control+s');
  await page.getByText(/何某戊 .*确认/).waitFor();
  await page.keyboard.press('F10');
  await page.getByRole('button', { name: '按建议全部排定' }).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('已排，待公示').first().waitFor();
  await page.keyboard.press('Alt+t');
  for (const step of ['打印公示牌并公示', '何某戊到岗签到', '开始接访']) {
    await page.locator('button:focus', { hasText: step }).waitFor();
    await page.keyboard.press('Enter');
  }
  await page.getByText('本台空闲').waitFor();
}
