package studio.migr.app.annotate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import studio.migr.app.library.LibraryModel;

/**
 * Goes to the clip of which something was taken back or made again, so that nobody undoes what they
 * do not see. Lives on the JavaFX thread.
 */
@Singleton
final class StepFollower {
  @Inject
  StepFollower(AnnotateModel annotate, LibraryModel library) {
    annotate
        .saveStateProperty()
        .subscribe(
            state -> {
              if (state instanceof SaveState.Saved(var _, var moved)
                  && moved.isPresent()
                  && annotate.isFree()) {
                Set<String> clips = moved.get().step().clipIds();
                if (clips.size() == 1) {
                  library.select(clips.iterator().next());
                }
              }
            });
  }
}
