package studio.migr.runtime.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Which operator is fastest on this machine, found out once and kept in the system's cache folder:
 * operators round differently, and the same question is to get the same answer tomorrow.
 */
final class OperatorChoice {
  private static final String NONE = "none";

  /** The first candidate is taken unless another needs less than this share of its time. */
  private static final double CLEARLY_FASTER = 0.85;

  private static final int ROUNDS = 8;

  private static final Map<String, Optional<LinearOperator>> KNOWN = new ConcurrentHashMap<>();

  private OperatorChoice() {}

  /**
   * @param kind what the choice is for
   * @param candidates the usual one first
   * @return empty if none of them works here
   */
  static Optional<LinearOperator> fastest(
      String kind, List<LinearOperator> candidates, Precision precision) {
    return KNOWN.computeIfAbsent(
        kind,
        _ -> {
          if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
          }
          Path file = LibtorchFit.cacheFolder().resolve("linear-operators.properties");
          return remembered(
              file, kind + "-" + machine(), candidates, () -> times(candidates, precision));
        });
  }

  /**
   * What the file says of this machine, or else what trials say; the file then knows it.
   *
   * @param trials how long each of the candidates needs that can be used, the usual one first
   */
  static Optional<LinearOperator> remembered(
      Path file,
      String key,
      List<LinearOperator> candidates,
      Supplier<SequencedMap<LinearOperator, Double>> trials) {
    Properties choices = read(file);
    String known = choices.getProperty(key);
    if (NONE.equals(known)) {
      return Optional.empty();
    }
    Optional<LinearOperator> before =
        candidates.stream().filter(each -> each.name().equals(known)).findFirst();
    if (before.isPresent()) {
      return before;
    }
    Optional<LinearOperator> fastest = fastest(trials.get());
    choices.setProperty(key, fastest.map(Enum::name).orElse(NONE));
    write(file, choices);
    return fastest;
  }

  private static Optional<LinearOperator> fastest(SequencedMap<LinearOperator, Double> times) {
    LoggerFactory.getLogger(OperatorChoice.class).info("linear operators, nanoseconds: {}", times);
    if (times.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<LinearOperator, Double> best = times.firstEntry();
    for (Map.Entry<LinearOperator, Double> each : times.entrySet()) {
      if (each.getValue() < CLEARLY_FASTER * best.getValue()) {
        best = each;
      }
    }
    return Optional.of(best.getKey());
  }

  /** Round by round, so that other work on the machine meets all alike. */
  private static SequencedMap<LinearOperator, Double> times(
      List<LinearOperator> candidates, Precision precision) {
    List<OperatorTrial> trials = new ArrayList<>();
    try {
      for (LinearOperator candidate : candidates) {
        OperatorTrial.of(candidate, precision).ifPresent(trials::add);
      }
      for (int round = 0; round < ROUNDS; round++) {
        trials.forEach(OperatorTrial::round);
      }
      SequencedMap<LinearOperator, Double> times = new LinkedHashMap<>();
      trials.forEach(trial -> times.put(trial.operator(), trial.time()));
      return times;
    } finally {
      trials.forEach(OperatorTrial::close);
    }
  }

  /** The library and the processor; on systems that do not describe it, its kind and cores. */
  private static String machine() {
    String cores = "x" + Runtime.getRuntime().availableProcessors();
    return LibtorchFit.needed() + "-" + System.getProperty("os.arch") + cores + description();
  }

  private static String description() {
    Path linux = Path.of("/proc/cpuinfo");
    try (Stream<String> lines = Files.exists(linux) ? Files.lines(linux) : Stream.empty()) {
      String first =
          lines
              .takeWhile(line -> !line.isBlank())
              .filter(line -> line.startsWith("model name") || line.startsWith("flags"))
              .collect(Collectors.joining());
      return "-" + Integer.toHexString(first.hashCode());
    } catch (IOException e) {
      return "";
    }
  }

  private static Properties read(Path file) {
    Properties choices = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      choices.load(in);
    } catch (IOException | IllegalArgumentException e) {
      // Not there yet or damaged: it is found out anew.
    }
    return choices;
  }

  private static void write(Path file, Properties choices) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "linear-operators", ".tmp");
      try (Writer out = Files.newBufferedWriter(draft)) {
        choices.store(out, null);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LoggerFactory.getLogger(OperatorChoice.class).info("not kept: {}", file, e);
    }
  }
}
