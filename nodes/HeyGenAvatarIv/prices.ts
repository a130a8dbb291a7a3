import type { Prices } from '../shared/video/costGuard';

/** Of photo avatars. */
export const PRICES: Prices = { perSecond: 0.05 };
