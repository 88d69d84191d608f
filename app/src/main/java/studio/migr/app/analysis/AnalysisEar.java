package studio.migr.app.analysis;

import java.util.Optional;
import java.util.function.Consumer;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.engine.ClipExplainer;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.importance.ModelCondition;

/** Hears an explanation on the thread that asks for it, and passes on what the window shows. */
final class AnalysisEar implements ClipExplainer.Listener {
  /** What was heard. */
  sealed interface News {
    record Started(AnswerTrail trail) implements News {}

    record Token(String text) implements News {}
  }

  private final String model;
  private final Consumer<News> told;
  private Optional<PositionMap> map = Optional.empty();

  AnalysisEar(String model, Consumer<News> told) {
    this.model = model;
    this.told = told;
  }

  /** What the positions of the prompt stand for, once it is known. */
  Optional<PositionMap> map() {
    return map;
  }

  @Override
  public void started(PositionMap prompt, ClipTimes times, AnswerTrail.Memory memory) {
    map = Optional.of(prompt);
    told.accept(new News.Started(new AnswerTrail(model, prompt, times, memory)));
  }

  @Override
  public void token(String text) {
    told.accept(new News.Token(text));
  }

  @Override
  public void also(ModelCondition condition) {}
}
