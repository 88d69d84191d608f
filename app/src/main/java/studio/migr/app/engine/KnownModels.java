package studio.migr.app.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the models that the user has, in the order added.
 *
 * @param device on which models are loaded
 */
record KnownModels(List<String> folders, String device, NumberKind numbers) {
  static final KnownModels NONE = new KnownModels(List.of(), LoadWish.CPU, NumberKind.AS_STORED);

  KnownModels(
      @Nullable List<String> folders, @Nullable String device, @Nullable NumberKind numbers) {
    this.folders = folders == null ? List.of() : List.copyOf(folders);
    this.device = device == null ? LoadWish.CPU : device;
    this.numbers = numbers == null ? NumberKind.AS_STORED : numbers;
  }
}
