package studio.migr.clips.shoot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import studio.migr.clips.film.FilmWriter;
import studio.migr.clips.head.Attire;
import studio.migr.clips.head.FacePose;
import studio.migr.clips.head.Identities;
import studio.migr.clips.head.Identity;
import studio.migr.clips.head.Mesh;
import studio.migr.clips.picture.Camera;
import studio.migr.clips.picture.Portrait;
import studio.migr.clips.picture.Scene;
import studio.migr.clips.script.ClipPlan;
import studio.migr.clips.script.Hearing;
import studio.migr.clips.script.Hiding;
import studio.migr.clips.script.Performance;
import studio.migr.clips.script.Show;
import studio.migr.clips.speech.Sentences;
import studio.migr.clips.truth.Truth;
import studio.migr.clips.voice.Speaker;
import studio.migr.clips.voice.Utterance;
import studio.migr.clips.voice.VocalStyle;

/**
 * Shoots one clip by its plan: speaks it, acts it, draws it, films it, and says what is true of it.
 */
public final class Shooting {
  /** Length of a clip, s. */
  public static final double SECONDS = 3;

  private static final double DROWNED_SNR = -10; // dB: no pitch is found any more

  private Shooting() {}

  /**
   * Shoots a clip.
   *
   * @param path the file to write; it appears only when it is whole
   * @throws IOException if it cannot be written
   */
  public static Truth shoot(ClipPlan plan, FilmFormat format, Path path) throws IOException {
    int frames = format.frames(SECONDS);
    Identity who = Identities.person(plan.person());
    Utterance voice = utterance(plan, who);
    Performance acting = new Performance(plan.face(), SECONDS, plan.seed(), voice::articulationAt);
    Portrait portrait =
        new Portrait(who, Scene.room(plan.seed()), Camera.portrait(format.size(), format.size()));
    List<Mesh> covers = covers(plan.hiding(), who);
    String name = String.valueOf(path.getFileName());
    Truth truth = new Truth(name, plan, who.name(), voice.text(), format.frameRate(), frames);
    Path part = path.resolveSibling(name + ".part");
    try {
      try (FilmWriter film =
          new FilmWriter(
              part,
              format.size(),
              format.size(),
              format.frameRate(),
              format.bitRate(),
              voice.sampleRate())) {
        for (int frame = 0; frame < frames; frame++) {
          FacePose pose = acting.at((double) frame / format.frameRate());
          truth.frame(pose);
          film.picture(portrait.draw(pose, covers, frame));
        }
        film.sound(voice.samples());
        film.finish();
      }
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    truth.voice(voice.f0Hz(), voice.hopMs());
    return truth;
  }

  private static Utterance utterance(ClipPlan plan, Identity who) {
    if (plan.hearing() == Hearing.SILENT) {
      return Utterance.room(SECONDS, plan.seed());
    }
    Show show = plan.voice();
    Utterance said =
        new Speaker(who)
            .say(
                Sentences.of(plan.seed()),
                new VocalStyle(show.emotion(), show.strength(), show.other(), show.share()),
                SECONDS,
                plan.seed());
    if (plan.hearing() == Hearing.DROWNED) {
      return said.drowned(DROWNED_SNR, plan.seed());
    }
    return plan.snrDb().map(snrDb -> said.among(snrDb, plan.seed())).orElse(said);
  }

  private static List<Mesh> covers(Hiding hiding, Identity who) {
    return switch (hiding) {
      case OPEN -> List.of();
      case MASK -> List.of(Attire.mask(who));
      case CARD -> List.of(Attire.card());
    };
  }
}
