package studio.migr.runtime.serve;

import studio.migr.runtime.work.Work;

/** Work that another thread can stop. */
final class CancelSwitch implements Work {
  /** Hears how far the work is. */
  interface Progress {
    void reached(long done, long total);
  }

  private final Progress progress;
  private volatile boolean cancelled;

  CancelSwitch(Progress progress) {
    this.progress = progress;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public void progress(long done, long total) {
    progress.reached(done, total);
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
