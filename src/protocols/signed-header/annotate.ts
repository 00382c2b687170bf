import type { Annotation } from '../../basics/index.ts';
import type { Element } from './elements.ts';
import type { SignedHeader } from './header.ts';

export const annotateHeader = (header: SignedHeader): Annotation => ({
  offset: 0,
  length: header.headerLength,
  name: 'Header',
  children: annotateElements(header.elements),
});

export const annotateElements = (elements: readonly Element[]): Annotation[] =>
  elements.map(({ offset, length, tag, name, content, children }) => ({
    offset,
    length,
    name: name ?? `unknown element ${tag}`,
    ...(content && { value: content.kind.show(content.value) }),
    ...(children && { children: annotateElements(children) }),
  }));
