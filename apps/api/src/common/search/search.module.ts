import { Global, Module } from '@nestjs/common';
import { SearchDatabase } from './search-database.js';

@Global()
@Module({ providers: [SearchDatabase], exports: [SearchDatabase] })
export class SearchModule {}
