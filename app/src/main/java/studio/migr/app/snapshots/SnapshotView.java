package studio.migr.app.snapshots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.training.dataset.SnapshotReview;
import studio.migr.training.dataset.SnapshotReview.Difference;
import studio.migr.training.dataset.SnapshotReview.Warning;
import studio.migr.training.dataset.Split;

/**
 * One snapshot: what is in it, what may be wrong with it, and what changed since the one before.
 */
final class SnapshotView extends ScrollPane {
  private static final int NAMED = 12;
  private static final double NUMBER = 76;
  private static final int LINES = 24;

  private final SnapshotsModel model;
  private final VBox content = new VBox(14);

  SnapshotView(SnapshotsModel model) {
    this.model = model;
    setId("snapshot");
    getStyleClass().add("model-scroll");
    setFitToWidth(true);
    content.getStyleClass().add("run");
    setContent(content);
    model.selectedProperty().subscribe(item -> show(item));
    model.saidProperty().subscribe(_ -> show(model.selectedProperty().get()));
  }

  private void show(Optional<SnapshotItem> shown) {
    content.getChildren().clear();
    model
        .saidProperty()
        .get()
        .ifPresent(sentence -> content.getChildren().add(banner(sentence, "run-warning")));
    shown.ifPresent(this::show);
  }

  private void show(SnapshotItem item) {
    Label name = new Label(Messages.text("snapshots.name", item.shortName()));
    name.getStyleClass().add("run-name");
    List<Node> nodes = new ArrayList<>(List.of(name));
    Label hash = caption(String.valueOf(item.folder().getFileName()));
    hash.getStyleClass().add("mono");
    nodes.add(hash);
    if (item.damaged()) {
      nodes.add(banner(Messages.text("dataset.changed", item.folder().toString()), "run-problem"));
      content.getChildren().addAll(nodes);
      return;
    }
    Optional<SnapshotItem> before = model.before(item);
    SnapshotReview review =
        SnapshotReview.of(item.clips(), before.map(SnapshotItem::clips).orElse(List.of()));
    warnings(review).forEach(sentence -> nodes.add(banner(sentence, "run-warning")));
    FlowPane tables = new FlowPane(40, 16);
    tables
        .getChildren()
        .addAll(
            parts("snapshots.by-label", "snapshots.label", "snapshot-labels", review.byLabel()),
            modalities(review),
            agreement(review),
            persons(review),
            facts(item));
    nodes.add(tables);
    before.ifPresent(
        former -> nodes.add(difference(former, Difference.of(former.clips(), item.clips()))));
    content.getChildren().addAll(nodes);
  }

  /** Sentences; one for all labels of which the same is said. */
  private static List<String> warnings(SnapshotReview review) {
    Map<SnapshotReview.Kind, List<Warning>> byKind = new LinkedHashMap<>();
    review
        .warnings()
        .forEach(each -> byKind.computeIfAbsent(each.kind(), _ -> new ArrayList<>()).add(each));
    List<String> sentences = new ArrayList<>();
    byKind.forEach(
        (kind, all) -> {
          if (all.size() > 1 && Messages.has(key(kind) + ".all")) {
            sentences.add(
                Messages.text(
                    key(kind) + ".all",
                    all.stream()
                        .map(each -> String.join(" ", each.details()))
                        .collect(Collectors.joining(", "))));
          } else {
            all.forEach(each -> sentences.add(words(each)));
          }
        });
    return sentences;
  }

  private static String key(SnapshotReview.Kind kind) {
    return "snapshots.warning." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(Warning warning) {
    return Messages.text(
        key(warning.kind()), warning.details().stream().map(SnapshotView::countOrName).toArray());
  }

  private static Object countOrName(String detail) {
    return detail.matches("\\d{1,9}") ? (Object) Integer.valueOf(detail) : detail;
  }

  /** Clips of each part, a line for each of {@code counts}. */
  private static VBox parts(
      String title, String head, String id, Map<String, Map<Split, Integer>> counts) {
    GridPane table = new GridPane(16, 2);
    table.setId(id);
    table.getColumnConstraints().add(new ColumnConstraints());
    table.addRow(0, muted(Messages.text(head)));
    for (int k = 0; k <= Split.values().length; k++) {
      ColumnConstraints column = new ColumnConstraints(NUMBER);
      column.setHalignment(HPos.RIGHT);
      table.getColumnConstraints().add(column);
      table.add(
          muted(
              k < Split.values().length
                  ? Messages.text("snapshots.split." + Split.values()[k].id())
                  : Messages.text("snapshots.all")),
          k + 1,
          0);
    }
    int row = 1;
    for (Map.Entry<String, Map<Split, Integer>> each : counts.entrySet()) {
      if (row > LINES) {
        table.add(
            muted(Messages.text("snapshots.more", Integer.toString(counts.size() - LINES))),
            0,
            row,
            Split.values().length + 2,
            1);
        break;
      }
      table.add(new Label(each.getKey()), 0, row);
      int all = 0;
      for (Split split : Split.values()) {
        int count = each.getValue().getOrDefault(split, 0);
        all += count;
        table.add(new Label(Integer.toString(count)), split.ordinal() + 1, row);
      }
      table.add(new Label(Integer.toString(all)), Split.values().length + 1, row++);
    }
    return section(title, table);
  }

  private static VBox agreement(SnapshotReview review) {
    GridPane table = new GridPane(16, 2);
    table.setId("snapshot-agreement");
    int row = 0;
    for (SnapshotReview.Accord each : SnapshotReview.Accord.values()) {
      table.addRow(
          row++,
          new Label(
              Messages.text(
                  "snapshots.accord." + each.name().toLowerCase(Locale.ROOT).replace('_', '-'))),
          new Label(Integer.toString(review.byAgreement().getOrDefault(each, 0))));
    }
    table.addRow(
        row,
        muted(Messages.text("snapshots.agreement")),
        new Label(
            review
                .agreement()
                .map(share -> String.format(Locale.getDefault(), "%.0f %%", share * 100))
                .orElse(Messages.text("snapshots.agreement.none"))));
    return section("snapshots.by-agreement", table);
  }

  private static VBox persons(SnapshotReview review) {
    VBox persons =
        review.byPerson().isEmpty()
            ? section("snapshots.by-person", muted(Messages.text("snapshots.by-person.none")))
            : parts(
                "snapshots.by-person", "snapshots.person", "snapshot-persons", review.byPerson());
    ((Label) persons.getChildren().getFirst())
        .setText(Messages.text("snapshots.by-person", Integer.toString(review.persons())));
    return persons;
  }

  private static VBox modalities(SnapshotReview review) {
    GridPane table = new GridPane(16, 2);
    int row = 0;
    for (Map.Entry<String, Integer> each : review.byModality().entrySet()) {
      String words =
          each.getKey().equals("unsaid")
              ? Messages.text("snapshots.unsaid")
              : Messages.text("annotate.dominant." + each.getKey());
      table.addRow(row++, new Label(words), new Label(each.getValue().toString()));
    }
    return section("snapshots.by-modality", table);
  }

  private static VBox facts(SnapshotItem item) {
    GridPane table = new GridPane(16, 2);
    int row = 0;
    for (Map.Entry<String, Integer> each : item.leftOut().entrySet()) {
      Label words =
          new Label(
              Messages.text("snapshot.left-out." + each.getKey(), each.getValue().toString()));
      words.setWrapText(true);
      words.setMaxWidth(320);
      words.setMinHeight(Region.USE_PREF_SIZE);
      table.add(words, 0, row++, 2, 1);
    }
    VBox facts = section("snapshots.further", table);
    facts.setVisible(!item.leftOut().isEmpty());
    facts.setManaged(facts.isVisible());
    return facts;
  }

  private static VBox difference(SnapshotItem before, Difference difference) {
    VBox lines = new VBox(2);
    lines.setId("snapshot-difference");
    line(lines, "snapshots.added", difference.added());
    line(lines, "snapshots.removed", difference.removed());
    line(
        lines,
        "snapshots.relabelled",
        difference.relabelled().entrySet().stream()
            .map(
                each ->
                    Messages.text(
                        "snapshots.relabelled.one",
                        each.getKey(),
                        each.getValue().getKey(),
                        each.getValue().getValue()))
            .toList());
    line(lines, "snapshots.moved", difference.moved());
    if (lines.getChildren().isEmpty()) {
      lines.getChildren().add(new Label(Messages.text("snapshots.no-difference")));
    }
    VBox section = section("snapshots.difference", lines);
    ((Label) section.getChildren().getFirst())
        .setText(Messages.text("snapshots.difference", before.shortName()));
    return section;
  }

  private static void line(VBox lines, String key, List<String> names) {
    if (!names.isEmpty()) {
      String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
      Label label =
          new Label(
              Messages.text(
                  key,
                  Integer.toString(names.size()),
                  names.size() > NAMED ? some + " \u2026" : some));
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      lines.getChildren().add(label);
    }
  }

  private static VBox section(String key, Node content) {
    Label title = new Label(Messages.text(key, ""));
    title.getStyleClass().add("section-title");
    return new VBox(6, title, content);
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static VBox banner(String sentence, String style) {
    Label words = new Label(sentence, new FontIcon(Feather.INFO));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox banner = new VBox(words);
    banner.getStyleClass().addAll("run-banner", style);
    return banner;
  }
}
