package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.channel.ChannelControl;
import io.github.ariadne4j.ari.channel.DialplanEntry;
import io.github.ariadne4j.ari.channel.HangupReason;
import io.github.ariadne4j.ari.channel.TransferProgress;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import java.util.concurrent.CompletionStage;

/** Requests for signalling on channels. */
interface ChannelControlRequests extends ChannelControl {
    /** Builds and sends the requests. */
    Requests requests();

    @Override
    default CompletionStage<Void> answer(ChannelId id) {
        return requests()
                .command(
                        "answer channel " + id,
                        ari -> ari.channels().answer(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> ring(ChannelId id) {
        return requests()
                .command(
                        "ring channel " + id,
                        ari -> ari.channels().ring(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> stopRinging(ChannelId id) {
        return requests()
                .command(
                        "stop ringing channel " + id,
                        ari -> ari.channels().ringStop(id.value()).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> progress(ChannelId id) {
        return requests()
                .command(
                        "open early media of channel " + id,
                        Requests.newer("POST", "/channels/{}/progress", id.value()));
    }

    @Override
    default CompletionStage<Void> hangUp(ChannelId id, HangupCause cause) {
        return requests()
                .command(
                        "hang up channel " + id,
                        ari -> ari.channels()
                                .hangup(id.value())
                                .setReason_code(Integer.toString(cause.code()))
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> hangUp(ChannelId id, HangupReason reason) {
        return requests()
                .command(
                        "hang up channel " + id,
                        ari -> ari.channels()
                                .hangup(id.value())
                                .setReason(reason.value())
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> continueInDialplan(ChannelId id, DialplanEntry entry) {
        AriRequest request = requests()
                .describe(ari -> ari.channels()
                        .continueInDialplan(id.value())
                        .setContext(entry.context())
                        .setExtension(entry.extension())
                        .setLabel(entry.label())
                        .execute(ignored()))
                .and("priority", ParameterFormat.orNull(entry.priority()));
        return requests().command("continue channel " + id + " in the dialplan", request);
    }

    @Override
    default CompletionStage<Void> move(ChannelId id, String application, String appArgs) {
        if (application.isBlank()) {
            throw new IllegalArgumentException("move channel " + id + ": a blank application would crash Asterisk");
        }
        return requests()
                .command(
                        "move channel " + id + " to application " + application,
                        ari -> ari.channels()
                                .move(id.value(), application)
                                .setAppArgs(ParameterFormat.orNull(appArgs))
                                .execute(ignored()));
    }

    @Override
    default CompletionStage<Void> redirect(ChannelId id, String endpoint) {
        return requests()
                .command(
                        "redirect channel " + id,
                        ari -> ari.channels().redirect(id.value(), endpoint).execute(ignored()));
    }

    @Override
    default CompletionStage<Void> transferProgress(ChannelId id, TransferProgress progress) {
        AriRequest request = Requests.newer("POST", "/channels/{}/transfer_progress", id.value())
                .and("states", progress.value());
        return requests().command("tell channel " + id + " of the transfer", request);
    }
}
