package studio.migr.app.tour;

import java.io.IOException;
import java.util.Optional;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Round;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.round.RoundModel;

/** Starts a round, judges in it, compares two judges and settles what they differ on. */
final class RoundAndAgreement implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    RoundModel rounds = day.part(RoundModel.class);
    Overlay overlay = day.part(Overlay.class);
    day.press("Shortcut+Shift+R");
    day.expect("tour.expected.round-form", overlay::isDisplay);
    day.capture("round-start");
    day.click("round-start");
    day.expect("tour.expected.round-opens", () -> rounds.openProperty().get());
    day.expect("tour.expected.round-opens", () -> rounds.selectedProperty().get().isPresent());
    day.awaitClip();
    PlayerModel player = day.part(PlayerModel.class);
    day.expect("tour.expected.condition-locked", () -> player.condition().lockedProperty().get());
    day.press("2");
    day.press("A");
    day.awaitSaved();
    day.capture("round-judged");
    day.press("Shortcut+Enter");
    day.expect(
        "tour.expected.round-next",
        () -> rounds.selectedProperty().get().map(e -> e.number()).equals(Optional.of(2)));
    day.awaitClip();
    day.press("Shortcut+Left");
    day.awaitClip();
    day.capture("round-done");
    day.press("Shortcut+1");
    day.expect("tour.expected.round-keeps", () -> rounds.openProperty().get());
    day.click("round-end");
    day.expect("tour.expected.round-end", overlay::isDisplay);
    day.capture("round-end");
    day.click("round-end-verb");
    day.expect(
        "tour.expected.round-over",
        () -> rounds.roundProperty().get().map(Round::closed).orElse(false));
    day.press("Shortcut+Shift+V");
    day.expect("tour.expected.round-reveal", overlay::isDisplay);
    day.capture("round-reveal");
    day.press("Esc");
    day.press("Shortcut+1");

    String me = OffScreen.call(() -> day.part(AnnotatorModel.class).name());
    AnnotateModel labels = day.part(AnnotateModel.class);
    day.choose(day.clips().getFirst());
    judge(day, "1", "A"); // also where nobody labelled before
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename("Second judge"));
    judge(day, "7", "V");
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename(me));
    AgreementModel agreement = day.part(AgreementModel.class);
    day.press("Shortcut+3");
    day.expect("tour.expected.differences", () -> !agreement.shown().isEmpty());
    day.awaitClip();
    day.capture("agreement");
    day.press("Shift+2");
    day.awaitSaved();
    day.expect("tour.expected.gold", () -> agreement.countsProperty().get().gold() == 1);
    day.capture("agreement-gold");
    day.click("agreement-accept");
    day.expect("tour.expected.unanimous", overlay::isDisplay);
    day.capture("agreement-unanimous");
    day.press("Esc");
    day.press("Shortcut+1");
    day.expect(
        "tour.expected.own-again",
        () -> labels.targetProperty().get().map(k -> k.annotator()).equals(Optional.of(me)));
  }

  private static void judge(WorkingDay day, String emotion, String modality) {
    day.press(emotion);
    day.press(modality);
    day.awaitSaved();
  }
}
