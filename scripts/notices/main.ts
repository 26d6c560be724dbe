// Writes THIRD_PARTY_NOTICES.md from the installed packages and the models' manifest: npm run notices
import { writeFileSync } from 'node:fs';
import { noticesText } from './notices.ts';
import { shippedPackages } from './shippedPackages.ts';

writeFileSync('THIRD_PARTY_NOTICES.md', noticesText(shippedPackages()));
