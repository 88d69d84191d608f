package studio.migr.runtime.inspect;

import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraPair;

/**
 * An adapter in brief.
 *
 * @param modules how many modules of its model it changes
 * @param base what it says that it was trained on
 */
public record AdapterReport(
    Path folder, int rank, double alpha, int modules, long parameters, Optional<String> base) {
  static AdapterReport of(LoraAdapter adapter) {
    long parameters = 0;
    for (LoraPair pair : adapter.pairs()) {
      parameters += pair.a().elements() + pair.b().elements();
    }
    return new AdapterReport(
        adapter.folder(),
        adapter.config().rank(),
        adapter.config().alpha(),
        adapter.pairs().size(),
        parameters,
        adapter.config().base());
  }
}
