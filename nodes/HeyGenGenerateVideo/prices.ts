import type { Prices } from '../shared/video/costGuard';

/** Of filmed avatars, the dearest, and of cinematic videos. */
export const PRICES: Prices = { perSecond: 0.0667, perCinematic: 7 };
