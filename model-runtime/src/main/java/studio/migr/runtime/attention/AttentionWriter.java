package studio.migr.runtime.attention;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes an answer's attention token by token, as it is made. The file appears whole, when {@link
 * #finish} was called; without that, nothing is left of it.
 */
public final class AttentionWriter implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final PositionMap map;
  private final ArrayNode tokens = MAPPER.createArrayNode();
  private final SinkFinder sinks = new SinkFinder();
  private int layers;
  private int heads;

  private AttentionWriter(Path file, Path unfinished, FileChannel channel, PositionMap map) {
    this.file = file;
    this.unfinished = unfinished;
    this.channel = channel;
    this.map = map;
  }

  /**
   * @param map what the positions of the prompt stand for
   */
  public static AttentionWriter create(Path file, PositionMap map) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
    AttentionWriter writer = new AttentionWriter(file, unfinished, channel, map);
    try {
      writer.write(ByteBuffer.wrap(AttentionFile.MAGIC));
      return writer;
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * @param id the token that was chosen
   * @param attention where the model looked when it chose it
   */
  public void add(long id, float logProbability, TokenAttention attention) throws IOException {
    if (tokens.isEmpty()) {
      layers = attention.layers();
      heads = attention.heads();
    } else if (attention.layers() != layers || attention.heads() != heads) {
      throw new IllegalArgumentException("another number of layers or heads than before");
    }
    ByteBuffer shares = AttentionFile.packed(attention.shares());
    tokens
        .addObject()
        .put("id", id)
        .put("log_probability", logProbability)
        .put("positions", attention.positions())
        .put("offset", channel.position())
        .put("crc32", AttentionFile.checksum(shares));
    sinks.add(attention);
    write(shares);
  }

  /** Completes the file: whoever opens it sees the old one before and this one after. */
  public void finish() throws IOException {
    ObjectNode index = MAPPER.createObjectNode().put("layers", layers).put("heads", heads);
    index.set("positions", PositionMapJson.write(map));
    ArrayNode found = index.putArray("sinks");
    sinks
        .sinks()
        .forEach(
            (position, share) -> found.addObject().put("position", position).put("share", share));
    index.set("tokens", tokens);
    ByteBuffer json = ByteBuffer.wrap(MAPPER.writeValueAsBytes(index));
    ByteBuffer tail = AttentionFile.buffer(AttentionFile.TAIL);
    tail.putLong(channel.position()).putInt(json.remaining()).putInt(AttentionFile.checksum(json));
    write(json);
    write(tail.put(AttentionFile.MAGIC).flip());
    channel.force(true);
    channel.close();
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
