package io.github.ariadne4j.callflow.operation;

/**
 * Names one operation on a channel of a call, such as a playback. Never used twice in a call: an instance counts its own.
 *
 * @param number counts up
 * @param epoch the epoch of the instance that began it
 */
public record OperationId(int number, long epoch) {
    private static final char SEPARATOR = '.';

    /** As text, which {@link #of(String)} reads. */
    public String text() {
        return Integer.toString(number) + SEPARATOR + epoch;
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static OperationId of(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0) {
            throw new IllegalArgumentException("an operation's id is a number, a dot, and an epoch, not " + text);
        }
        return new OperationId(Integer.parseInt(text.substring(0, end)), Long.parseLong(text.substring(end + 1)));
    }
}
