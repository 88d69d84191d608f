package studio.migr.app.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the words for a key. The part before the first dot names the bundle, one for each feature:
 * {@code media.fault.empty} stands in {@code studio/migr/ui/messages/media.properties} of the
 * ui-resources module.
 */
public final class Messages {
  private static final String FOLDER = "studio.migr.ui.messages.";
  private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

  /** Read once: a window that shows another clip asks for hundreds of sentences. */
  private static final Map<Sentence, MessageFormat> SENTENCES = new ConcurrentHashMap<>();

  /**
   * All words are there in one language only, whatever the user's is: to look for others first
   * would open every library at each start.
   */
  private static final ResourceBundle.Control ONE_LANGUAGE =
      new ResourceBundle.Control() {
        @Override
        public List<String> getFormats(String baseName) {
          return FORMAT_PROPERTIES;
        }

        @Override
        public List<Locale> getCandidateLocales(String baseName, Locale locale) {
          return List.of(Locale.ROOT);
        }
      };

  private record Sentence(String key, Locale locale) {}

  private Messages() {}

  /**
   * @param arguments values for {0}, {1}… as {@link MessageFormat} writes them; hand over text for
   *     identifiers, since numbers are written with the locale's grouping
   * @throws MissingResourceException if there is no such key: a mistake in the program
   */
  public static String text(String key, Object... arguments) {
    MessageFormat sentence =
        SENTENCES.computeIfAbsent(
            new Sentence(key, Locale.getDefault()),
            one -> new MessageFormat(bundleOf(one.key()).getString(one.key()), one.locale()));
    synchronized (sentence) { // its parts write for one thread at a time
      return sentence.format(arguments);
    }
  }

  public static boolean has(String key) {
    return bundleOf(key).containsKey(key);
  }

  private static ResourceBundle bundleOf(String key) {
    String feature = key.substring(0, key.indexOf('.'));
    return BUNDLES.computeIfAbsent(
        feature, name -> ResourceBundle.getBundle(FOLDER + name, ONE_LANGUAGE));
  }
}
