import { rulebookOf, type Rulebook } from '../../src/domain/rulebook/rulebook.js';
import { validateDocuments } from '../../src/domain/rulebook/validate-documents.js';
import { deliveredPacks } from '../rules/rule-packs.js';

/** The insurance pack as a release would hold it. */
export function insuranceRulebook(): Rulebook {
  const sources = deliveredPacks().find(({ name }) => name === 'rules/insurance')?.sources ?? [];
  const { documents, faults } = validateDocuments(sources);
  if (documents.length === 0 || faults.length > 0) throw new Error(`not a valid pack: ${JSON.stringify(faults)}`);
  return rulebookOf(documents.map(({ document }) => document));
}
