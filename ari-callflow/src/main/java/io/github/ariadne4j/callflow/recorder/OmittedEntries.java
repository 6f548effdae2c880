package io.github.ariadne4j.callflow.recorder;

/**
 * The entries of a recorded call that were left out because the memory was full.
 *
 * @param entries how many entries
 * @param bytes how many bytes they held, estimated
 * @param beginning whether the beginning of the call is among them
 */
public record OmittedEntries(int entries, long bytes, boolean beginning) {
    /** Whether all is there. */
    public boolean isNothing() {
        return entries == 0;
    }
}
