/** Templates are Markdoc: prose plus tags. This file parses them and evaluates what stands inside tags; compose.ts gives tags their meaning. */
import Markdoc, { type Node } from '@markdoc/markdoc';
import { Problem } from '../kernel/problem.ts';

export type Scope = Readonly<Record<string, unknown>>;
export type TemplateFunction = (parameters: Readonly<Record<string, unknown>>) => unknown;

export interface Template {
  readonly name: string;
  /** `key: value` lines between `---` at the top. */
  readonly settings: Readonly<Record<string, string>>;
  readonly root: Node;
}

/** @throws Problem invalid-template naming the line */
export function parseTemplate(name: string, source: string): Template {
  const root = Markdoc.parse(source);
  for (const node of root.walk()) {
    const error = node.errors[0];
    if (error)
      throw new Problem('invalid-template', `Mẫu ${name}, dòng ${(node.lines[0] ?? 0) + 1}: ${error.message}.`, {
        file: name,
        row: (node.lines[0] ?? 0) + 1,
      });
  }
  const settings: Record<string, string> = {};
  for (const line of String(root.attributes['frontmatter'] ?? '').split('\n')) {
    const match = /^([\w-]+):\s*(.*)$/.exec(line.trim());
    if (match) settings[match[1] ?? ''] = match[2] ?? '';
  }
  return { name, settings, root };
}

interface VariableNode {
  readonly $$mdtype: 'Variable';
  readonly path: readonly (string | number)[];
}
interface FunctionNode {
  readonly $$mdtype: 'Function';
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Value of an attribute: a literal, `$a.b` or `f(x, y=z)`. @throws Problem invalid-template */
export function valueOf(attribute: unknown, scope: Scope, functions: Readonly<Record<string, TemplateFunction>>): unknown {
  if (attribute === null || typeof attribute !== 'object') return attribute;
  const node = attribute as VariableNode | FunctionNode;
  if (node.$$mdtype === 'Variable') {
    let value: unknown = scope;
    for (const step of node.path) value = (value as Record<string, unknown> | undefined)?.[String(step)];
    if (value === undefined) throw new Problem('invalid-template', `Không có biến $${node.path.join('.')} ở chỗ này của mẫu.`);
    return value;
  }
  if (node.$$mdtype === 'Function') {
    const call = functions[node.name];
    if (!call) throw new Problem('invalid-template', `Không có hàm “${node.name}”; có: ${Object.keys(functions).join(', ')}.`);
    return call(Object.fromEntries(Object.entries(node.parameters).map(([key, value]) => [key, valueOf(value, scope, functions)])));
  }
  return attribute;
}

export function attributesOf(node: Node, scope: Scope, functions: Readonly<Record<string, TemplateFunction>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node.attributes).map(([key, value]) => [key, valueOf(value, scope, functions)]));
}

/** Branches of an `if` tag: children up to the first `else`, and the rest. */
export function branches(node: Node): { chosen: Node[]; otherwise: Node[] } {
  const index = node.children.findIndex((child) => child.type === 'tag' && child.tag === 'else');
  return index < 0
    ? { chosen: node.children, otherwise: [] }
    : { chosen: node.children.slice(0, index), otherwise: node.children.slice(index + 1) };
}
