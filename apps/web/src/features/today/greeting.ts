import { t } from './messages';

/** By the clock of this device: the night belongs to the evening before it, until five. */
export function greeting(name: string, hour: number): string {
  if (hour >= 5 && hour < 12) return t('greeting.morning', { name });
  return hour >= 12 && hour < 18 ? t('greeting.afternoon', { name }) : t('greeting.evening', { name });
}
