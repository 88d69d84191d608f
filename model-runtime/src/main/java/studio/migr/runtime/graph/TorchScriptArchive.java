package studio.migr.runtime.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive, as {@code torch.jit.save} writes it: a zip of stored entries with the text
 * of the sources and a pickle of the module's attributes.
 */
final class TorchScriptArchive {
  private static final String ROOT = "m/";

  /** The version of the operators' meaning: that of PyTorch 1.13 to 2.7. */
  private static final String FORMAT = "10";

  /**
   * The pickle of an empty tuple, at protocol 2: there are no constants besides those in the text.
   */
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  private TorchScriptArchive() {}

  /**
   * @param sources texts by their module names, such as {@code qwen2}; each is {@code
   *     __torch__.qwen2} to the others
   * @param type the class among them that is the module, such as {@code qwen2.Qwen2}
   * @param attributes its attributes: whole numbers, fractions, texts, and empty maps and lists
   */
  static byte[] pack(Map<String, String> sources, String type, Map<String, Object> attributes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("version", FORMAT.getBytes(StandardCharsets.US_ASCII));
    entries.put("data.pkl", Pickle.module("__torch__." + type, attributes));
    entries.put("constants.pkl", NO_CONSTANTS);
    sources.forEach(
        (name, text) ->
            entries.put("code/__torch__/" + name + ".py", text.getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED); // libtorch maps entries and reads none compressed
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(stored(ROOT + entry.getKey(), entry.getValue()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // bytes in memory can always be written
    }
    return bytes.toByteArray();
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 check = new CRC32();
    check.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(check.getValue());
    return entry;
  }
}
