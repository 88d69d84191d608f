package studio.migr.app.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The filters that the user gave a name, in order of the names. */
record SavedFilters(List<Named> filters) {
  static final SavedFilters NONE = new SavedFilters(List.of());

  /**
   * @param name as the user wrote it; unique in any case
   */
  record Named(String name, ClipFilter filter) {}

  SavedFilters(@Nullable List<Named> filters) {
    this.filters = filters == null ? List.of() : List.copyOf(filters);
  }

  /** With {@code filter} under {@code name}; what had that name before is replaced. */
  SavedFilters with(String name, ClipFilter filter) {
    List<Named> next = new ArrayList<>(without(name).filters);
    next.add(new Named(name.strip(), filter));
    next.sort(Comparator.comparing(named -> named.name().toLowerCase(Locale.ROOT)));
    return new SavedFilters(next);
  }

  SavedFilters without(String name) {
    return new SavedFilters(
        filters.stream().filter(named -> !named.name().equalsIgnoreCase(name.strip())).toList());
  }
}
