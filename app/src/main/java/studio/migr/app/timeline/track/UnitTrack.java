package studio.migr.app.timeline.track;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.migr.app.command.Command;
import studio.migr.app.correction.CorrectionCommands;
import studio.migr.app.correction.CorrectionModel;
import studio.migr.app.correction.UnitLane;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.UnitAgreement;

/**
 * One action unit over time: its intensity from 0 to 5 as a curve, fainter where the tool was less
 * sure; its presence as a bar below; hatched red where the two contradict each other, hatched grey
 * where nothing was measured. The annotator's corrections lie over it.
 */
final class UnitTrack extends FaceTrack {
  /** Those that tell surprise, fear, anger and joy apart; the others are a click away. */
  private static final Set<Integer> SHOWN_AT_FIRST = Set.of(1, 2, 4, 12);

  private static final double HIGHEST = 5;
  private static final double PRESENCE = 3;
  private static final double CONFLICT_SPACING = 3;

  private final CorrectionModel corrections;
  private final CorrectionCommands commands;
  private final ActionUnit unit;
  private final boolean first;
  private final List<AuTrack> others;

  /**
   * @param suffix tells the lanes of a second source from those of the first; empty for the first
   * @param others the other sources of the clip, with which this one is compared
   */
  UnitTrack(
      TimelineModel model,
      CorrectionModel corrections,
      CorrectionCommands commands,
      AuTrack source,
      ActionUnit unit,
      String suffix,
      List<AuTrack> others) {
    super(model, source, "unit:" + unit.code(), unit.code(), suffix);
    this.corrections = corrections;
    this.commands = commands;
    this.unit = unit;
    this.first = suffix.isEmpty();
    this.others = others;
  }

  /** How far each other source agrees with this one. */
  @Override
  public String remark() {
    return others.stream()
        .flatMap(
            other ->
                UnitAgreement.between(source(), other, unit).stream()
                    .map(
                        agreement ->
                            Messages.text(
                                "timeline.track.agreement",
                                figure(agreement.correlation()),
                                figure(agreement.icc()),
                                other.source())))
        .collect(Collectors.joining(" \u00b7 "));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** What corrections of this lane are about. */
  UnitLane lane() {
    return new UnitLane(unit, source().source());
  }

  @Override
  public List<Command> commands() {
    return commands.all();
  }

  @Override
  public boolean shownAtFirst() {
    return first && SHOWN_AT_FIRST.contains(unit.number());
  }

  @Override
  public double usualHeight() {
    return 28;
  }

  @Override
  void draw(TrackArea area) {
    FaceColumns all = columns(unit, area);
    double top = area.top() + 3;
    double bottom = area.bottom() - 2 - PRESENCE;
    hatchMissing(
        area,
        all,
        x -> Double.isNaN(all.intensity()[x]) && Double.isNaN(all.presence()[x]),
        area.top() + 1,
        area.height() - 2);
    curve(area, all, top, bottom);
    presence(area, all, bottom + 1);
    new CorrectionPainter(area, top, bottom).paint(corrections.of(lane()), all, HIGHEST);
  }

  private void curve(TrackArea area, FaceColumns all, double top, double bottom) {
    GraphicsContext g = area.brush().g();
    double hair = area.brush().hair();
    Color line = area.colors().visual();
    for (int step = 0; step < 2; step++) {
      // Two passes, each with few changes of colour: what the tool was sure of, then the rest.
      boolean sure = step == 0;
      g.setFill(sure ? line : line.deriveColor(0, 1, 1, 0.4));
      for (int x = 0; x < all.intensity().length; x++) {
        double value = all.intensity()[x];
        if (value > 0 && (all.confidence()[x] >= ConfidenceTrack.SURE) == sure) {
          double height = Math.max(hair, Math.min(value, HIGHEST) / HIGHEST * (bottom - top));
          double upper = area.brush().snap(bottom - height);
          g.fillRect(x * hair, upper, hair, bottom - upper);
        }
      }
    }
    Runs.each(
        all.intensity().length,
        x -> !Double.isNaN(all.intensity()[x]),
        (from, to) ->
            area.brush().fill(area.colors().grid(), from * hair, bottom, (to - from) * hair, hair));
  }

  private void presence(TrackArea area, FaceColumns all, double top) {
    double hair = area.brush().hair();
    int columns = all.covered().length;
    Runs.each(
        columns,
        x -> all.presence()[x] == 1,
        (from, to) ->
            area.brush()
                .fill(area.colors().visual(), from * hair, top, (to - from) * hair, PRESENCE));
    Runs.each(
        columns,
        x -> all.conflict()[x],
        (from, to) -> {
          double left = from * hair;
          double width = (to - from) * hair;
          area.brush().fill(area.colors().background(), left, top, width, PRESENCE);
          area.brush().hatch(area.colors().warning(), CONFLICT_SPACING, left, top, width, PRESENCE);
          area.brush().fill(area.colors().warning(), left, top - 1, width, 1);
        });
  }

  @Override
  public Optional<String> valueAt(double ms) {
    if (!shown()) {
      return Optional.empty();
    }
    Optional<String> corrected =
        corrections.of(lane()).stream()
            .filter(stretch -> stretch.contains(ms))
            .findFirst()
            .map(stretch -> CorrectionPainter.words(stretch, corrections.annotator()));
    Optional<String> measured = measuredAt(ms);
    return corrected
        .map(said -> said + measured.map(tool -> "  \u00b7  " + tool).orElse(""))
        .or(() -> measured);
  }

  private Optional<String> measuredAt(double ms) {
    int row = rowAt(ms);
    if (row < 0 || ms - startMs() >= FaceColumns.endOf(source(), row)) {
      return Optional.empty();
    }
    if (!source().found()[row]) {
      return Optional.of(Messages.text("timeline.track.no-face", unit.code()));
    }
    double strength = AuTrack.value(source().intensity(), unit, row);
    double present = AuTrack.value(source().presence(), unit, row);
    String said =
        unit.code()
            + "  "
            + (Double.isNaN(strength) ? "\u2013" : String.format(Locale.ROOT, "%.2f", strength));
    if (!Double.isNaN(present)) {
      said +=
          "  " + Messages.text(present == 1 ? "timeline.track.present" : "timeline.track.absent");
    }
    if (source().conflicts(unit, row)) {
      said += "  " + Messages.text("timeline.track.conflict");
    }
    return Optional.of(said + "  \u00b7  " + source().source());
  }
}
