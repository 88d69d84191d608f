package studio.migr.training.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.training.jsonl.JsonLines;

/**
 * Answers of a model, one JSON object a line: {@code clip}, {@code truth}, {@code output}, and
 * where they are known {@code person}, {@code transcript}, {@code dominant_modality}, {@code
 * predicted_dominant_modality}, {@code rule_dominant_modality}, {@code confidence}, {@code
 * direct_answer}, {@code drift}, {@code generated}.
 *
 * @param answers in the order of the file
 * @param failed lines that are no answer, with the reason
 */
public record AnswerFile(List<ModelAnswer> answers, List<Failed> failed) {

  /** Why a line was left out. */
  public enum Reason {
    /** It is no JSON object. */
    NO_JSON,
    /** It names no clip. */
    NO_CLIP,
    /** It has no right label of the scheme. */
    NO_TRUTH,
    /** It has no text of the model. */
    NO_OUTPUT,
    /** The clip comes a second time. */
    CLIP_AGAIN
  }

  /**
   * @param line its number, from 1
   */
  public record Failed(long line, Reason reason) {}

  public AnswerFile {
    answers = List.copyOf(answers);
    failed = List.copyOf(failed);
  }

  public static AnswerFile read(Path file, EmotionScheme scheme) throws IOException {
    JsonLines lines = JsonLines.read(file);
    List<ModelAnswer> answers = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    lines.damaged().forEach(number -> failed.add(new Failed(number, Reason.NO_JSON)));
    EmotionWords words = new EmotionWords(scheme);
    Set<String> clips = new HashSet<>();
    for (JsonLines.Line line : lines.objects()) {
      ObjectNode object = line.object();
      Optional<String> clip = AnswerLine.text(object, "clip").filter(name -> !name.isBlank());
      Optional<String> truth = AnswerLine.text(object, "truth").flatMap(words::emotion);
      Optional<String> output = AnswerLine.text(object, "output");
      if (clip.isEmpty()) {
        failed.add(new Failed(line.number(), Reason.NO_CLIP));
      } else if (truth.isEmpty()) {
        failed.add(new Failed(line.number(), Reason.NO_TRUTH));
      } else if (output.isEmpty()) {
        failed.add(new Failed(line.number(), Reason.NO_OUTPUT));
      } else if (!clips.add(clip.get())) {
        failed.add(new Failed(line.number(), Reason.CLIP_AGAIN));
      } else {
        answers.add(AnswerLine.read(object, clip.get(), truth.get(), output.get()));
      }
    }
    return new AnswerFile(answers, failed);
  }
}
