package studio.migr.app.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Workbooks;
import studio.migr.runtime.work.Work;

/** Workbooks, the only archives that are imported, from somebody who means harm. */
class HostileArchiveTest {
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int OFFSET_OF_SIZE = 24;
  private static final long BOMB_BYTES = 300L << 20;

  @TempDir Path folder;

  @Test
  void aBombThatStatesALittleSizeIsRefusedWhenItHasUnpackedTooMuch() throws Exception {
    byte[] bomb = withPart("xl/media/image1.png", BOMB_BYTES);
    stateSize(bomb, "xl/media/image1.png", 1000);
    assertThat(bomb.length).as("it is small").isLessThan(1 << 20);
    String reason = refusal(bomb);
    assertThat(reason).contains("annotation.xlsx").doesNotContain("Exception", "OutOfMemory");
  }

  @Test
  void namesThatLeadOutOfTheArchiveWriteNothing() throws Exception {
    for (String name : List.of("../../escaped.xml", "/escaped.xml", "..\\escaped.xml")) {
      survey(withPart(name, 10));
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.getFileName().toString().contains("escaped"))).isEmpty();
    }
    assertThat(Path.of("/escaped.xml")).doesNotExist();
  }

  @Test
  void aSheetWithEntitiesReadsNoOtherFile() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "4711");
    String sheet =
        "<!DOCTYPE x [<!ENTITY s SYSTEM \"%s\">]><worksheet><sheetData><row r=\"1\">"
            + "<c r=\"A1\" t=\"str\"><v>&s;</v></c></row></sheetData></worksheet>";
    byte[] workbook = withSheet(sheet.formatted(secret.toUri()));
    assertThat(refusal(workbook)).doesNotContain("4711");
  }

  private String refusal(byte[] workbook) throws Exception {
    ImportPlan plan = survey(workbook);
    assertThat(plan.failed()).hasSize(1);
    return plan.failed().getFirst().reason();
  }

  private ImportPlan survey(byte[] workbook) throws Exception {
    Path file = Files.write(folder.resolve("annotation.xlsx"), workbook);
    try (Project project = Project.create(folder.resolve("project"))) {
      return new Intake(project, new LabelSources()).survey(List.of(file), Work.UNWATCHED);
    }
  }

  private static byte[] withPart(String name, long zeros) throws IOException {
    return rewritten("", "", name, zeros);
  }

  private static byte[] withSheet(String sheet) throws IOException {
    return rewritten("sheet1.xml", sheet, "", 0);
  }

  /** A workbook with the text of one part replaced, and with one more part of zeros. */
  private static byte[] rewritten(String part, String text, String more, long zeros)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Path whole = Files.createTempFile("whole", ".xlsx"); // its entries state their sizes at the end
    Files.write(whole, Workbooks.of(List.of(List.of("order", "1"), List.of("7", "3"))));
    try (ZipFile in = new ZipFile(whole.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry each : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(each.getName()));
        boolean replaced = !part.isEmpty() && each.getName().endsWith(part);
        out.write(
            replaced
                ? text.getBytes(StandardCharsets.UTF_8)
                : in.getInputStream(each).readAllBytes());
      }
      if (!more.isEmpty()) {
        out.putNextEntry(new ZipEntry(more));
        byte[] block = new byte[1 << 16];
        for (long left = zeros; left > 0; left -= block.length) {
          out.write(block, 0, (int) Math.min(left, block.length));
        }
      }
    }
    Files.delete(whole);
    return bytes.toByteArray();
  }

  /** Has the archive's directory state another size for a part than it has. */
  private static void stateSize(byte[] zip, String name, int size) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 46; at++) {
      boolean header = bytes.getInt(at) == CENTRAL_HEADER;
      if (header && new String(zip, at + 46, name.length(), StandardCharsets.UTF_8).equals(name)) {
        bytes.putInt(at + OFFSET_OF_SIZE, size);
        return;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
