package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.runtime.inspect.AdapterReport;
import studio.migr.runtime.inspect.MemoryNeed;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.inspect.ModelReport;
import studio.migr.runtime.safetensors.TensorType;

/** {@code model inspect}: what a model's folder holds, before anything of it is loaded. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Say what a model's folder holds, what is missing in it and how much memory it takes;"
            + " nothing is loaded.")
final class ModelInspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of a model or an adapter.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ModelInspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path model = folder == null ? Path.of("") : folder; // picocli has asked for it
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    ModelReport report = ModelInspector.inspect(model, memory);
    console.result(json, describe(report), out -> inWords(report, out));
    if (!json) {
      report
          .problems()
          .forEach(
              problem ->
                  console.say(Messages.text("checkpoint.problem", ErrorSentence.of(problem))));
    }
    return report.loadable() ? Exit.DONE : Exit.FAILED;
  }

  private ObjectNode describe(ModelReport report) {
    ObjectNode node = console.object();
    node.put("path", report.folder().toString());
    node.put("family", report.family().id());
    if (report.parameters().isPresent()) {
      node.put("parameters", report.parameters().getAsLong());
    } else {
      node.putNull("parameters");
    }
    node.put("data_type", report.dataType().map(ModelInspectCommand::id).orElse(null));
    put(node, "layers", report.layers());
    put(node, "context", report.context());
    put(node, "vocabulary", report.vocabulary());
    ArrayNode adapters = node.putArray("adapters");
    for (AdapterReport adapter : report.adapters()) {
      adapters
          .addObject()
          .put("path", adapter.folder().toString())
          .put("rank", adapter.rank())
          .put("alpha", adapter.alpha())
          .put("modules", adapter.modules())
          .put("parameters", adapter.parameters())
          .put("base", adapter.base().orElse(null));
    }
    putMemory(node, report.memory());
    node.put("loadable", report.loadable());
    ArrayNode problems = node.putArray("problems");
    report.problems().forEach(problem -> problems.add(ErrorSentence.of(problem)));
    return node;
  }

  private static void put(ObjectNode node, String key, OptionalInt value) {
    if (value.isPresent()) {
      node.put(key, value.getAsInt());
    } else {
      node.putNull(key);
    }
  }

  private static void putMemory(ObjectNode node, Optional<MemoryNeed> memory) {
    if (memory.isEmpty()) {
      node.putNull("memory_needed");
      return;
    }
    node.put("memory_needed", memory.get().stored());
    node.put("memory_tokens", memory.get().tokens());
    ObjectNode byType = node.putObject("memory_needed_as");
    memory.get().byType().forEach((type, bytes) -> byType.put(id(type), bytes));
  }

  /** As PyTorch names it. */
  private static String id(TensorType type) {
    return switch (type) {
      case F32 -> "float32";
      case F16 -> "float16";
      case BF16 -> "bfloat16";
      case F64 -> "float64";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  private static void inWords(ModelReport report, PrintStream out) {
    String none = Messages.text("checkpoint.none");
    if (report.layers().isPresent()) {
      out.println(
          Messages.text(
              "checkpoint.line",
              report.folder().toString(),
              report.family().id(),
              report.parameters().isPresent() ? millions(report.parameters().getAsLong()) : none,
              report.dataType().map(TensorType::name).orElse(none),
              number(report.layers(), none),
              number(report.context(), none),
              number(report.vocabulary(), none)));
    }
    for (AdapterReport adapter : report.adapters()) {
      out.println(
          Messages.text(
              "checkpoint.line.adapter",
              adapter.folder().toString(),
              Integer.toString(adapter.rank()),
              Integer.toString(adapter.modules()),
              millions(adapter.parameters())));
    }
    report
        .memory()
        .ifPresent(
            need ->
                out.println(
                    Messages.text(
                        "checkpoint.memory",
                        gigabytes(need.stored()),
                        Integer.toString(need.tokens()),
                        gigabytes(need.byType().getOrDefault(TensorType.BF16, 0L)),
                        gigabytes(need.byType().getOrDefault(TensorType.F32, 0L)))));
    report
        .memory()
        .map(need -> need.byType().get(TensorType.I8))
        .ifPresent(bytes -> out.println(Messages.text("checkpoint.memory.int8", gigabytes(bytes))));
  }

  private static String number(OptionalInt value, String none) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : none;
  }

  private static String millions(long count) {
    return String.format(Locale.ROOT, "%.3f", count / 1e6);
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.3f", bytes / 1e9);
  }
}
