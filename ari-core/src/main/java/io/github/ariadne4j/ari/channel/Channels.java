package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.RtpStatistics;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on channels ({@code /channels}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}. A completed command was accepted by Asterisk; its effect is
 * reported by an event.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Channels_REST_API">Channels in Asterisk's documentation</a>
 */
public interface Channels extends ChannelSetUp, ChannelControl, ChannelMedia, ChannelVariables {
    /** The current state of one channel. */
    CompletionStage<Channel> get(ChannelId id);

    /** All channels of this Asterisk; a large answer with thousands of calls. */
    CompletionStage<List<Channel>> list();

    /** The RTP statistics of a channel; 404 for a channel without RTP. */
    CompletionStage<RtpStatistics> rtpStatistics(ChannelId id);
}
