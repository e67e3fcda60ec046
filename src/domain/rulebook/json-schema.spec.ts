import { documentKinds } from './document.schema.js';
import { jsonSchemas } from './json-schema.schema.js';

describe('the JSON Schema for editors', () => {
  it('exists for every kind of document and comes out the same each time', () => {
    expect(Object.keys(jsonSchemas())).toEqual(documentKinds);
    expect(JSON.stringify(jsonSchemas())).toBe(JSON.stringify(jsonSchemas()));
  });

  it('asks for no key that has a default, and knows the key that names the schema itself', () => {
    expect(jsonSchemas().rule).toMatchObject({
      required: ['kind', 'code', 'standard', 'title', 'on', 'conditions', 'finding', 'examples'],
      properties: { $schema: { type: 'string' }, consequences: { default: [] } },
      additionalProperties: false,
    });
  });

  it('keeps to formats that editors know', () => {
    const formats = [...JSON.stringify(jsonSchemas()).matchAll(/"format":"([^"]*)"/g)].map(([, format]) => format);
    expect([...new Set(formats)]).toEqual(['date']);
  });
});
