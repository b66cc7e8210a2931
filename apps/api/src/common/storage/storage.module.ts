import { Global, Module } from '@nestjs/common';
import { DiskStorage } from './disk-storage.js';
import { FileStorage } from './file-storage.js';

@Global()
@Module({ providers: [{ provide: FileStorage, useFactory: () => new DiskStorage() }], exports: [FileStorage] })
export class StorageModule {}
