// node --import ./scripts/register-typescript.mjs scripts/NAME.ts
// lets plain Node run the TypeScript of this repository through swc, with the settings of .swcrc
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
