import type { HUB_AT as AT } from '@scholars-commons/shared/institutions';

/** From this number of scholars on an institution is a hub; typed by the contract, whose schemas a page need not carry. */
export const HUB_AT: typeof AT = 5;
