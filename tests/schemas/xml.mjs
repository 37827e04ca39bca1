// Just enough XML for reports that a schema has been held against: elements as { name, attributes, children, text }.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name ? entities[name] : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );

export function parseXml(source) {
  const root = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, text, end, name, attributes, empty] of source.matchAll(/([^<]*)(?:<\?[^>]*\?>|<(\/?)([\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*(\/?)>)/g)) {
    open.at(-1).text += decode(text);
    if (!name) continue;
    if (end) {
      open.pop();
      continue;
    }
    const element = { name, attributes: {}, children: [], text: '' };
    for (const [, key, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) element.attributes[key] = decode(value);
    open.at(-1).children.push(element);
    if (!empty) open.push(element);
  }
  return root.children[0];
}
