/** How large this computer writes on the screen; turned up so that a visitor can read along (C38). */
export const TEXT_SIZES = ['normal', 'large', 'x-large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
