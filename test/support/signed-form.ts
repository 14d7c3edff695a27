/** 签批登记表 as the leader does it at the desk: the next form by its key, the opinion, the signature by hand (R004-41). */
import type { Page } from 'playwright-core';

/** Opens the next unsigned form, with an opinion that names unit, task and day, to be signed on the screen. */
export async function openNextForm(page: Page, opinion: string): Promise<void> {
  await page.keyboard.press('f');
  await page.getByLabel('领导处理意见').fill(opinion);
  await page.getByText('责任单位、事项和时限都已写明。').waitFor();
  await page.getByText('在屏幕上签').click();
}

export async function drawSignature(page: Page): Promise<void> {
  const box = await page.getByLabel('在这里手写签名').boundingBox();
  if (box === null) throw new Error('the pad is not on the screen');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 90, { steps: 8 });
  await page.mouse.move(box.x + 60, box.y + 110, { steps: 8 });
  await page.mouse.up();
}
