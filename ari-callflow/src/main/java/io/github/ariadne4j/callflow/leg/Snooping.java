package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;

/**
 * The channel and directions of a snoop channel.
 *
 * @param of the channel to snoop on
 * @param spy the sound to hear: {@code in} from its party, {@code both} also the sound to its party, {@code none}
 * @param whisper the receivers of the sound of the snoop channel: {@code out} the party alone, {@code both} also the other one,
 *     {@code none}
 */
public record Snooping(ChannelId of, String spy, String whisper) {
    private static final String NONE = "none";

    /** Hears the sound of one party. */
    public static Snooping speechOf(ChannelId channel) {
        return new Snooping(channel, "in", NONE);
    }

    /** Hears both parties of a talk. */
    public static Snooping talkOf(ChannelId channel) {
        return new Snooping(channel, "both", NONE);
    }

    /** Hears both parties and speaks to one of them. */
    public static Snooping whisperTo(ChannelId channel) {
        return new Snooping(channel, "both", "out");
    }

    /** Hears both parties and speaks to both. */
    public static Snooping bargeInto(ChannelId channel) {
        return new Snooping(channel, "both", "both");
    }
}
