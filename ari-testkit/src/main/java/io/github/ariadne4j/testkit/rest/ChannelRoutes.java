package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.ChannelCommands;
import io.github.ariadne4j.testkit.model.HangupReasons;
import io.github.ariadne4j.testkit.model.SpawnCommands;
import io.github.ariadne4j.testkit.model.TransferCommands;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.telephony.CreateRequest;
import io.github.ariadne4j.testkit.telephony.OriginateRequest;
import java.time.Duration;
import java.util.Map;

/** {@code /channels}. */
final class ChannelRoutes {
    private static final String ID = "channelId";

    private final ChannelCommands channels;
    private final SpawnCommands spawns;
    private final TransferCommands transfers;

    ChannelRoutes(ChannelCommands channels, SpawnCommands spawns, TransferCommands transfers) {
        this.channels = channels;
        this.spawns = spawns;
        this.transfers = transfers;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_CHANNELS, a -> RestResponse.ok(channels.list()));
        routes.put(Operation.GET_CHANNEL, a -> RestResponse.ok(channels.get(a.path(ID))));
        routes.put(Operation.CREATE_CHANNEL, a -> RestResponse.ok(channels.create(createRequest(a, a.text(ID)))));
        routes.put(Operation.HANG_UP, Route.command(a -> channels.hangUp(a.path(ID), causeOf(a))));
        routes.put(Operation.DIAL, Route.command(this::dial));
        routes.put(Operation.ANSWER, Route.command(a -> channels.answer(a.path(ID))));
        routes.put(Operation.RING, Route.command(a -> channels.ring(a.path(ID))));
        routes.put(Operation.RING_STOP, Route.command(a -> channels.ringStop(a.path(ID))));
        routes.put(Operation.PROGRESS, Route.command(a -> channels.progress(a.path(ID))));
        routes.put(
                Operation.CONTINUE, Route.command(a -> channels.continueInDialplan(a.path(ID), a.text("extension"))));
        routes.put(Operation.MOVE, Route.command(a -> channels.move(a.path(ID), a.text("app"), a.text("appArgs"))));
        routes.put(Operation.REDIRECT, Route.command(a -> channels.redirect(a.path(ID), a.text("endpoint"))));
        routes.put(Operation.TRANSFER_PROGRESS, Route.command(a -> transfers.report(a.path(ID), a.text("states"))));
        routes.put(Operation.RTP_STATISTICS, a -> RestResponse.ok(channels.rtpStatistics(a.path(ID))));
        routes.put(Operation.ORIGINATE, a -> originate(a, a.text(ID)));
        routes.put(Operation.ORIGINATE_WITH_ID, a -> originate(a, a.path(ID)));
        routes.put(Operation.SNOOP, a -> snoop(a, a.text("snoopId")));
        routes.put(Operation.SNOOP_WITH_ID, a -> snoop(a, a.path("snoopId")));
        routes.put(Operation.EXTERNAL_MEDIA, a -> RestResponse.ok(externalMedia(a)));
    }

    private RestResponse originate(Arguments a, String id) {
        CreateRequest channel = createRequest(a, id);
        return RestResponse.ok(channels.originate(
                new OriginateRequest(channel, a.text("extension"), a.text("callerId"), a.number("timeout"))));
    }

    private RestResponse snoop(Arguments a, String snoopId) {
        return RestResponse.ok(
                spawns.snoop(a.path(ID), a.text("spy"), a.text("whisper"), a.text("app"), a.text("appArgs"), snoopId));
    }

    private ObjectNode externalMedia(Arguments a) {
        return spawns.externalMedia(
                a.text(ID), a.text("app"), a.text("external_host"), a.text("format"), a.text("encapsulation"));
    }

    private void dial(Arguments a) {
        channels.dial(a.path(ID), a.text("caller"), Duration.ofSeconds(Math.max(0, a.number("timeout"))));
    }

    private static CreateRequest createRequest(Arguments a, String id) {
        return new CreateRequest(
                a.text("endpoint"), a.text("app"), a.text("appArgs"), id, a.text("originator"), a.variables());
    }

    private static int causeOf(Arguments a) {
        if (a.has("reason") && a.has("reason_code")) {
            throw RequestRefused.badRequest("The reason and reason_code can't both be specified");
        }
        if (a.has("reason")) {
            return HangupReasons.causeOf(a.text("reason"));
        }
        return a.has("reason_code") ? a.number("reason_code") : HangupReasons.NORMAL_CLEARING;
    }
}
