package studio.migr.app.exchange.dataset;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.message.Messages;

/** The first sheet of an Excel workbook ({@code .xlsx}), as text. */
final class Workbook {
  /** The largest annotation file of a data set has some megabytes, unpacked. */
  private static final long MOST_UNPACKED_BYTES = 256L << 20;

  private static final int MOST_ROWS = 200_000;
  private static final int MOST_COLUMNS = 100;

  /** Some column of 18,278 and some row; Excel's last is XFD1048576. */
  private static final Pattern IN_SHEET = Pattern.compile("[A-Za-z]{1,3}[0-9]{1,7}");

  private Workbook() {}

  /**
   * @throws UnreadableFileException if it is no workbook, or larger than any data set's
   */
  static List<List<String>> rows(Path file) throws IOException {
    requireSmall(file);
    requireCellsInSheet(file);
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> sheet = workbook.getFirstSheet().openStream()) {
      List<List<String>> rows = new ArrayList<>();
      for (Row row : (Iterable<Row>) sheet.limit(MOST_ROWS)::iterator) {
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < Math.min(row.getCellCount(), MOST_COLUMNS); k++) {
          Cell cell = row.getCell(k);
          cells.add(cell == null || cell.getText() == null ? "" : cell.getText().strip());
        }
        rows.add(cells);
      }
      return rows;
    } catch (RuntimeException e) { // the library reports a damaged sheet in many ways
      throw unreadable(file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static void requireSmall(Path file) throws IOException {
    long room = MOST_UNPACKED_BYTES; // counted: the size that an archive states need not be true
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Iterator<? extends ZipEntry> parts = zip.entries().asIterator();
      while (parts.hasNext() && room >= 0) {
        try (InputStream part = zip.getInputStream(parts.next())) {
          room -= ByteStreams.exhaust(ByteStreams.limit(part, room + 1));
        }
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
    if (room < 0) {
      throw new UnreadableFileException(Messages.text("dataset.too-large", file.toString()));
    }
  }

  /** The library makes room for every column up to the one that a cell claims to be in. */
  private static void requireCellsInSheet(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : Collections.list(zip.entries())) {
        if (part.getName().startsWith("xl/worksheets/") && part.getName().endsWith(".xml")) {
          try (InputStream sheet = zip.getInputStream(part)) {
            requireCellsInSheet(sheet);
          }
        }
      }
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static void requireCellsInSheet(InputStream sheet) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(sheet);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
        String address = reader.getAttributeValue(null, "r");
        if (address != null && !IN_SHEET.matcher(address).matches()) {
          throw new XMLStreamException("no cell of a sheet: " + address);
        }
      }
    }
  }

  private static UnreadableFileException unreadable(Path file, Exception cause) {
    return new UnreadableFileException(
        Messages.text("dataset.no-workbook", file.toString()), cause);
  }
}
