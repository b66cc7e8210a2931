/** A backup that cannot be made or read back, said so that a person knows what to do. Nothing was changed. */
export class BackupRefused extends Error {}

/** How far it is. */
export type OnProgress = (progress: { step: string; done: number; total: number }) => void;
