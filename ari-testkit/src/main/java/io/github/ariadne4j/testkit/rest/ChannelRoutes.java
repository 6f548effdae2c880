package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.ChannelCommands;
import io.github.ariadne4j.testkit.model.CreateRequest;
import io.github.ariadne4j.testkit.model.HangupReasons;
import io.github.ariadne4j.testkit.model.RequestRefused;
import java.time.Duration;
import java.util.Map;

/** {@code /channels}. */
final class ChannelRoutes {
    private static final String ID = "channelId";

    private final ChannelCommands channels;

    ChannelRoutes(ChannelCommands channels) {
        this.channels = channels;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_CHANNELS, a -> RestResponse.ok(channels.list()));
        routes.put(Operation.GET_CHANNEL, a -> RestResponse.ok(channels.get(a.path(ID))));
        routes.put(Operation.CREATE_CHANNEL, a -> RestResponse.ok(channels.create(createRequest(a))));
        routes.put(Operation.HANG_UP, Route.command(a -> channels.hangUp(a.path(ID), causeOf(a))));
        routes.put(Operation.DIAL, Route.command(this::dial));
        routes.put(Operation.ANSWER, Route.command(a -> channels.answer(a.path(ID))));
        routes.put(Operation.RING, Route.command(a -> channels.ring(a.path(ID))));
        routes.put(Operation.RING_STOP, Route.command(a -> channels.ringStop(a.path(ID))));
        routes.put(Operation.PROGRESS, Route.command(a -> channels.progress(a.path(ID))));
        routes.put(Operation.CONTINUE, Route.command(a -> channels.continueInDialplan(a.path(ID))));
        routes.put(Operation.MOVE, Route.command(a -> channels.move(a.path(ID), a.text("app"), a.text("appArgs"))));
        routes.put(Operation.GET_VARIABLE, a -> RestResponse.ok(channels.variable(a.path(ID), a.text("variable"))));
        routes.put(Operation.SET_VARIABLE, Route.command(this::setVariable));
    }

    private void dial(Arguments a) {
        channels.dial(a.path(ID), a.text("caller"), Duration.ofSeconds(Math.max(0, a.number("timeout"))));
    }

    private void setVariable(Arguments a) {
        channels.setVariable(a.path(ID), a.text("variable"), a.text("value"));
    }

    private static CreateRequest createRequest(Arguments a) {
        return new CreateRequest(
                a.text("endpoint"), a.text("app"), a.text("appArgs"), a.text(ID), a.text("originator"), a.variables());
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
