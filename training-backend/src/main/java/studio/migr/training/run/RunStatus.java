package studio.migr.training.run;

import java.time.Instant;
import java.util.Optional;

/**
 * What {@code status.json} says.
 *
 * @param owner the process at work, or the last one
 * @param heartbeat when it last said that it lives
 * @param step steps made so far
 * @param steps steps in all; 0 while that is not known
 * @param error the last fault, as a sentence
 */
public record RunStatus(
    RunState state, Owner owner, Instant heartbeat, long step, long steps, Optional<String> error) {

  public RunStatus withState(RunState value) {
    return new RunStatus(value, owner, heartbeat, step, steps, error);
  }

  public RunStatus withStep(long value, long of) {
    return new RunStatus(state, owner, heartbeat, value, of, error);
  }

  public RunStatus withError(String sentence) {
    return new RunStatus(RunState.FAILED, owner, heartbeat, step, steps, Optional.of(sentence));
  }

  RunStatus at(Instant now) {
    return new RunStatus(state, owner, now, step, steps, error);
  }
}
