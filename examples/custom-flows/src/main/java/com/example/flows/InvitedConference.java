package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Each caller is the host of a conference of its own: its guests are called, and are in it once they have pressed 1. Both flows are durable; no
 * guest is called twice.
 *
 * @param guests the guests, by the number that the host dialled
 * @param calls the engine's {@code originate}
 * @param handles the engine's {@code handle}
 */
public record InvitedConference(
        Function<String, List<DialTarget>> guests,
        Function<Originate, OriginatedCall> calls,
        Function<CallId, CallHandle> handles)
        implements FlowSelector {
    private static final Gather ACCEPT = Gather.exactly(1)
            .prompt(Prompt.sound("vm-press"), Prompt.digits("1"))
            .accepting("1"::equals);

    @Override
    public CallFlow flowFor(IncomingCall call) {
        return DurableFlow.of("host", 1, this::host);
    }

    @Override
    public CallFlow flowForOutbound(IncomingCall call) {
        return DurableFlow.of("guest", 1, this::guest);
    }

    private void host(Call call) {
        call.answer();
        boolean interrupted = call.replaying();
        call.note("conference", "host");
        String invited = call.recorded("invited", () -> interrupted ? "" : invite(call));
        try {
            join(call, Room.named(call.id().toString()).as(Room.Role.MODERATOR).leftBy('#'));
        } finally {
            invited.lines().map(CallId::parse).map(handles).forEach(guest -> guest.hangUp(HangupCause.NORMAL_CLEARING));
        }
    }

    /** The ids of the guests' calls, one a line. */
    private String invite(Call host) {
        return guests.apply(host.dialled()).stream()
                .map(guest -> Originate.to(guest, flowForOutbound(host.incoming()))
                        .args(host.id().toString()))
                .map(guest -> calls.apply(guest).id().toString())
                .collect(Collectors.joining("\n"));
    }

    private void guest(Call call) {
        if (call.gather(ACCEPT) instanceof GatherOutcome.Digits) {
            join(call, Room.named(call.incoming().args().get(0)));
        }
    }

    private static void join(Call call, Room room) {
        call.join(room.endingWithModerator());
        call.play(Prompt.sound("vm-goodbye"));
    }
}
