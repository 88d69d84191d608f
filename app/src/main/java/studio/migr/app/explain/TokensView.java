package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;

/**
 * The reasoning as running text, token by token, with a colour and a mark for each segment. The
 * pointer and the arrow keys say which token is meant; a drag, or Shift, means several.
 */
final class TokensView extends StackPane {
  /** A share of attention below which no word is worth a line. */
  private static final double LEAST = 0.002;

  /** Words get a line from this part of the most looked-at word's share. */
  private static final double WORTH_A_LINE = 0.4;

  /** Where all are looked at alike, more lines would say nothing. */
  private static final int MOST_LINES = 6;

  private final LooksModel model;
  private final RunningText flow = new RunningText();
  private final Pane below = new Pane();
  private final Path highlight = new Path();
  private final Path underline = new Path();
  private List<AnswerToken> tokens = List.of();
  private final List<Integer> charOf = new ArrayList<>();
  private final List<Integer> tokenOf = new ArrayList<>();
  private int anchor = -1;
  private int caret = -1;

  @Inject
  TokensView(LooksModel model) {
    this.model = model;
    setId("explain-tokens");
    getStyleClass().add("explain-tokens");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    highlight.getStyleClass().add("token-highlight");
    highlight.setManaged(false);
    underline.getStyleClass().add("token-underline");
    underline.setManaged(false);
    below.getChildren().addAll(highlight, underline);
    below.setMouseTransparent(true);
    flow.setLineSpacing(3);
    getChildren().addAll(below, flow);
    setAlignment(javafx.geometry.Pos.TOP_LEFT);
    flow.setMouseTransparent(true); // its texts are no controls of their own
    setOnMouseMoved(event -> model.hoveredProperty().set(at(event)));
    setOnMouseExited(_ -> model.hoveredProperty().set(Optional.empty()));
    setOnMousePressed(
        event -> {
          requestFocus();
          at(event).ifPresent(token -> anchor = token);
        });
    setOnMouseDragged(event -> at(event).ifPresent(this::extend));
    setOnMouseReleased(
        event ->
            at(event)
                .filter(token -> token == anchor)
                .ifPresent(token -> choose(new Stretch(token, token))));
    setOnKeyPressed(this::key);
    Commands.leave(
        this,
        KeyCode.LEFT,
        KeyCode.RIGHT,
        KeyCode.UP,
        KeyCode.DOWN,
        KeyCode.HOME,
        KeyCode.END,
        KeyCode.ENTER,
        KeyCode.ESCAPE);
    model.hoveredProperty().subscribe(_ -> mark());
    model.selectedProperty().subscribe(_ -> mark());
    flow.widthProperty().subscribe(_ -> javafx.application.Platform.runLater(this::mark));
    model.changesProperty().subscribe(_ -> show());
  }

  private void choose(Stretch stretch) {
    caret = stretch.to();
    model.seek(stretch);
  }

  private void extend(int token) {
    if (anchor >= 0) {
      caret = token;
      model.selectedProperty().set(Optional.of(Stretch.between(anchor, token)));
    }
  }

  private Optional<Integer> at(MouseEvent event) {
    Point2D place = flow.parentToLocal(event.getX(), event.getY());
    if (!flow.getLayoutBounds().contains(place)) {
      return Optional.empty();
    }
    int character = flow.hitTest(place).getCharIndex();
    return character >= 0 && character < tokenOf.size()
        ? Optional.of(tokenOf.get(character)).filter(token -> token >= 0)
        : Optional.empty();
  }

  private void key(KeyEvent event) {
    int last = Math.min(tokens.size(), model.tokens()) - 1;
    if (last < 0) {
      return;
    }
    int next =
        switch (event.getCode()) {
          case LEFT, UP -> Math.max(0, (caret < 0 ? last + 1 : caret) - 1);
          case RIGHT, DOWN -> Math.min(last, caret + 1);
          case HOME -> 0;
          case END -> last;
          case ENTER -> -2;
          case ESCAPE -> -3;
          default -> -1;
        };
    switch (next) {
      case -1 -> {
        return;
      }
      case -2 -> model.selectedProperty().get().ifPresent(model::seek);
      case -3 -> {
        caret = -1;
        model.selectedProperty().set(Optional.empty());
      }
      default -> {
        if (!event.isShiftDown() || anchor < 0) {
          anchor = next;
        }
        caret = next;
        model.hoveredProperty().set(Optional.empty());
        model.selectedProperty().set(Optional.of(Stretch.between(anchor, next)));
      }
    }
    event.consume();
  }

  private void show() {
    List<AnswerToken> now =
        model.trail().map(AnswerTrail::tokens).map(List::copyOf).orElse(List.of());
    if (now.equals(tokens)) {
      return;
    }
    tokens = now;
    charOf.clear();
    tokenOf.clear();
    StringBuilder all = new StringBuilder();
    tokens.forEach(token -> all.append(token.text()));
    setAccessibleText(all.toString());
    Reasoning parsed = ReasoningParser.parse(all.toString());
    List<RunningText.Piece> pieces = new ArrayList<>();
    StringBuilder alike = new StringBuilder();
    @Nullable Segment before = null;
    for (AnswerToken token : tokens) {
      charOf.add(tokenOf.size());
      for (int at = 0; at < token.text().length(); at++) { // a tag may end within a token
        @Nullable Segment segment = segmentAt(parsed, token.start() + at);
        if (!Objects.equals(segment, before)) {
          end(pieces, alike, before);
          before = segment;
          if (segment != null) {
            pieces.add(new RunningText.Piece.Sign(segment.kind()));
            tokenOf.add(-1);
          }
        }
        alike.append(token.text().charAt(at));
        tokenOf.add(token.index());
      }
    }
    end(pieces, alike, before);
    flow.show(pieces);
    javafx.application.Platform.runLater(this::mark);
  }

  private static void end(
      List<RunningText.Piece> pieces, StringBuilder alike, @Nullable Segment of) {
    if (!alike.isEmpty()) {
      String style = of == null ? "token-tag" : "token-" + of.kind().id();
      pieces.add(new RunningText.Piece.Words(alike.toString(), style));
      alike.setLength(0);
    }
  }

  private static @Nullable Segment segmentAt(Reasoning parsed, int character) {
    return parsed.segments().stream()
        .filter(one -> character >= one.start() && character < one.end())
        .findFirst()
        .orElse(null);
  }

  /** Draws the ground of the tokens that the eye is on. */
  private void mark() {
    Optional<Stretch> of =
        model
            .hoveredProperty()
            .get()
            .map(token -> new Stretch(token, token))
            .or(() -> model.selectedProperty().get())
            .filter(stretch -> stretch.to() < charOf.size());
    underline.getElements().clear();
    if (of.isEmpty()) {
      highlight.getElements().clear();
      return;
    }
    underlineEarlier();
    highlight
        .getElements()
        .setAll(flow.rangeShape(firstLetter(of.get().from()), charAfter(of.get().to())));
  }

  /** Without the space before the word and the sign of its segment. */
  private int firstLetter(int token) {
    String text = tokens.get(token).text();
    int first = charOf.get(token);
    int end = charAfter(token);
    while (first + 1 < end && tokenOf.get(first) < 0) {
      first++;
    }
    int blank = text.length() - text.stripLeading().length();
    return blank < text.length() ? Math.min(first + blank, end - 1) : first;
  }

  private int charAfter(int token) {
    return token + 1 < charOf.size() ? charOf.get(token + 1) : tokenOf.size();
  }

  /** Underlines which of the words before the token in hand looked at most. */
  private void underlineEarlier() {
    Map<Integer, Double> earlier = model.earlier();
    double most = earlier.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (most < LEAST) {
      return;
    }
    earlier.entrySet().stream()
        .filter(each -> each.getValue() >= most * WORTH_A_LINE)
        .filter(each -> each.getKey() + 1 < charOf.size())
        .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
        .limit(MOST_LINES)
        .map(Map.Entry::getKey)
        .forEach(
            token -> {
              Bounds word =
                  new Path(flow.rangeShape(firstLetter(token), charAfter(token)))
                      .getBoundsInLocal();
              underline
                  .getElements()
                  .addAll(
                      new MoveTo(word.getMinX(), word.getMaxY() + 2),
                      new LineTo(word.getMaxX(), word.getMaxY() + 2));
            });
  }
}
