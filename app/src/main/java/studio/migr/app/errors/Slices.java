package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The slices that were given a name, in order of the names. */
public record Slices(List<Slice> slices) {
  static final Slices NONE = new Slices(List.of());

  public Slices(@Nullable List<Slice> slices) {
    this.slices = slices == null ? List.of() : List.copyOf(slices);
  }

  /** With {@code slice}; what had its name before, in any case, is replaced. */
  Slices with(Slice slice) {
    List<Slice> next = new ArrayList<>(without(slice.name()).slices);
    next.add(slice);
    next.sort(Comparator.comparing(each -> each.name().toLowerCase(Locale.ROOT)));
    return new Slices(next);
  }

  Slices without(String name) {
    return new Slices(
        slices.stream().filter(each -> !each.name().equalsIgnoreCase(name.strip())).toList());
  }
}
