package studio.migr.runtime.table;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads comma-separated values after RFC 4180, line by line, and what spreadsheets make of them:
 * byte order marks (UTF-8, UTF-16), any line end, semicolons or tabs between the cells (with
 * decimal commas). Spaces around a cell do not belong to it. Memory does not grow with the file.
 */
public final class CsvReader implements Closeable {
  /** Characters of the longest line taken; OpenFace's 714 columns need about 8,000. */
  private static final int LONGEST_LINE = 1 << 20;

  private static final int END = -1;

  private final Path file;
  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int bufferAt;
  private int bufferEnd;

  private char[] line = new char[1 << 12];
  private int lineLength;
  private int[] cellEnds = new int[64];
  private int cells;
  private long lineNumber;
  private long linesRead;
  private char separator = ',';

  private CsvReader(Path file, Reader in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a file. Bytes that are no text of its encoding are read as replacement characters.
   *
   * @throws TableException if it is empty
   */
  public static CsvReader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      CsvReader reader =
          new CsvReader(
              file,
              new InputStreamReader(
                  bytes,
                  encoding(bytes)
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPLACE)
                      .onUnmappableCharacter(CodingErrorAction.REPLACE)));
      reader.separator = reader.guessSeparator();
      return reader;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The encoding that the byte order mark names, which is read; else UTF-8. */
  private static Charset encoding(InputStream bytes) throws IOException {
    bytes.mark(3);
    int first = bytes.read();
    int second = bytes.read();
    if (first == 0xFE && second == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFF && second == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (!(first == 0xEF && second == 0xBB && bytes.read() == 0xBF)) {
      bytes.reset();
    }
    return StandardCharsets.UTF_8;
  }

  /** The separator that comes most often in the first line. */
  private char guessSeparator() throws IOException {
    if (peek() == END) {
      throw new TableException(file, TableFault.EMPTY, "");
    }
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    for (int k = bufferAt; k < bufferEnd && (quoted || !isLineEnd(buffer[k])); k++) {
      switch (buffer[k]) {
        case '"' -> quoted = !quoted;
        case ',' -> commas += quoted ? 0 : 1;
        case ';' -> semicolons += quoted ? 0 : 1;
        case '\t' -> tabs += quoted ? 0 : 1;
        default -> {}
      }
    }
    if (commas >= semicolons && commas >= tabs) {
      return ',';
    }
    return semicolons >= tabs ? ';' : '\t';
  }

  /**
   * Goes to the next line that is not blank.
   *
   * @return whether there is one
   * @throws TableException if it is no text, or endless
   */
  public boolean next() throws IOException {
    do {
      if (peek() == END) {
        return false;
      }
      readLine();
    } while (cells == 1 && cell(0).isEmpty());
    return true;
  }

  private void readLine() throws IOException {
    cells = 0;
    lineLength = 0;
    lineNumber = ++linesRead;
    boolean quoted = false;
    boolean cellBegan = false;
    while (true) {
      int c = read();
      if (c == END) {
        break;
      }
      if (c == 0) {
        throw new TableException(file, TableFault.NOT_TEXT, Long.toString(lineNumber));
      }
      if (quoted) {
        if (c != '"') {
          if (c == '\n') {
            linesRead++;
          }
          append((char) c);
        } else if (peek() == '"') {
          append((char) read());
        } else {
          quoted = false;
        }
      } else if (c == '"' && !cellBegan) {
        quoted = true;
        cellBegan = true;
      } else if (c == separator) {
        endCell();
        cellBegan = false;
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && peek() == '\n') {
          read();
        }
        break;
      } else {
        append((char) c);
        cellBegan |= c != ' ';
      }
    }
    endCell();
  }

  private void append(char c) throws TableException {
    if (lineLength == line.length) {
      if (lineLength >= LONGEST_LINE) {
        throw new TableException(file, TableFault.ENDLESS_LINE, Long.toString(lineNumber));
      }
      line = Arrays.copyOf(line, line.length * 2);
    }
    line[lineLength++] = c;
  }

  private void endCell() throws TableException {
    if (cells == cellEnds.length) {
      if (cells >= LONGEST_LINE) {
        throw new TableException(file, TableFault.ENDLESS_LINE, Long.toString(lineNumber));
      }
      cellEnds = Arrays.copyOf(cellEnds, cells * 2);
    }
    cellEnds[cells++] = lineLength;
  }

  private int read() throws IOException {
    int c = peek();
    if (c != END) {
      bufferAt++;
    }
    return c;
  }

  private int peek() throws IOException {
    if (bufferAt == bufferEnd) {
      bufferAt = 0;
      bufferEnd = Math.max(0, in.read(buffer));
      if (bufferEnd == 0) {
        return END;
      }
    }
    return buffer[bufferAt];
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Cells of this line. */
  public int cells() {
    return cells;
  }

  /** The {@code k}-th cell of this line, from 0, without spaces around it; empty if not there. */
  public String cell(int k) {
    if (k < 0 || k >= cells) {
      return "";
    }
    int start = k == 0 ? 0 : cellEnds[k - 1];
    return new String(line, start, cellEnds[k] - start).strip();
  }

  /** All cells of this line. */
  public List<String> row() {
    List<String> row = new ArrayList<>(cells);
    for (int k = 0; k < cells; k++) {
      row.add(cell(k));
    }
    return row;
  }

  /**
   * The {@code k}-th cell as a number; NaN if it is none, or not finite. A decimal comma counts
   * where cells are not separated by commas.
   */
  public double number(int k) {
    String text = cell(k);
    if (text.isEmpty() || text.length() > 40 || !isPlainNumber(text)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(separator == ',' ? text : text.replace(',', '.'));
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Java would also take 1d, 0x1p3 and other numbers that no table means. */
  private static boolean isPlainNumber(String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= '0' && c <= '9')
                    || c == '.'
                    || c == ','
                    || c == '-'
                    || c == '+'
                    || c == 'e'
                    || c == 'E');
  }

  /** Number of this line in the file, from 1. */
  public long lineNumber() {
    return lineNumber;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
