package studio.migr.runtime.serve;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.attention.FramePlace;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.PositionSpan;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.serve.protocol.AttentionSummary;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Span;

/** Where a model looked, in the protocol's words. */
public final class Looks {
  private Looks() {}

  static List<Span> spans(PositionMap positions) {
    return positions.spans().stream().map(Looks::span).toList();
  }

  /** The same, read again. */
  public static PositionMap positions(List<Span> spans) {
    return new PositionMap(spans.stream().map(Looks::span).toList());
  }

  private static PositionSpan span(Span span) {
    return switch (span.getStandsForCase()) {
      case PATCHES ->
          new PositionSpan.Frame(
              span.getStart(),
              span.getPatches().getFrame(),
              span.getPatches().getRows(),
              span.getPatches().getColumns(),
              span.getPatches().hasPlace()
                  ? Optional.of(heard(span.getPatches().getPlace()))
                  : Optional.empty());
      case STEPS ->
          new PositionSpan.Sound(span.getStart(), span.getLength(), span.getSteps().getStepMs());
      default -> new PositionSpan.Text(span.getStart(), span.getLength());
    };
  }

  private static Span span(PositionSpan span) {
    Span.Builder told = Span.newBuilder().setStart(span.start()).setLength(span.length());
    switch (span) {
      case PositionSpan.Text _ -> told.setWords(Span.Words.getDefaultInstance());
      case PositionSpan.Frame(_, int frame, int rows, int columns, Optional<FramePlace> place) -> {
        Span.Patches.Builder patches =
            Span.Patches.newBuilder().setFrame(frame).setRows(rows).setColumns(columns);
        place.ifPresent(cut -> patches.setPlace(told(cut)));
        told.setPatches(patches);
      }
      case PositionSpan.Sound(_, _, double stepMs) ->
          told.setSteps(Span.Steps.newBuilder().setStepMs(stepMs));
    }
    return told.build();
  }

  /** For each picture what of its frame it shows. */
  static List<Optional<FramePlace>> places(Question question) {
    return question.getPicturesList().stream()
        .map(
            picture ->
                picture.hasPlace()
                    ? Optional.of(heard(picture.getPlace()))
                    : Optional.<FramePlace>empty())
        .toList();
  }

  private static FramePlace heard(Picture.Place place) {
    return new FramePlace(
        place.getX(), place.getY(), place.getWidth(), place.getHeight(), place.getTilt());
  }

  private static Picture.Place told(FramePlace place) {
    return Picture.Place.newBuilder()
        .setX(place.x())
        .setY(place.y())
        .setWidth(place.width())
        .setHeight(place.height())
        .setTilt(place.tilt())
        .build();
  }

  /** What of the mean over layers and heads falls on each kind of position. */
  static AttentionSummary summary(TokenAttention look, PositionMap prompt) {
    double[] mean = look.mean();
    double first = mean[0];
    double text = -first;
    double visual = 0;
    double audio = 0;
    for (PositionSpan span : prompt.spans()) {
      double share = sum(mean, span.start(), span.start() + span.length());
      switch (span) {
        case PositionSpan.Text _ -> text += share;
        case PositionSpan.Frame _ -> visual += share;
        case PositionSpan.Sound _ -> audio += share;
      }
    }
    return AttentionSummary.newBuilder()
        .setFirst((float) first)
        .setText((float) text)
        .setVisual((float) visual)
        .setAudio((float) audio)
        .setAnswer((float) sum(mean, prompt.length(), mean.length))
        .build();
  }

  private static double sum(double[] shares, int from, int to) {
    double sum = 0;
    for (int k = from; k < Math.min(to, shares.length); k++) {
      sum += shares[k];
    }
    return sum;
  }

  static List<AttentionTile> tiles(int token, TokenAttention look) {
    List<AttentionTile> tiles = new ArrayList<>();
    int layer = look.heads() * look.positions();
    for (int k = 0; k < look.layers(); k++) {
      ByteBuffer bytes = ByteBuffer.allocate(layer * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(look.shares(), k * layer, layer);
      tiles.add(
          AttentionTile.newBuilder()
              .setToken(token)
              .setLayer(k)
              .setHeads(look.heads())
              .setPositions(look.positions())
              .setShares(ByteString.copyFrom(bytes))
              .build());
    }
    return tiles;
  }
}
