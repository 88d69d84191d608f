package studio.migr.app.exchange.dataset;

import java.util.ArrayList;
import java.util.List;
import studio.migr.app.exchange.source.FileHead;

/** The names in the first line of a table, as far as a file's beginning shows them. */
public final class Headers {
  private Headers() {}

  /** Trimmed, without quotation marks; empty for a file that is no text. */
  public static List<String> of(FileHead head) {
    String text = head.text().stripLeading();
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    List<String> names = new ArrayList<>();
    for (String name : text.substring(0, end).split("[,;\t]", -1)) {
      names.add(name.strip().replaceAll("^\"|\"$", "").strip());
    }
    return end == 0 ? List.of() : names;
  }
}
