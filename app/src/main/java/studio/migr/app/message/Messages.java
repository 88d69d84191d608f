package studio.migr.app.message;

import java.text.MessageFormat;
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

  private Messages() {}

  /**
   * @param arguments values for {0}, {1}… as {@link MessageFormat} writes them; hand over text for
   *     identifiers, since numbers are written with the locale's grouping
   * @throws MissingResourceException if there is no such key: a mistake in the program
   */
  public static String text(String key, Object... arguments) {
    String pattern = bundleOf(key).getString(key);
    return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
  }

  public static boolean has(String key) {
    return bundleOf(key).containsKey(key);
  }

  private static ResourceBundle bundleOf(String key) {
    String feature = key.substring(0, key.indexOf('.'));
    return BUNDLES.computeIfAbsent(feature, name -> ResourceBundle.getBundle(FOLDER + name));
  }
}
