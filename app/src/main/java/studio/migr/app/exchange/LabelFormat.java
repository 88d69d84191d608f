package studio.migr.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The tables into which labels can be exported. */
enum LabelFormat {
  /** Comma-separated values after RFC 4180, UTF-8, with a header line. */
  CSV {
    @Override
    void write(List<String> columns, List<ObjectNode> rows, Writer out) throws IOException {
      out.write(String.join(",", columns) + CSV_LINE_END);
      for (ObjectNode values : rows) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
          cells.add(cell(values.path(column)));
        }
        out.write(String.join(",", cells) + CSV_LINE_END);
      }
    }
  },
  /** One JSON object a line, UTF-8, with {@code null} where there is no value. */
  JSONL {
    @Override
    void write(List<String> columns, List<ObjectNode> rows, Writer out) throws IOException {
      for (ObjectNode values : rows) {
        values.retain(columns);
        out.write(values + "\n");
      }
    }
  };

  private static final String CSV_LINE_END = "\r\n";
  private static final List<String> COLUMNS =
      List.of(
          "clip_id",
          "path",
          "annotator",
          "condition",
          "emotion",
          "dominant_modality",
          "confidence",
          "start_ms",
          "end_ms",
          "start_pts",
          "end_pts",
          "time_base",
          "note",
          "event_id",
          "time",
          "by",
          "round");

  void write(List<LabelRow> rows, Writer out) throws IOException {
    write(COLUMNS, rows.stream().map(LabelRow::toJson).toList(), out);
  }

  /**
   * @param columns what of the rows is written, in this order
   */
  abstract void write(List<String> columns, List<ObjectNode> rows, Writer out) throws IOException;

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    String text =
        value.isDouble()
            ? BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros().toPlainString()
            : value.asText();
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
