import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'commons:public';

/** Answers without a session. Every other operation is 401 without a viewer. */
export const Public = () => SetMetadata(PUBLIC, true);
