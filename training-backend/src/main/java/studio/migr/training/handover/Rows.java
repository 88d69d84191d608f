package studio.migr.training.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.handover.HandoverProblem.Fault;

/** What rows of all trainers share: turns, media, and the columns that rewards read. */
final class Rows {
  static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static void turn(ArrayNode turns, String role, String content) {
    turns.addObject().put("role", role).put("content", content);
  }

  static void media(ObjectNode row, MessageRow of) {
    of.video().ifPresent(video -> row.putArray("videos").add(video));
    of.audio().ifPresent(audio -> row.putArray("audios").add(audio));
  }

  static void columns(ObjectNode row, MessageRow of) {
    row.put("clip_id", of.clip().clip());
    row.put("solution", of.clip().label());
    row.put("dominant_modality", of.clip().dominant().orElse(DominantModality.NONE).id());
    row.put("sample_weight", of.weight());
    row.put("generated", of.clip().generated());
  }

  /** User first, then by turns; with an answer at the end, or without. */
  static void checkTurns(
      int number, JsonNode turns, boolean answered, List<HandoverProblem> problems) {
    if (!turns.isArray() || turns.isEmpty()) {
      problems.add(new HandoverProblem(number, Fault.FIELD, "messages"));
      return;
    }
    for (int k = 0; k < turns.size(); k++) {
      JsonNode turn = turns.get(k);
      boolean right =
          turn.path("role").asText().equals(k % 2 == 0 ? "user" : "assistant")
              && turn.path("content").isTextual();
      if (!right) {
        problems.add(new HandoverProblem(number, Fault.TURNS, turn.path("role").asText()));
        return;
      }
    }
    if ((turns.size() % 2 == 0) != answered) {
      problems.add(new HandoverProblem(number, Fault.TURNS, answered ? "no answer" : "an answer"));
    }
  }

  /** As many places as media, and all paths absolute (here or on the other machine). */
  static void checkMedia(int number, JsonNode row, JsonNode turns, List<HandoverProblem> problems) {
    StringBuilder text = new StringBuilder();
    turns.forEach(turn -> text.append(turn.path("content").asText()));
    checkMedium(number, row.path("videos"), "<video>", text.toString(), problems);
    checkMedium(number, row.path("audios"), "<audio>", text.toString(), problems);
  }

  private static void checkMedium(
      int number, JsonNode paths, String place, String text, List<HandoverProblem> problems) {
    int places = (text.length() - text.replace(place, "").length()) / place.length();
    if (places != paths.size()) {
      problems.add(new HandoverProblem(number, Fault.PLACES, place));
    }
    for (JsonNode path : paths) {
      String named = path.asText();
      if (!named.startsWith("/") && !named.matches("[A-Za-z]:[\\\\/].*")) {
        problems.add(new HandoverProblem(number, Fault.PATH, named));
      }
    }
  }

  static void requireText(int number, JsonNode row, String field, List<HandoverProblem> problems) {
    if (!row.path(field).isTextual() || row.path(field).textValue().isBlank()) {
      problems.add(new HandoverProblem(number, Fault.FIELD, field));
    }
  }
}
