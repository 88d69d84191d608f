package studio.migr.app.tour;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import studio.migr.app.library.ClipRow;
import studio.migr.app.player.PlayerModel;
import studio.migr.runtime.media.VideoTrack;

/** Plays, pauses, steps by frame both ways, and listens without the picture. */
final class PlayAndStep implements TourStep {
  /** How far it has to have played to be called playing, in milliseconds. */
  private static final double PLAYED_MS = 400;

  @Override
  public void run(WorkingDay day) throws IOException {
    PlayerModel player = day.part(PlayerModel.class);
    Optional<ClipRow> clip = day.clips().stream().filter(row -> hasPicture(day, row)).findFirst();
    if (clip.isEmpty()) {
      return;
    }
    day.choose(clip.get());
    double start = OffScreen.call(player::startMs);
    day.press("Space");
    day.expect("tour.expected.plays", () -> player.positionMsProperty().get() > start + PLAYED_MS);
    day.captureWithoutTab("playing");
    day.press("K");
    day.expect("tour.expected.pauses", () -> !player.playingProperty().get());

    day.press("Home");
    day.expect("tour.expected.first-frame", () -> frame(player) == 0);
    for (int i = 0; i < 3; i++) {
      day.press("Right");
    }
    day.expect("tour.expected.steps-forward", () -> frame(player) == 3);
    day.press("Left");
    day.expect("tour.expected.steps-back", () -> frame(player) == 2);
    day.press("Shift+Right");
    day.expect("tour.expected.seeks", () -> frame(player) > 3);
    day.studio().settle();
    day.capture("stepped");

    day.press("Alt+2");
    day.capture("sound-alone");
    day.press("Alt+1");
    day.studio().settle();
  }

  private static boolean hasPicture(WorkingDay day, ClipRow row) {
    day.choose(row);
    return OffScreen.call(
        () ->
            day.part(PlayerModel.class)
                .source()
                .flatMap(source -> source.info().video())
                .map(VideoTrack::frames)
                .filter(frames -> frames.size() > 30)
                .isPresent());
  }

  /** The frame on screen, -1 while there is none. */
  private static int frame(PlayerModel player) {
    OptionalInt shown = player.frameIndexProperty().get();
    return shown.orElse(-1);
  }
}
