package studio.migr.runtime.reasoning;

import java.util.StringJoiner;

/** Writes reasoning in MIGR's format, one part a line. */
public final class ReasoningWriter {
  private ReasoningWriter() {}

  public static String write(ReasoningParts reasoning) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(Tag.THINK.opening());
    for (ReasoningParts.Part part : reasoning.parts()) {
      lines.add(
          switch (part.kind()) {
            case VIS_DESC -> Tag.VIS_DESC.opening() + part.text() + Tag.VIS_DESC.closing();
            case AUD_DESC -> Tag.AUD_DESC.opening() + part.text() + Tag.AUD_DESC.closing();
            case TEXT, ANSWER -> part.text();
          });
    }
    lines.add(Tag.THINK.closing());
    lines.add(answer(reasoning.answer()));
    return lines.toString();
  }

  /** An answer without reasoning. */
  public static String answer(String label) {
    return Tag.ANSWER.opening() + label + Tag.ANSWER.closing();
  }
}
