import ts from 'typescript';

/** Every node of the program text `source`, in order. */
function nodesOf(source: string): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return nodes;
}

function textsBelow(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const texts: string[] = [];
  ts.forEachChild(node, (child) => void texts.push(...textsBelow(child)));
  return texts;
}

/** The codes that calls of `refusal(…)` name. */
export function refusalsIn(source: string): string[] {
  return nodesOf(source)
    .filter(ts.isCallExpression)
    .filter(({ expression }) => ts.isIdentifier(expression) && expression.text === 'refusal')
    .flatMap(({ arguments: [code] }) => (code === undefined ? [] : textsBelow(code)));
}

/** Every text constant of a program. */
export function textsIn(source: string): string[] {
  return nodesOf(source)
    .filter(ts.isStringLiteralLike)
    .map(({ text }) => text);
}

/** The codes a file of the catalogue has words for: the keys of the object whose name ends in `Refusals`. */
export function catalogueCodes(source: string): string[] {
  const declaration = nodesOf(source)
    .filter(ts.isVariableDeclaration)
    .find(({ name }) => ts.isIdentifier(name) && name.text.endsWith('Refusals'));
  const entries = declaration?.initializer;
  if (entries === undefined || !ts.isObjectLiteralExpression(entries))
    throw new Error('no object named …Refusals found');
  return entries.properties.flatMap(({ name }) => (name !== undefined && 'text' in name ? [name.text] : []));
}
