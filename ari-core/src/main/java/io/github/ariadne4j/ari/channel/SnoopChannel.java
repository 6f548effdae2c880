package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * A request to create a channel that receives the audio of another one, or sends audio to it ({@code POST
 * /channels/{id}/snoop/{snoopId}}).
 *
 * @param id the new channel's id, chosen by the client and never used before
 * @param spy the audio of the other channel that it receives
 * @param whisper the audio of the other channel that its own audio is mixed into
 * @param appArgs the arguments of its {@code StasisStart}
 * @param application the application it enters; null: the client's own
 */
public record SnoopChannel(
        ChannelId id,
        SnoopDirection spy,
        SnoopDirection whisper,
        String appArgs,
        @Nullable String application) {
    /** A channel that receives both directions and sends nothing. */
    public static SnoopChannel listening(ChannelId id) {
        return new SnoopChannel(id, SnoopDirection.BOTH, SnoopDirection.NONE, "", null);
    }

    /** A channel that receives both directions, and is heard by the other channel's party only. */
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
