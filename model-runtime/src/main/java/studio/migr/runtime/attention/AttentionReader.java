package studio.migr.runtime.attention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads an answer's attention: opening reads the index only, a token's shares are read when asked
 * for. May be used by several threads.
 */
public final class AttentionReader implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final FileChannel channel;
  private final int layers;
  private final int heads;
  private final PositionMap positions;
  private final SortedMap<Integer, Double> sinks;
  private final List<Token> tokens;

  /** One token of the answer, and where its shares lie. */
  private record Token(long id, float logProbability, int positions, long offset, int checksum) {}

  private AttentionReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    JsonNode index = index();
    try {
      this.layers = index.path("layers").asInt();
      this.heads = index.path("heads").asInt();
      this.positions = PositionMapJson.read(index.path("positions"));
      SortedMap<Integer, Double> found = new TreeMap<>();
      for (JsonNode sink : index.path("sinks")) {
        found.put(sink.path("position").asInt(), sink.path("share").asDouble());
      }
      this.sinks = Collections.unmodifiableSortedMap(found);
      this.tokens = tokens(index.path("tokens"));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new AttentionFileException(file, e);
    }
  }

  /**
   * @throws AttentionFileException if the file is damaged or none of these
   */
  public static AttentionReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new AttentionReader(file, channel);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private JsonNode index() throws IOException {
    long size = channel.size();
    if (size < AttentionFile.MAGIC.length + AttentionFile.TAIL) {
      throw new AttentionFileException(file);
    }
    ByteBuffer tail = read(size - AttentionFile.TAIL, AttentionFile.TAIL);
    long start = tail.getLong();
    int length = tail.getInt();
    int checksum = tail.getInt();
    byte[] magic = new byte[AttentionFile.MAGIC.length];
    tail.get(magic);
    boolean whole =
        Arrays.equals(magic, AttentionFile.MAGIC)
            && length >= 0
            && start == size - AttentionFile.TAIL - length;
    if (!whole) {
      throw new AttentionFileException(file);
    }
    ByteBuffer json = read(start, length);
    if (AttentionFile.checksum(json) != checksum) {
      throw new AttentionFileException(file);
    }
    return MAPPER.readTree(json.array());
  }

  private List<Token> tokens(JsonNode nodes) {
    List<Token> read = new ArrayList<>();
    for (JsonNode node : nodes) {
      read.add(
          new Token(
              node.path("id").asLong(),
              (float) node.path("log_probability").asDouble(),
              node.path("positions").asInt(),
              node.path("offset").asLong(),
              node.path("crc32").asInt()));
    }
    return List.copyOf(read);
  }

  /** What the positions of the prompt stand for. */
  public PositionMap positions() {
    return positions;
  }

  /** The attention sinks, with the mean share that each draws. */
  public SortedMap<Integer, Double> sinks() {
    return sinks;
  }

  /** How many tokens the answer has. */
  public int size() {
    return tokens.size();
  }

  /** The number of a token of the answer. */
  public long id(int token) {
    return tokens.get(token).id;
  }

  public float logProbability(int token) {
    return tokens.get(token).logProbability;
  }

  /**
   * Where the model looked when it chose a token.
   *
   * @throws AttentionFileException if that part of the file is damaged
   */
  public TokenAttention token(int token) throws IOException {
    Token one = tokens.get(token);
    long bytes = (long) layers * heads * one.positions * Short.BYTES;
    if (bytes < 0 || one.offset < 0 || one.offset + bytes > channel.size()) {
      throw new AttentionFileException(file);
    }
    ByteBuffer shares = read(one.offset, Math.toIntExact(bytes));
    if (AttentionFile.checksum(shares) != one.checksum) {
      throw new AttentionFileException(file);
    }
    return new TokenAttention(layers, heads, one.positions, AttentionFile.unpacked(shares));
  }

  private ByteBuffer read(long from, int count) throws IOException {
    ByteBuffer bytes = AttentionFile.buffer(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new AttentionFileException(file);
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
