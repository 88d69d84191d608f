package studio.migr.app.timeline.track;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Which action units are there when: one line for each that has presence marks. */
final class PresenceTrack extends FaceTrack {
  private static final double ROW = 5;
  private static final double MARGIN = 3;

  private final List<ActionUnit> units;

  PresenceTrack(TimelineModel model, AuTrack source, SortedSet<ActionUnit> units, String suffix) {
    super(model, source, "presence", Messages.text("timeline.track.presence"), suffix);
    this.units = units.stream().filter(source.presence()::containsKey).toList();
  }

  @Override
  public double usualHeight() {
    return 2 * MARGIN + Math.max(4, units.size()) * ROW;
  }

  @Override
  void draw(TrackArea area) {
    double hair = area.brush().hair();
    double row = (area.height() - 2 * MARGIN) / Math.max(1, units.size());
    for (int i = 0; i < units.size(); i++) {
      FaceColumns all = columns(units.get(i), area);
      double top = area.top() + MARGIN + i * row;
      double height = Math.max(1, row - 1);
      Runs.each(
          all.presence().length,
          x -> all.presence()[x] == 1,
          (from, to) ->
              area.brush()
                  .fill(area.colors().visual(), from * hair, top, (to - from) * hair, height));
      hatchMissing(area, all, x -> Double.isNaN(all.presence()[x]), top, height);
    }
  }

  @Override
  public Optional<String> valueAt(double ms) {
    int row = rowAt(ms);
    if (!shown() || row < 0) {
      return Optional.empty();
    }
    String present =
        units.stream()
            .filter(unit -> AuTrack.value(source().presence(), unit, row) == 1)
            .map(ActionUnit::code)
            .collect(Collectors.joining(" "));
    return Optional.of((present.isEmpty() ? "\u2013" : present) + "  \u00b7  " + source().source());
  }
}
