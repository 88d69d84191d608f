package studio.migr.app.errors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.clip.Clip;
import studio.migr.app.dataset.ClipPersons;
import studio.migr.app.predict.Prediction;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.predict.TruthBeside;
import studio.migr.app.project.Project;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.evaluate.Judge;

/**
 * Reads what a project knows of its clips. First what people said, which is quick; then what models
 * said and what was measured, clip by clip. For one thread at a time.
 */
final class CaseReader {
  private static final Logger LOG = LoggerFactory.getLogger(CaseReader.class);

  private final Project project;
  private final Judge judge;
  private final ExplainedAnswers explained;
  private final TruthBeside truths = new TruthBeside();
  private final Map<String, List<Prediction>> predictions = new HashMap<>();
  private final Map<String, ClipRecord> generated = new HashMap<>();

  CaseReader(Project project) {
    this.project = project;
    this.judge = new Judge(project.scheme(), new LexiconReader());
    this.explained = new ExplainedAnswers(project.cacheFolder(), judge);
  }

  /** Reads what models wrote. */
  Judge judge() {
    return judge;
  }

  /** The clips with what people say of them. */
  synchronized CaseTable people(Work work) {
    SaidOfClips said = SaidOfClips.all(project);
    List<ClipCase> cases = new ArrayList<>();
    List<Clip> clips = project.library().clips();
    for (int k = 0; k < clips.size(); k++) {
      work.check();
      work.progress(k, clips.size());
      Clip clip = clips.get(k);
      Optional<ClipRecord> truth = truth(clip);
      cases.add(
          new ClipCase(
              clip.id(),
              clip.name(),
              ClipPersons.FROM_NAMES.of(clip).or(() -> truth.flatMap(ClipRecord::person)),
              Set.of(),
              said.reference(clip.id(), truth),
              said.people(clip.id()),
              Map.of()));
    }
    return CaseTable.of(project.scheme().emotions(), cases);
  }

  /** The same clips with what models said of them and which action units are active. */
  synchronized CaseTable details(CaseTable table, Work work) {
    predictions.clear();
    predictions.putAll(predicted());
    List<ClipCase> cases = new ArrayList<>();
    for (ClipCase each : table.cases()) {
      work.check();
      work.progress(cases.size(), table.cases().size());
      cases.add(detailed(each));
    }
    return CaseTable.of(table.scheme(), cases);
  }

  /** One clip anew: what models said of it, and its action units. */
  synchronized ClipCase detailed(ClipCase clip) {
    Optional<ClipRecord> truth = Optional.ofNullable(generated.get(clip.clipId()));
    return new ClipCase(
        clip.clipId(),
        clip.name(),
        clip.person(),
        project.auTracks().known(clip.clipId())
            ? project.auTracks().ofFirstSource(clip.clipId()).stream()
                .findFirst()
                .map(ActiveUnits::of)
                .orElse(Set.of())
            : clip.active(),
        clip.reference(),
        clip.people(),
        explained.of(
            clip.clipId(),
            predictions.getOrDefault(clip.clipId(), List.of()),
            truth,
            clip.person(),
            truth.flatMap(known -> known.evidence().transcript())));
  }

  /** The same clips with what people say of them now. */
  synchronized List<ClipCase> saidAnew(Collection<ClipCase> clips) {
    SaidOfClips said = SaidOfClips.of(project, clips.stream().map(ClipCase::clipId).toList());
    return clips.stream()
        .map(
            each ->
                new ClipCase(
                    each.clipId(),
                    each.name(),
                    each.person(),
                    each.active(),
                    said.reference(
                        each.clipId(), Optional.ofNullable(generated.get(each.clipId()))),
                    said.people(each.clipId()),
                    each.models()))
        .toList();
  }

  /** All that a model said of a clip when it wrote these words, if it is kept. */
  Optional<Explanation> explanation(String clipId, String words) {
    return explained.explanation(clipId, words);
  }

  private Map<String, List<Prediction>> predicted() {
    Map<String, List<Prediction>> byClip = new HashMap<>();
    try {
      for (Path file : PredictionFile.in(project.predictionsFolder())) {
        PredictionFile.read(file)
            .forEach(
                (clip, said) -> byClip.computeIfAbsent(clip, _ -> new ArrayList<>()).add(said));
      }
    } catch (IOException e) {
      LOG.warn("What models said cannot be read", e);
    }
    return byClip;
  }

  private Optional<ClipRecord> truth(Clip clip) {
    try {
      Optional<ClipRecord> truth = truths.of(clip.path());
      truth.ifPresent(known -> generated.put(clip.id(), known));
      return truth;
    } catch (IOException e) {
      LOG.warn("What is known of {} cannot be read", clip.path(), e);
      return Optional.empty();
    }
  }
}
