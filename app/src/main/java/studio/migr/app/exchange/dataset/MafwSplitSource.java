package studio.migr.app.exchange.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * MAFW's splits (Liu et al. 2022): a clip and its word a line, several words of a compound emotion
 * joined by {@code _}, with a Chinese and an English description where the split has captions.
 */
public final class MafwSplitSource implements LabelSource {
  private static final String WORD =
      "(?:anger|disgust|fear|happiness|neutral|sadness|surprise|contempt|anxiety|helplessness"
          + "|disappointment)";
  private static final Pattern LINE =
      Pattern.compile("(\\d{5}\\.(?:mp4|avi))[ \\t]+(" + WORD + "(?:_" + WORD + ")*)(?:\\t(.*))?");

  /** MAFW's largest list has ten thousand lines. */
  private static final long MOST_BYTES = 64 << 20;

  @Override
  public String kind() {
    return "mafw";
  }

  @Override
  public boolean recognises(FileHead head) {
    Optional<String> first =
        head.text().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    return first.isPresent() && LINE.matcher(first.get()).matches();
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    if (head.size() > MOST_BYTES) {
      throw new UnreadableFileException(Messages.text("dataset.too-large", head.path().toString()));
    }
    List<ClipFindings> clips = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    long number = 0;
    boolean chinese = false;
    for (String line : text(Files.readAllBytes(head.path())).lines().toList()) {
      number++;
      String where = Messages.text("dataset.line", Long.toString(number));
      Matcher parts = LINE.matcher(line.strip());
      if (parts.matches()) {
        String[] captions = Optional.ofNullable(parts.group(3)).orElse("").split("\t", -1);
        chinese |= captions.length > 1;
        clips.add(clip(where, parts.group(1), parts.group(2), captions));
      } else if (!line.isBlank()) {
        notes.add(Messages.text("dataset.no-label-line", where));
      }
    }
    if (chinese) {
      notes.add(Messages.text("dataset.mafw-chinese"));
    }
    return new Findings(clips, notes);
  }

  private static ClipFindings clip(String where, String name, String word, String[] captions) {
    boolean compound = word.indexOf('_') >= 0;
    Optional<String> english =
        captions.length > 1 ? Optional.of(captions[captions.length - 1]) : Optional.empty();
    List<FoundLabel> labels = new ArrayList<>();
    if (!compound) {
      FoundLabel label = FoundLabel.ofClip(where, word).by(DataSet.MAFW.annotator());
      labels.add(english.map(label::noted).orElse(label));
    }
    return new ClipFindings(
        ClipNumber.hint(name),
        labels,
        List.of(),
        compound ? List.of(Messages.text("dataset.compound", where, word)) : List.of());
  }

  /** UTF-8, or what the captions are written in. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      Charset charset =
          Charset.isSupported("GB18030")
              ? Charset.forName("GB18030")
              : StandardCharsets.ISO_8859_1; // clip names and words stay readable
      return new String(bytes, charset);
    }
  }
}
