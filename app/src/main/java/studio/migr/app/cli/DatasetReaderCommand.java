package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.FlooredReader;
import studio.migr.runtime.reader.LabelledText;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.reader.NgramClassifier;
import studio.migr.runtime.reader.NgramClassifierJson;
import studio.migr.runtime.reader.NgramTrainer;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.ReaderTexts;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;

/** {@code dataset reader}: trains the small classifier of emotion in text. */
@Command(
    name = "reader",
    mixinStandardHelpOptions = true,
    description =
        "Train a small reader of emotion in text from the reasoning of a snapshot, and measure it"
            + " on texts about people it had not met. evaluate and train take its file as a"
            + " reader.")
final class DatasetReaderCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "SNAPSHOT", description = "The folder of a snapshot.")
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.json",
      description = "A new file for the reader.")
  private Path out = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What figures will call it; text-classifier if not given.")
  private String name = "text-classifier";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DatasetReaderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    if (Files.exists(out)) {
      throw ProjectException.of("reader.exists", out.toString());
    }
    Snapshot snapshot;
    try {
      snapshot = Snapshot.read(folder);
    } catch (FormatException e) {
      throw ProjectException.of("dataset.changed", folder.toString());
    }
    List<LabelledText> texts = ReaderTexts.of(snapshot.of(Split.TRAIN));
    NgramClassifier classifier;
    try {
      classifier =
          NgramTrainer.train(
              name,
              EmotionScheme.DFEW.emotions(),
              texts,
              new ConsoleWork(console, "reader.progress"));
    } catch (IllegalArgumentException e) {
      throw ProjectException.of("reader.no-texts", folder.toString());
    }
    EmotionReader lexicon = new LexiconReader();
    EmotionReader reader = new FlooredReader(classifier, lexicon);
    List<ClipRecord> others = new ArrayList<>(snapshot.of(Split.VALIDATION));
    others.addAll(snapshot.of(Split.TEST));
    List<LabelledText> unseen = ReaderTexts.of(others);
    Files.writeString(out, NgramClassifierJson.write(classifier) + "\n");
    if (snapshot.clips().stream().allMatch(ClipRecord::generated)) {
      console.say(Messages.text("reader.generated"));
    }
    OptionalDouble right = accuracy(reader, unseen);
    OptionalDouble floor = accuracy(lexicon, unseen);
    ObjectNode result = console.object().put("file", out.toString());
    result.put("reader", reader.identity().name()).put("version", reader.identity().version());
    result.put("texts", texts.size()).put("held_out_texts", unseen.size());
    put(result, "held_out_accuracy", right);
    put(result, "lexicon_accuracy", floor);
    result.put("generated", snapshot.clips().stream().filter(ClipRecord::generated).count());
    console.result(
        json,
        result,
        to ->
            to.println(
                right.isEmpty() || floor.isEmpty()
                    ? Messages.text(
                        "reader.trained-unmeasured", out.toString(), Integer.toString(texts.size()))
                    : Messages.text(
                        "reader.trained",
                        out.toString(),
                        Integer.toString(texts.size()),
                        Integer.toString(unseen.size()),
                        percent(right.getAsDouble()),
                        percent(floor.getAsDouble()))));
    return Exit.DONE;
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(key, value.getAsDouble());
    } else {
      node.putNull(key);
    }
  }

  private static String percent(double share) {
    return Long.toString(Math.round(100 * share));
  }

  private static OptionalDouble accuracy(EmotionReader reader, List<LabelledText> texts) {
    return texts.stream()
        .mapToInt(
            text -> reader.read(text.text()).top().filter(text.label()::equals).isPresent() ? 1 : 0)
        .average();
  }
}
