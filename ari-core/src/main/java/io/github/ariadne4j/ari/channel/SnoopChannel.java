package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * A channel to be created that listens to another one, or talks into it ({@code POST /channels/{id}/snoop/{snoopId}}).
 *
 * @param id the new channel's id, made by us and never used before
 * @param spy which sound of the other channel it hears
 * @param whisper which sound of the other channel it talks into
 * @param appArgs the arguments its {@code StasisStart} will carry
 * @param application the application it enters; null: the client's own
 */
public record SnoopChannel(
        ChannelId id,
        SnoopDirection spy,
        SnoopDirection whisper,
        String appArgs,
        @Nullable String application) {
    /** One that hears both sides and says nothing. */
    public static SnoopChannel listening(ChannelId id) {
        return new SnoopChannel(id, SnoopDirection.BOTH, SnoopDirection.NONE, "", null);
    }

    /** One that hears both sides and talks to the channel alone. */
    public static SnoopChannel whispering(ChannelId id) {
        return new SnoopChannel(id, SnoopDirection.BOTH, SnoopDirection.OUT, "", null);
    }

    /** The same with arguments for its {@code StasisStart}. */
    public SnoopChannel withAppArgs(String args) {
        return new SnoopChannel(id, spy, whisper, args, application);
    }

    /** The same for another application. */
    public SnoopChannel withApplication(String name) {
        return new SnoopChannel(id, spy, whisper, appArgs, name);
    }
}
