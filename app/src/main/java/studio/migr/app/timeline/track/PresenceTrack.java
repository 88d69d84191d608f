package studio.migr.app.timeline.track;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Which action units are there when: one line for each that has presence marks. */
final class PresenceTrack implements Track {
  private static final double ROW = 5;
  private static final double MARGIN = 3;

  private final TimelineModel model;
  private final AuTrack source;
  private final List<ActionUnit> units;
  private final String suffix;

  PresenceTrack(TimelineModel model, AuTrack source, SortedSet<ActionUnit> units, String suffix) {
    this.model = model;
    this.source = source;
    this.units = units.stream().filter(source.presence()::containsKey).toList();
    this.suffix = suffix;
  }

  @Override
  public String id() {
    return "presence" + suffix;
  }

  @Override
  public String name() {
    return Messages.text("timeline.track.presence") + suffix;
  }

  @Override
  public String hint() {
    return Messages.text("timeline.track.source", source.source());
  }

  @Override
  public String group() {
    return Messages.text("timeline.track.units", source.source());
  }

  @Override
  public boolean shownAtFirst() {
    return false;
  }

  @Override
  public double usualHeight() {
    return 2 * MARGIN + Math.max(4, units.size()) * ROW;
  }

  @Override
  public void paint(TrackArea area) {
    if (!model.pictureShown() || units.isEmpty()) {
      return;
    }
    double hair = area.brush().hair();
    double row = (area.height() - 2 * MARGIN) / units.size();
    for (int i = 0; i < units.size(); i++) {
      FaceColumns all = FaceColumns.of(source, units.get(i), area, model.player().startMs());
      double top = area.top() + MARGIN + i * row;
      double height = Math.max(1, row - 1);
      Runs.each(
          all.presence().length,
          x -> all.presence()[x] == 1,
          (from, to) ->
              area.brush()
                  .fill(area.colors().visual(), from * hair, top, (to - from) * hair, height));
      Runs.each(
          all.covered().length,
          x -> all.covered()[x] && Double.isNaN(all.presence()[x]),
          (from, to) ->
              area.brush()
                  .hatch(
                      area.colors().text().deriveColor(0, 1, 1, 0.45),
                      6,
                      from * hair,
                      top,
                      (to - from) * hair,
                      height));
    }
  }

  @Override
  public Optional<String> valueAt(double ms) {
    int row = source.rowAt(ms - model.player().startMs());
    if (!model.pictureShown() || row < 0) {
      return Optional.empty();
    }
    String present =
        units.stream()
            .filter(unit -> AuTrack.value(source.presence(), unit, row) == 1)
            .map(ActionUnit::code)
            .collect(Collectors.joining(" "));
    return Optional.of((present.isEmpty() ? "\u2013" : present) + "  \u00b7  " + source.source());
  }
}
