package studio.migr.app.exchange.dataset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Labels;

/** Replies whose parts stand between tags: {@code <think>…</think><answer>…</answer>}. */
final class Tags {
  private Tags() {}

  /** What stands between the first pair of {@code tag}; empty if there is none, or nothing. */
  static Optional<String> first(String tag, String text) {
    Matcher matcher =
        Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL).matcher(text);
    return matcher.find()
        ? Optional.of(matcher.group(1).strip()).filter(part -> !part.isEmpty())
        : Optional.empty();
  }

  /** {@code reasoning} as a note; if it is too long for one, {@code unheld} says so. */
  static Optional<String> asNote(Optional<String> reasoning, String where, List<String> unheld) {
    if (reasoning.filter(text -> text.length() > Labels.LONGEST_NOTE).isPresent()) {
      unheld.add(Messages.text("dataset.long-reasoning", where));
      return Optional.empty();
    }
    return reasoning;
  }
}
