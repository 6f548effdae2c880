package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.channel.ChannelSetUp;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.channel.DialplanEntry;
import io.github.ariadne4j.ari.channel.ExternalMedia;
import io.github.ariadne4j.ari.channel.Originate;
import io.github.ariadne4j.ari.channel.OriginateTo;
import io.github.ariadne4j.ari.channel.SnoopChannel;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Requests that create and dial channels. */
interface ChannelSetUpRequests extends ChannelSetUp {
    /** Builds and sends the requests. */
    Requests requests();

    @Override
    default CompletionStage<Channel> create(CreateChannel create) {
        AriRequest described = requests()
                .describe(ari -> ari.channels()
                        .create(create.endpoint(), requests().application(create.application()))
                        .setAppArgs(create.appArgs())
                        .setChannelId(create.id().value())
                        .setOtherChannelId(ParameterFormat.orNull(create.otherId()))
                        .setOriginator(ParameterFormat.orNull(create.originator()))
                        .setFormats(ParameterFormat.joinedOrNull(create.formats()))
                        .execute(ignored()));
        AriRequest request = described.with(Requests.body("variables", create.variables()));
        return requests().query("create channel " + create.id(), request, ModelReader::channel);
    }

    @Override
    default CompletionStage<Void> dial(ChannelId id, @Nullable ChannelId caller, Duration timeout) {
        int seconds = Math.toIntExact(Math.max(1, timeout.toSeconds()));
        return requests()
                .command(
                        "dial channel " + id,
                        ari -> ari.channels()
                                .dial(id.value())
                                .setCaller(ParameterFormat.orNull(caller))
                                .setTimeout(seconds)
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Channel> originate(Originate originate) {
        AriRequest described = requests()
                .describe(ari -> ari.channels()
                        .originateWithId(originate.id().value(), originate.endpoint())
                        .setCallerId(ParameterFormat.orNull(originate.callerId()))
                        .setTimeout(ParameterFormat.secondsOrForEver(originate.timeout()))
                        .setOtherChannelId(ParameterFormat.orNull(originate.otherId()))
                        .setOriginator(ParameterFormat.orNull(originate.originator()))
                        .setFormats(ParameterFormat.joinedOrNull(originate.formats()))
                        .execute(ignored()));
        AriRequest request = to(originate.to(), described).with(Requests.body("variables", originate.variables()));
        return requests().query("originate channel " + originate.id(), request, ModelReader::channel);
    }

    private AriRequest to(OriginateTo to, AriRequest request) {
        if (to instanceof OriginateTo.Application application) {
            return request.and("app", requests().application(application.name()))
                    .and("appArgs", ParameterFormat.orNull(application.args()));
        }
        DialplanEntry entry = ((OriginateTo.Dialplan) to).entry();
        return request.and("context", entry.context())
                .and("extension", entry.extension())
                .and("priority", ParameterFormat.orNull(entry.priority()))
                .and("label", entry.label());
    }

    @Override
    default CompletionStage<Channel> snoop(ChannelId id, SnoopChannel snoop) {
        return requests()
                .query(
                        "snoop on channel " + id,
                        ari -> ari.channels()
                                .snoopChannelWithId(
                                        id.value(),
                                        snoop.id().value(),
                                        requests().application(snoop.application()))
                                .setSpy(snoop.spy().value())
                                .setWhisper(snoop.whisper().value())
                                .setAppArgs(ParameterFormat.orNull(snoop.appArgs()))
                                .execute(ignored()),
                        ModelReader::channel);
    }

    @Override
    default CompletionStage<Channel> externalMedia(ExternalMedia media) {
        PeerParameters peer = PeerParameters.of(media.peer());
        AriRequest described = requests()
                .describe(ari -> ari.channels()
                        .externalMedia(requests().application(media.application()), peer.host(), media.format())
                        .setEncapsulation(peer.encapsulation())
                        .setTransport(peer.transport())
                        .setConnection_type(peer.connectionType())
                        .setDirection("both")
                        .setData(ParameterFormat.orNull(peer.data()))
                        .execute(ignored()));
        AriRequest request = described
                .and("channelId", media.id().value())
                .and("transport_data", ParameterFormat.orNull(peer.transportData()))
                .with(Requests.body("variables", media.variables()));
        return requests().query("create external media channel " + media.id(), request, ModelReader::channel);
    }
}
