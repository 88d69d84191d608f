package studio.migr.app.engine;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.serve.protocol.AttentionRequest;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.work.Work;

/** Asks the engine where the model looked when it wrote some tokens. */
final class LookReading implements AnswerTrail.Memory {
  private final EngineKeeper keeper;
  private final String id;

  /**
   * @param id by which the engine knows the answer
   */
  LookReading(EngineKeeper keeper, String id) {
    this.keeper = keeper;
    this.id = id;
  }

  /** Empty if the engine has forgotten. */
  @Override
  public List<TokenAttention> looks(int from, int to, Work work)
      throws IOException, RefusalException {
    List<AttentionTile> tiles =
        keeper
            .engine()
            .client()
            .attention(
                AttentionRequest.newBuilder().setId(id).setFromToken(from).setToToken(to).build())
            .orElse(List.of());
    return byToken(tiles);
  }

  /** Puts the layers of each token together. */
  static List<TokenAttention> byToken(List<AttentionTile> tiles) {
    Map<Integer, List<AttentionTile>> byToken = new TreeMap<>();
    tiles.forEach(
        tile -> byToken.computeIfAbsent(tile.getToken(), _ -> new ArrayList<>()).add(tile));
    return byToken.values().stream().map(LookReading::together).toList();
  }

  private static TokenAttention together(List<AttentionTile> layers) {
    AttentionTile first = layers.getFirst();
    int size = first.getHeads() * first.getPositions();
    float[] shares = new float[layers.size() * size];
    for (AttentionTile tile : layers) {
      FloatBuffer numbers =
          tile.getShares().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      numbers.get(shares, tile.getLayer() * size, size);
    }
    return new TokenAttention(layers.size(), first.getHeads(), first.getPositions(), shares);
  }
}
