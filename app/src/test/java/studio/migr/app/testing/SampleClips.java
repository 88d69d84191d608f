package studio.migr.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.testing.ClipMaker;

/** Generated clips for the files of other programs that lie beside the project, and those files. */
public final class SampleClips {
  /** What no project can keep of them, or what was assumed: parts of sentences, by file. */
  public static final Map<String, List<String>> LISTED =
      Map.of(
          "daylong_basic.eaf",
          List.of(
              "Tier CHI: the participant CHI is not kept.",
              "Tier mwu@CHI: that it hangs on tier lex@CHI is not kept, its times are."),
          "elan_example.eaf",
          List.of(
              "Tier W-POS: that it hangs on tier W-Words is not kept, its times are.",
              "The vocabulary POS with 13 words is not kept",
              "The vocabulary Gesture phases with 4 words is not kept"),
          "summaryTable.csv",
          List.of("7,440 clips of this file are not in the project", "The levels are not kept."),
          "tabulatedVotes.csv",
          List.of(
              "7,440 clips of this file are not in the project",
              "The intensities and their means are not kept."),
          "openface_2_landmarks.csv",
          List.of("Gaze, head pose, 3-D points and shape parameters"),
          "feat_output.csv",
          List.of("Head pose, face boxes and emotions"));

  private SampleClips() {}

  /** The files of other programs; the folder is not there where they are not. */
  public static Path samples() {
    return Path.of(System.getProperty("shared.directory", "none"), "samples");
  }

  /** Clips of the names and lengths that the samples speak of. */
  public static Path make(Path folder) throws IOException {
    Files.createDirectories(folder);
    new ClipMaker().frames(100).rate("30").make(folder.resolve("openface_2_landmarks.mp4"));
    new ClipMaker().frames(30).make(folder.resolve("feat_output.mp4"));
    Wav.write(folder.resolve("elan-example1.wav"), 100, 37);
    Wav.write(folder.resolve("VanDam_FJ11_020816b.wav"), 110, 301);
    Wav.write(folder.resolve("all_tiers_have_the_same_name.wav"), 120, 1);
    Wav.write(folder.resolve("bobby_phones_elan.wav"), 130, 1.2);
    Wav.write(folder.resolve("bobby_words_with_newlines.wav"), 140, 1.2);
    Wav.write(folder.resolve("childproject.wav"), 150, 10);
    Wav.write(folder.resolve("mary_longfile.wav"), 160, 2);
    Wav.write(folder.resolve("mary_longfile_with_negative_zero.wav"), 170, 2);
    Wav.write(folder.resolve("1001_IEO_NEU_XX.wav"), 180, 1);
    Wav.write(folder.resolve("1001_IEO_HAP_LO.wav"), 190, 1);
    return folder;
  }
}
