package studio.migr.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.migr.clips.Emotion;
import studio.migr.clips.film.FilmWriter;
import studio.migr.clips.head.Identities;
import studio.migr.clips.head.Identity;
import studio.migr.clips.picture.Camera;
import studio.migr.clips.picture.Portrait;
import studio.migr.clips.picture.Scene;
import studio.migr.clips.script.Brief;
import studio.migr.clips.script.Casting;
import studio.migr.clips.script.ClipPlan;
import studio.migr.clips.script.Condition;
import studio.migr.clips.script.Performance;
import studio.migr.clips.shoot.FilmFormat;
import studio.migr.clips.shoot.Shooting;
import studio.migr.clips.speech.Sentences;
import studio.migr.clips.voice.Speaker;
import studio.migr.clips.voice.Utterance;
import studio.migr.clips.voice.VocalStyle;

/** What a generated clip costs from its plan to its file. */
public final class ClipsBenchmark {
  private static final long SEED = 1;
  private static final int SIZE = FilmFormat.USUAL.size();
  private static final int BIT_RATE = 700_000;

  private ClipsBenchmark() {}

  /**
   * Makes some clips, after as many that warm the machine up.
   *
   * @param file is written over with each
   * @return for one clip: speaking, setting up the scene, acting, drawing, encoding; the floor is
   *     encoding pictures and sound that are ready
   */
  public static Cost measure(Path file, int clips) throws IOException {
    Casting casting =
        new Casting(SEED, Brief.ANYTHING.with(Condition.CONGRUENT).with(Emotion.SURPRISE));
    CoreClock clock = new CoreClock();
    CoreClock bare = new CoreClock();
    for (int k = 0; k < 2 * clips; k++) {
      if (k == clips) {
        clock = new CoreClock();
        bare = new CoreClock();
      }
      make(casting.plan(k), file, clock, bare);
    }
    return new Cost(clock.each(clips), bare.allFor(clips));
  }

  private static void make(ClipPlan plan, Path file, CoreClock clock, CoreClock bare)
      throws IOException {
    Identity who = Identities.person(plan.person());
    clock.skip();
    Utterance voice =
        new Speaker(who)
            .say(
                Sentences.of(plan.seed()),
                new VocalStyle(
                    plan.voice().emotion(),
                    plan.voice().strength(),
                    plan.voice().other(),
                    plan.voice().share()),
                Shooting.SECONDS,
                plan.seed());
    clock.count("speaking");
    Portrait portrait = new Portrait(who, Scene.room(plan.seed()), Camera.portrait(SIZE, SIZE));
    clock.count("setting_up");
    Performance acting =
        new Performance(plan.face(), Shooting.SECONDS, plan.seed(), voice::articulationAt);
    int frames = (int) Math.round(Shooting.SECONDS * FilmFormat.USUAL.frameRate());
    List<byte[]> pictures = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      pictures.add(
          portrait.draw(
              acting.at((double) frame / FilmFormat.USUAL.frameRate()), List.of(), frame));
    }
    clock.count("drawing");
    encode(pictures, voice, file);
    clock.count("encoding");
    bare.skip();
    encode(pictures, voice, file);
    bare.count("encoding");
  }

  private static void encode(List<byte[]> pictures, Utterance voice, Path file) throws IOException {
    try (FilmWriter film =
        new FilmWriter(
            file, SIZE, SIZE, FilmFormat.USUAL.frameRate(), BIT_RATE, voice.sampleRate())) {
      for (byte[] picture : pictures) {
        film.picture(picture);
      }
      film.sound(voice.samples());
      film.finish();
    }
  }
}
