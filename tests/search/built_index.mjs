// The index of a built site, read from its folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// load() for an Edition: what the script at an address hands over.
export const loadBuilt = (folder, seen = () => {}) => async (address) => {
  const text = readFileSync(join(folder, address.split('?')[0]), 'utf8');
  seen(address, text);
  const page = {};
  new Function('self', text)(page);
  return page.waymarkSearch[0];
};
