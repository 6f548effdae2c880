package io.github.ariadne4j.callflow.outbox;

/**
 * What waits of calls that have ended.
 *
 * @param records records that are on their way to the database now, 2,000 at the most
 * @param moreInStore whether the store is known to hold ended calls beyond these
 * @param removals sessions whose record is durable, and that the store has not removed yet
 */
public record OutboxBacklog(int records, boolean moreInStore, int removals) {}
