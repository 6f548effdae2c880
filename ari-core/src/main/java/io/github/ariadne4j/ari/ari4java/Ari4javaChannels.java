package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.channel.Channels;
import io.github.ariadne4j.ari.json.MediaReader;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.RtpStatistics;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about channels, by ari4java's builders; operations that ari4java lacks are built here.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaChannels(Requests requests)
        implements Channels,
                ChannelSetUpRequests,
                ChannelControlRequests,
                ChannelMediaRequests,
                ChannelVariableRequests {
    @Override
    public CompletionStage<Channel> get(ChannelId id) {
        return requests.query(
                "get channel " + id, ari -> ari.channels().get(id.value()).execute(ignored()), ModelReader::channel);
    }

    @Override
    public CompletionStage<List<Channel>> list() {
        return requests.query("list channels", ari -> ari.channels().list().execute(ignored()), ModelReader::channels);
    }

    @Override
    public CompletionStage<RtpStatistics> rtpStatistics(ChannelId id) {
        return requests.query(
                "get the RTP statistics of channel " + id,
                ari -> ari.channels().rtpstatistics(id.value()).execute(ignored()),
                MediaReader::rtpStatistics);
    }
}
