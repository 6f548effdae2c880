package io.github.ariadne4j.callflow.outbox;

/**
 * The pending writes of ended calls. Immutable.
 *
 * @param records CDRs that are being written to the database now, at most 2,000
 * @param moreInStore whether the store is known to have further ended calls
 * @param removals sessions whose CDR is durable, and that the store has not removed yet
 */
public record OutboxBacklog(int records, boolean moreInStore, int removals) {}
