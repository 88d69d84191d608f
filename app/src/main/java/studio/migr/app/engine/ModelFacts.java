package studio.migr.app.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.app.message.Messages;
import studio.migr.runtime.inspect.AdapterReport;
import studio.migr.runtime.inspect.Family;
import studio.migr.runtime.inspect.ModelReport;
import studio.migr.runtime.safetensors.TensorType;

/** What a folder holds, as lines of a table. */
final class ModelFacts {
  private static final double MILLION = 1e6;

  private static final Map<TensorType, String> TYPE_NAMES =
      Map.of(TensorType.F32, "FP32", TensorType.I8, "INT8");

  /**
   * One line.
   *
   * @param name what it is about
   */
  record Fact(String name, String value) {}

  private ModelFacts() {}

  static List<Fact> of(ModelReport report) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "family", Messages.text("engine.family." + report.family().id()));
    report
        .parameters()
        .ifPresent(
            count -> add(facts, "parameters", Messages.text("engine.millions", count / MILLION)));
    report.dataType().ifPresent(type -> add(facts, "type", type.name()));
    report.layers().ifPresent(count -> add(facts, "layers", Integer.toString(count)));
    report
        .context()
        .ifPresent(count -> add(facts, "context", Messages.text("engine.tokens", count)));
    report
        .memory()
        .ifPresent(
            need ->
                need.byType()
                    .forEach(
                        (type, bytes) ->
                            facts.add(
                                new Fact(
                                    Messages.text(
                                        "engine.fact.memory",
                                        TYPE_NAMES.getOrDefault(type, type.name())),
                                    Sizes.text(bytes)))));
    if (report.family() == Family.LORA) {
      AdapterReport adapter = report.adapters().getFirst();
      add(facts, "rank", Integer.toString(adapter.rank()));
      add(facts, "modules", Integer.toString(adapter.modules()));
      adapter.base().ifPresent(base -> add(facts, "base", base));
    } else if (!report.adapters().isEmpty()) {
      add(facts, "adapters", Integer.toString(report.adapters().size()));
    }
    return facts;
  }

  private static void add(List<Fact> facts, String key, String value) {
    facts.add(new Fact(Messages.text("engine.fact." + key), value));
  }
}
