/** Runs and paragraphs in the type of a document. */
import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, Tab, TextRun } from 'docx';
import { em, WORD_FONTS, type WordType } from './word-style.ts';

type Look = { readonly bold?: true; readonly color?: string; readonly break?: 1 };

/** A tab in the text becomes a tab stop. Every run names its East Asian font: a document without one is set in whatever the reader's default is. */
export function run(text: string, type: WordType, look: Look = {}): TextRun {
  const name = WORD_FONTS[type.font];
  return new TextRun({
    children: text.split('\t').flatMap((part, i) => (i === 0 ? [part] : [new Tab(), part])),
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size: type.size,
    characterSpacing: type.spacing,
    ...look,
  });
}

type Place = Omit<IParagraphOptions, 'children' | 'text' | 'spacing' | 'indent'> & {
  readonly look?: Look;
  /** In characters. */
  readonly firstLine?: number;
  readonly left?: number;
  readonly hanging?: number;
  readonly right?: number;
  /** Twips above and below. */
  readonly before?: number;
  readonly after?: number;
};

/** One paragraph with lines of exactly the height of its type. */
export function paragraph(content: string | readonly TextRun[], type: WordType, place: Place = {}): Paragraph {
  const { look, firstLine, left, hanging, right, before, after, ...rest } = place;
  const one = em(type);
  const inEm = (n: number | undefined): number | undefined => (n === undefined ? undefined : Math.round(n * one));
  const indent = { firstLine: inEm(firstLine), left: inEm(left), hanging: inEm(hanging), right: inEm(right) };
  return new Paragraph({
    ...rest,
    spacing: { line: type.line, lineRule: LineRuleType.EXACT, before: before ?? 0, after: after ?? 0 },
    indent: Object.fromEntries(Object.entries(indent).filter(([, value]) => value !== undefined)),
    children: typeof content === 'string' ? [run(content, type, look)] : content,
  });
}

/** A paragraph a line. */
export const paragraphsOf = (text: string, type: WordType, place: Place = {}): readonly Paragraph[] =>
  text.split('\n').map((line) => paragraph(line, type, place));

export const CENTRED = { alignment: AlignmentType.CENTER } as const;
