package studio.migr.app.library;

/**
 * Why a clip is worth a look.
 *
 * @param words a word or two for the list
 * @param sentence the same at length
 */
public record ClipHint(String words, String sentence) {}
