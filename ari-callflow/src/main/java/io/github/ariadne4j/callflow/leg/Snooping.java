package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;

/**
 * What a channel that listens is made for.
 *
 * @param of the channel that it listens to
 * @param spy what of it: {@code in} what its party says, {@code both} what its party hears as well, {@code none}
 * @param whisper who hears what is said into the channel that listens: {@code out} its party alone, {@code both} the other one too,
 *     {@code none}
 */
public record Snooping(ChannelId of, String spy, String whisper) {
    private static final String NONE = "none";

    /** To hear what a party says. */
    public static Snooping speechOf(ChannelId channel) {
        return new Snooping(channel, "in", NONE);
    }

    /** To hear a talk. */
    public static Snooping talkOf(ChannelId channel) {
        return new Snooping(channel, "both", NONE);
    }

    /** To hear a talk, and to speak to one party. */
    public static Snooping whisperTo(ChannelId channel) {
        return new Snooping(channel, "both", "out");
    }

    /** To hear a talk, and to speak to both parties. */
    public static Snooping bargeInto(ChannelId channel) {
        return new Snooping(channel, "both", "both");
    }
}
