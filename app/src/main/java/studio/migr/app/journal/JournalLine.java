package studio.migr.app.journal;

/**
 * An event as it stands in a file.
 *
 * @param more how many lines follow that belong together with this one: they all hold or none does
 * @param crc CRC-32C of the line, which tells it from any other
 */
public record JournalLine(JournalEvent event, int more, int crc) {}
