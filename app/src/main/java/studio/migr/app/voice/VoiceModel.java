package studio.migr.app.voice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.voice.VoiceTrack;
import studio.migr.runtime.work.Work;

/** What was measured of the open clip's voice. Lives on the JavaFX thread; knows no control. */
@Singleton
public final class VoiceModel {
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TaskState<VoiceTrack>> voice =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle measuring = () -> {};

  /** Counts the clips, so that the voice of a former one is not taken for that of this. */
  private int clip;

  @Inject
  VoiceModel(PlayerModel player, TaskRunner tasks) {
    this.tasks = tasks;
    player.sourceProperty().subscribe(this::open);
  }

  /** Idle for a clip without sound. */
  public ReadOnlyObjectProperty<TaskState<VoiceTrack>> voiceProperty() {
    return voice.getReadOnlyProperty();
  }

  /** The voice, once it is measured. */
  public Optional<VoiceTrack> voice() {
    return voice.get() instanceof TaskState.Done<VoiceTrack>(var track)
        ? Optional.of(track)
        : Optional.empty();
  }

  private void open(Optional<ClipSource> source) {
    clip++;
    measuring.cancel();
    measuring = () -> {};
    Optional<AudioTrack> sound =
        source.flatMap(chosen -> chosen.info().audio().stream().findFirst());
    if (sound.isEmpty()) {
      voice.set(new TaskState.Idle<>());
      return;
    }
    int current = clip;
    measuring =
        tasks.start(
            "voice.measuring",
            work -> measure(source.orElseThrow(), sound.get(), work),
            state -> {
              if (current == clip) {
                voice.set(state);
              }
            });
  }

  private static VoiceTrack measure(ClipSource source, AudioTrack track, Work work)
      throws Exception {
    Optional<Path> cache = source.voiceCache();
    return cache.isPresent()
        ? VoiceAnalyzer.openOrAnalyze(source.file(), track, cache.get(), work)
        : VoiceAnalyzer.analyze(source.file(), track, work);
  }
}
