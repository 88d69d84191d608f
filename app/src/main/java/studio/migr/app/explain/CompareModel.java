package studio.migr.app.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.analysis.SecondOpinion;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.engine.OtherModel;
import studio.migr.app.predict.KeptExplanations.Said;
import studio.migr.app.task.TaskState;

/**
 * The answer on screen beside what another model said of the same clip before, such as the one that
 * a run began with. Lives on the JavaFX thread.
 */
@Singleton
public final class CompareModel {
  private final AnalysisModel analysis;
  private final ModelsModel models;
  private final SecondOpinion second;
  private final ObservableList<OtherModel> unasked = FXCollections.observableArrayList();
  private final ObservableList<Said> others = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Said> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Optional<ClipAnalysis>> other =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String preferred = "";

  @Inject
  CompareModel(AnalysisModel analysis, LooksModel looks, ModelsModel models, SecondOpinion second) {
    this.analysis = analysis;
    this.models = models;
    this.second = second;
    second
        .stateProperty()
        .subscribe(
            reached -> {
              if (reached instanceof TaskState.Done<LoadedModel>(LoadedModel model)) {
                preferred = model.wish().name();
                look();
              }
            });
    looks
        .facetProperty()
        .subscribe(
            now -> {
              if (now == Facet.COMPARE) {
                look();
              }
            });
    analysis
        .stateProperty()
        .subscribe(
            _ -> {
              if (looks.facetProperty().get() == Facet.COMPARE) {
                look();
              }
            });
    chosen.subscribe(this::read);
  }

  /** Who else said something of the clip, the newest first. */
  public ObservableList<Said> others() {
    return others;
  }

  /** The models that were not asked about the clip yet. */
  public ObservableList<OtherModel> unasked() {
    return unasked;
  }

  /** Asks one of them, and compares it then. */
  public void ask(OtherModel other) {
    second.ask(other);
  }

  /** Stops asking. */
  public void cancel() {
    second.cancel();
  }

  /** How the question to another model stands. */
  public ReadOnlyObjectProperty<TaskState<LoadedModel>> askingProperty() {
    return second.stateProperty();
  }

  /** Which of them is compared; null if there is none. */
  public ObjectProperty<@Nullable Said> chosenProperty() {
    return chosen;
  }

  /** What that one said. */
  public ReadOnlyObjectProperty<Optional<ClipAnalysis>> otherProperty() {
    return other.getReadOnlyProperty();
  }

  /** The answer on screen. */
  public Optional<ClipAnalysis> mine() {
    return analysis.stateProperty().get().shown();
  }

  /** Looks who else there is; the one who was compared last stays chosen from clip to clip. */
  private void look() {
    Optional<ClipAnalysis> now = mine();
    List<Said> found =
        now.flatMap(
                one ->
                    analysis
                        .kept()
                        .map(
                            kept ->
                                kept.said(one.clip()).stream()
                                    .filter(each -> !each.key().equals(one.key()))
                                    .filter(
                                        each ->
                                            !analysis.sampledKey().equals(Optional.of(each.key())))
                                    .toList()))
            .orElse(List.of());
    String mine = now.map(ClipAnalysis::model).orElse("");
    List<OtherModel> rest =
        now.isEmpty()
            ? List.of()
            : models.others().stream()
                .filter(each -> !each.name().equals(mine))
                .filter(each -> found.stream().noneMatch(said -> said.model().equals(each.name())))
                .toList();
    if (!names(rest).equals(names(unasked))) {
      unasked.setAll(rest);
    }
    String wanted = preferred;
    if (!found.equals(others)) {
      others.setAll(found);
    }
    Said next =
        found.stream()
            .filter(each -> each.model().equals(wanted))
            .findFirst()
            .or(() -> found.stream().findFirst())
            .orElse(null);
    if (next == null || !next.equals(chosen.get())) {
      chosen.set(next);
    }
    read(next);
  }

  private static List<String> names(List<OtherModel> models) {
    return models.stream().map(OtherModel::name).toList();
  }

  private void read(@Nullable Said said) {
    Optional<ClipAnalysis> now = mine();
    if (said == null || now.isEmpty()) {
      other.set(Optional.empty());
      return;
    }
    preferred = said.model();
    List<String> labels =
        List.copyOf(now.get().explanation().answer().probabilities().byLabel().keySet());
    other.set(
        analysis
            .kept()
            .flatMap(kept -> kept.read(now.get().clip(), said.key(), labels))
            .map(
                explanation ->
                    new ClipAnalysis(
                        now.get().clip(),
                        said.key(),
                        said.model(),
                        said.when(),
                        explanation,
                        false,
                        now.get().changed(),
                        now.get().truth())));
  }
}
