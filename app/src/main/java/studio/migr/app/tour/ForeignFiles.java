package studio.migr.app.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of each kind that other programs and data sets have, made on the spot, with the quirks
 * that such files have: and clips of the names that they speak of, which are tones.
 */
final class ForeignFiles {
  private static final String SCENE = "generated_scene_1";
  private static final int CREMA_ACTORS = 91;
  private static final List<String> CREMA_SENTENCES =
      List.of("IEO", "TIE", "IOM", "IWW", "TAI", "MTI", "IWL", "ITH", "DFA", "ITS", "TSI", "WSI");

  private final Path folder;

  /**
   * @param folder where they go; made if it is not there
   */
  ForeignFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** The folder of the clips: one with a picture, the others sound alone. */
  Path clips() throws IOException {
    Path clips = folder.resolve("Generated clips of data sets");
    GeneratedClips.video(clips.resolve(SCENE + ".mp4"), 4, true);
    List<String> names =
        List.of(
            "generated_scene_2",
            "00007",
            "00012",
            "sample_00000342",
            "1001_IEO_ANG_HI",
            "1001_IEO_FEA_LO",
            "1043_TSI_FEA_HI",
            "03-01-06-01-02-01-12",
            "03-01-08-02-01-01-05",
            "03-01-02-01-01-01-21");
    for (int k = 0; k < names.size(); k++) {
      GeneratedClips.tone(clips.resolve(names.get(k) + ".wav"), 2, 160 + 25 * k);
    }
    return clips;
  }

  /** As a spreadsheet of a country with decimal commas saves it: byte order mark, CRLF, spaces. */
  Path csv() throws IOException {
    return file(
        "labels.csv",
        "\uFEFFclip; rater; emotion; dominant_modality; confidence; start_s; end_s; room\r\n"
            + SCENE
            + "; r1; Fearful; audio; 0,7; 0,4; 1,6; 2\r\n"
            + SCENE
            + "; r1; surprise; visual; 0,9; 1,6; 2,8; 2\r\n"
            + "generated_scene_2.wav; r2; sad; audio; ; ; ; 2\r\n"
            + "generated_scene_2.wav; r3; bored; ; ; ; ; 1\r\n"
            + "Scene 3; r3; sad; ; ; ; ; 1\r\n");
  }

  Path jsonLines() throws IOException {
    return file(
        "labels.jsonl",
        """
        {"clip":"generated_scene_1.mp4","annotator":"r1","emotion":"fear","confidence":0.5,"start_ms":100,"end_ms":900}
        {"clip":"generated_scene_1.mp4","annotator":"r2","emotion":"surprise","dominant_modality":"both"}
        {"clip":"00012.wav","annotator":"r2","emotion":"neutral","note":"read aloud"}
        """);
  }

  /** With a tier of emotions, one that hangs on it, a vocabulary, and words. */
  Path elan() throws IOException {
    return file(
        "scene.eaf",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00Z" FORMAT="3.0" VERSION="3.0">
        <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR
          MEDIA_URL="file:///D:/study/generated_scene_1.mp4" MIME_TYPE="video/mp4"/></HEADER>
        <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="200"/>
          <TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="1400"/>
          <TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="2600"/></TIME_ORDER>
        <TIER TIER_ID="emotion@r1" ANNOTATOR="r1" LINGUISTIC_TYPE_REF="emotion">
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
        <ANNOTATION_VALUE>fear</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="t2" TIME_SLOT_REF2="t3">
        <ANNOTATION_VALUE>surprise</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
        <TIER TIER_ID="words" PARTICIPANT="CHI" LINGUISTIC_TYPE_REF="words">
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t3">
        <ANNOTATION_VALUE>oh no</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
        <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="emotion" TIME_ALIGNABLE="true"
          CONTROLLED_VOCABULARY_REF="emotions"/>
        <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true"/>
        <CONTROLLED_VOCABULARY CV_ID="emotions"><CV_ENTRY_ML CVE_ID="c1">
          <CVE_VALUE LANG_REF="und">fear</CVE_VALUE></CV_ENTRY_ML></CONTROLLED_VOCABULARY>
        </ANNOTATION_DOCUMENT>
        """);
  }

  /** Named after its clip, as Praat does. */
  Path textGrid() throws IOException {
    return file(
        SCENE + ".TextGrid",
        """
        File type = "ooTextFile"
        Object class = "TextGrid"

        xmin = 0
        xmax = 4
        tiers? <exists>
        size = 2
        item []:
            item [1]:
                class = "IntervalTier"
                name = "emotion@r2"
                xmin = 0
                xmax = 4
                intervals: size = 2
                intervals [1]:
                    xmin = 0
                    xmax = 1.4
                    text = "fear"
                intervals [2]:
                    xmin = 1.4
                    xmax = 4
                    text = "sad"
            item [2]:
                class = "TextTier"
                name = "onset"
                xmin = 0
                xmax = 4
                points: size = 1
                points [1]:
                    number = 0.4
                    mark = "apex"
        """);
  }

  /** With a prediction, which is no label of a person. */
  Path labelStudio() throws IOException {
    return file(
        "tasks.json",
        """
        [{"data":{"video":"/data/upload/3/generated_scene_1.mp4"},"annotations":[{"completed_by":"r2",
          "was_cancelled":false,"result":[
          {"id":"s1","from_name":"emotion","to_name":"video","type":"timelinelabels",
           "value":{"ranges":[{"start":10,"end":40}],"timelinelabels":["fear"]}},
          {"id":"s2","from_name":"emotion","to_name":"video","type":"timelinelabels",
           "value":{"ranges":[{"start":41,"end":70}],"timelinelabels":["surprise"]}}]}],
          "predictions":[{"model_version":"m3","score":0.71,"result":[
          {"id":"p1","from_name":"emotion","to_name":"video","type":"timelinelabels",
           "value":{"ranges":[{"start":1,"end":5}],"timelinelabels":["fear"]}}]}]}]
        """);
  }

  Path openFace() throws IOException {
    Path file = folder.resolve(SCENE + ".csv");
    GeneratedFace.write(file, 100, 25, 640, 360);
    return file;
  }

  Path audacity() throws IOException {
    return file("generated_scene_2.txt", "0.200000\t0.900000\tfear\n1.000000\t1.600000\tsigh\n");
  }

  Path webVtt() throws IOException {
    return file(
        SCENE + ".vtt",
        "WEBVTT\n\n00:00.200 --> 00:01.400\nOh no!\n\n00:01.600 --> 00:03.000\nIt was only you.\n");
  }

  Path subRip() throws IOException {
    return file(
        "generated_scene_2.srt", "1\r\n00:00:00,100 --> 00:00:01,400\r\nI had not heard.\r\n\r\n");
  }

  /** Codes of 1 to 7, clips by number; one line has 0: people did not agree. */
  Path dfew() throws IOException {
    return file("set_1.csv", "video_name,label\n7,3\n12,7\n16041,7\n8,0\n");
  }

  /** Words, of which one is a compound. */
  Path mafw() throws IOException {
    return file("train.txt", "00007.mp4 fear\n00012.mp4 sadness_helplessness\n09120.mp4 anger\n");
  }

  /** The votes on all of CREMA-D, of which the project has three clips. */
  Path cremaVotes() throws IOException {
    StringBuilder table =
        new StringBuilder("\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\"\n");
    for (int condition = 1; condition <= 3; condition++) {
      int row = 100_000 * condition;
      for (int actor = 1; actor <= CREMA_ACTORS; actor++) {
        for (String sentence : CREMA_SENTENCES) {
          for (String emotion : List.of("ANG_HI", "FEA_LO", "FEA_HI")) {
            table
                .append('"')
                .append(++row)
                .append("\",")
                .append(emotion.startsWith("A") ? "8,0,1,0,1,0" : "0,1,6,0,3,0")
                .append(",\"")
                .append(1000 + actor)
                .append('_')
                .append(sentence)
                .append('_')
                .append(emotion)
                .append("\"\n");
          }
        }
      }
    }
    return file("tabulatedVotes.csv", table.toString());
  }

  Path emer() throws IOException {
    return file(
        "gt-eng.csv",
        "names,emotions,subtitles,reasons\n"
            + "sample_00000342,sad,\"well, then\",\"The voice is low and slow.\"\n"
            + "sample_00000343,\"angry, sad\",\"no\",\"The brows come down.\"\n");
  }

  Path humanOmni() throws IOException {
    return file(
        "sft.json",
        """
        [{"video":"DFEW/videos/7.mp4","conversations":[
          {"from":"human","value":"<video>\\n<audio>\\nWhich emotion is most obvious?"},
          {"from":"gpt","value":"<think>The voice breaks while the face is still.</think>\\n<answer>sad</answer>"}]},
         {"video":"DFEW/videos/12.mp4","conversations":[{"from":"human","value":"Which?"},
          {"from":"gpt","value":"Angry"}]},
         {"video":"DFEW/videos/12.mp4","conversations":[{"from":"human","value":"?"}]}]
        """);
  }

  /** Labels of a clip whose file was renamed since. */
  Path misnamed() throws IOException {
    return file("scen1_take.txt", "0.200000\t0.900000\tfear\n1.000000\t1.600000\tsad\n");
  }
}
