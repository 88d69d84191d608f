package studio.migr.app.exchange.labelstudio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.labelstudio.LabelStudioReader;
import studio.migr.runtime.labelstudio.LabelStudioTask;
import studio.migr.runtime.labelstudio.LabellingSetup;

/**
 * Label Studio's JSON, with the labelling configuration that lies beside it. What people said
 * becomes labels; predictions do not, since nobody may take a model's answer for a person's.
 */
public final class LabelStudioSource implements LabelSource {
  private static final List<String> MEDIA_FIELDS =
      List.of(Controls.VIDEO, Controls.AUDIO, "video_url", "audio_url", "url", "file", "media");

  @Override
  public String kind() {
    return "label-studio";
  }

  @Override
  public boolean recognises(FileHead head) {
    return LabelStudioReader.recognises(head.text());
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<LabelStudioTask> tasks = FormatFile.read(head.path(), LabelStudioReader::read);
    ConfigurationBeside configuration = ConfigurationBeside.of(head.path());
    Optional<LabellingSetup> view = configuration.view();
    ControlMeanings meanings = new ControlMeanings(view, words);
    List<ClipFindings> clips = new ArrayList<>();
    boolean assumed = false;
    for (int k = 0; k < tasks.size(); k++) {
      TaskLabels labels = new TaskLabels(tasks.get(k), k + 1, words, view, meanings);
      clips.add(labels.findings(hint(tasks.get(k), k + 1, view)));
      assumed |= labels.assumedFrameRate();
    }
    List<String> notes = new ArrayList<>(configuration.notes());
    if (assumed) {
      notes.add(Messages.text("exchange.label-studio.frame-rate"));
    }
    return new Findings(clips, notes);
  }

  private static ClipHint hint(LabelStudioTask task, int number, Optional<LabellingSetup> view) {
    Set<String> fields = new LinkedHashSet<>();
    view.ifPresent(known -> fields.addAll(known.mediaFields()));
    fields.addAll(MEDIA_FIELDS);
    List<String> links = new ArrayList<>();
    for (String field : fields) {
      String link = task.data().get(field);
      if (link != null) {
        links.add(link);
      }
    }
    String id = task.data().get("clip_id");
    return new ClipHint(
        id == null ? List.of() : List.of(id),
        links,
        links.isEmpty()
            ? List.of(Messages.text("exchange.task", Integer.toString(number)))
            : List.of());
  }
}
