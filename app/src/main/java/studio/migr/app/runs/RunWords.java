package studio.migr.app.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import studio.migr.app.message.Messages;
import studio.migr.training.run.RunStatus;
import studio.migr.training.watch.RunCondition;
import studio.migr.training.watch.RunHealth;
import studio.migr.training.watch.RunWarning;

/** What is said of runs, in words and signs. */
final class RunWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private RunWords() {}

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One or two words. */
  static String state(RunCondition condition) {
    return Messages.text("runs.state." + id(condition));
  }

  static Feather icon(RunCondition condition) {
    return switch (condition) {
      case QUEUED, SUBMITTED -> Feather.CLOCK;
      case STARTING, RUNNING -> Feather.ACTIVITY;
      case ENDING -> Feather.PAUSE_CIRCLE;
      case FINISHED -> Feather.CHECK_CIRCLE;
      case STOPPED -> Feather.STOP_CIRCLE;
      case CANCELLED -> Feather.SLASH;
      case SILENT, STOP_IGNORED -> Feather.ALERT_CIRCLE;
      default -> Feather.ALERT_TRIANGLE;
    };
  }

  /** Step and time left, as far as they are known. */
  static String progress(RunFacts facts) {
    Optional<RunStatus> status = facts.health().status();
    if (status.isEmpty() || status.get().steps() == 0) {
      return facts.condition().atWork() ? Messages.text("runs.reading") : "";
    }
    return Messages.text(
        "runs.step", Long.toString(status.get().step()), Long.toString(status.get().steps()));
  }

  /** What went wrong and what to do; empty where nothing did. */
  static Optional<String> sentence(RunHealth health) {
    RunCondition condition = health.condition();
    if (condition == RunCondition.FAILED && !health.detail().isBlank()) {
      return Optional.of(health.detail());
    }
    if (condition == RunCondition.KILLED) {
      return Optional.of(
          health.detail().isBlank()
              ? Messages.text("runs.trouble.killed")
              : Messages.text("runs.trouble.killed-with", health.detail()));
    }
    if (condition == RunCondition.NO_RESULT && health.detail().isBlank()) {
      return Optional.of(Messages.text("runs.trouble.no-result-finished"));
    }
    return condition.bad()
        ? Optional.of(Messages.text("runs.trouble." + id(condition), health.detail()))
        : Optional.empty();
  }

  static String warning(RunWarning warning, long firstDamagedLine) {
    String key = "runs.warning." + id(warning.kind());
    return switch (warning.kind()) {
      case NO_NUMBER -> Messages.text(key, Long.toString((long) warning.value()));
      case DAMAGED_LINES ->
          Messages.text(
              key, Long.toString((long) warning.value()), Long.toString(firstDamagedLine));
      case NO_SPREAD, ANSWERS_CUT_OFF, ENTROPY_COLLAPSED, ANSWERS_SHRINK ->
          Messages.text(key, String.format(Locale.getDefault(), "%.0f", warning.value() * 100));
      case VALIDATION_RISES ->
          Messages.text(
              key, String.format(Locale.getDefault(), "%.0f", (warning.value() - 1) * 100));
      case FAR_FROM_REFERENCE, SCORING_DIFFERS ->
          Messages.text(key, CurvePlot.words(warning.value()));
    };
  }

  static String day(Instant time) {
    return DAY.withLocale(Locale.getDefault()).format(time.atZone(ZoneId.systemDefault()));
  }

  static String duration(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
