/** Lint rules of this house that no rule set has; loaded by .oxlintrc.json under the name `house`. */

/** `import { z } from 'zod'` keeps every language of its messages: 91 KB instead of 24 KB (stack.md T9). */
const zodNamespace = {
  create: (context) => ({
    ImportDeclaration(node) {
      if (node.source.value !== 'zod' || node.importKind === 'type') return;
      if (node.specifiers.some((specifier) => specifier.type !== 'ImportNamespaceSpecifier')) {
        context.report({ node, message: "Write `import * as z from 'zod'`: the object `z` keeps every language." });
      }
    },
  }),
};

/** An assertion switches the compiler off, so a comment on its line or just above says why that is right. */
const explainAssertion = {
  create(context) {
    const lines = context.sourceCode.text.split('\n');
    return {
      TSAsExpression(node) {
        const { typeAnnotation } = node;
        if (typeAnnotation.type === 'TSTypeReference' && typeAnnotation.typeName.name === 'const') return;
        const { start, end } = node.loc;
        const around = lines.slice(Math.max(0, start.line - 4), end.line);
        if (around.some((line) => /\/\/|\/\*|^\s*\*/.test(line))) return;
        context.report({ node, message: 'Say in a comment why this `as` is right, or use `satisfies` or a parser.' });
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { 'zod-namespace': zodNamespace, 'explain-assertion': explainAssertion },
};
