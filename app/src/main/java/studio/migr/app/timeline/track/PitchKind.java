package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javafx.util.Subscription;
import studio.migr.app.task.TaskState;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackKind;
import studio.migr.app.voice.VoiceModel;

/**
 * The pitch of the voice. Its lane is there as soon as there is sound, so that nothing moves when
 * the measuring ends.
 */
@Singleton
final class PitchKind implements TrackKind {
  private final VoiceModel voice;
  private final List<Track> tracks;

  @Inject
  PitchKind(TimelineModel model, VoiceModel voice) {
    this.voice = voice;
    tracks = List.of(new PitchTrack(model, voice));
  }

  @Override
  public List<Track> tracks() {
    return voice.voiceProperty().get() instanceof TaskState.Idle<?> ? List.of() : tracks;
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return voice.voiceProperty().subscribe(_ -> changed.run());
  }
}
