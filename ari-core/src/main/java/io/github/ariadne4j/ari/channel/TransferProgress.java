package io.github.ariadne4j.ari.channel;

/** How a transfer that the application carries out is getting on. */
public enum TransferProgress {
    /** The target is being called. */
    CHANNEL_PROGRESS("channel_progress"),
    /** The target answered: the transfer succeeded. */
    CHANNEL_ANSWERED("channel_answered"),
    /** The target cannot be reached. */
    CHANNEL_UNAVAILABLE("channel_unavailable"),
    /** The target does not want the call. */
    CHANNEL_DECLINED("channel_declined");

    private final String value;

    TransferProgress(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
