package io.github.ariadne4j.ari.channel;

/** The progress of a transfer that the application carries out. */
public enum TransferProgress {
    /** The target is being called. */
    CHANNEL_PROGRESS("channel_progress"),
    /** The target answered: the transfer succeeded. */
    CHANNEL_ANSWERED("channel_answered"),
    /** The target is unreachable. */
    CHANNEL_UNAVAILABLE("channel_unavailable"),
    /** The target declined the call. */
    CHANNEL_DECLINED("channel_declined");

    private final String value;

    TransferProgress(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
