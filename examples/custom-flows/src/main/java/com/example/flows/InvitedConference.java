package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Each caller is the host of a conference of its own: its guests are called, and are in it once they have pressed 1. Both flows are durable; no
 * guest is called twice.
 *
 * @param guests the names of the guests, by the number that the host dialled
 * @param telephones the telephone of a guest, by its name
 * @param handles the engine's {@code handle}
 */
public record InvitedConference(
        Function<String, List<String>> guests,
        Function<String, DialTarget> telephones,
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
        String names = call.recorded("guests", () -> String.join("\n", guests.apply(call.dialled())));
        List<CallId> invited = new ArrayList<>();
        try {
            names.lines().forEach(name -> invited.add(invite(call, name)));
            call.join(Room.named(call.id().toString())
                    .as(Room.Role.MODERATOR)
                    .leftBy('#')
                    .endingWithModerator());
            call.play(Prompt.sound("vm-goodbye"));
        } finally {
            invited.stream().map(handles).forEach(guest -> guest.hangUp(HangupCause.NORMAL_CLEARING));
        }
    }

    /** An overload, as after a restart, lasts for some seconds. */
    private CallId invite(Call host, String name) {
        Originate invitation = Originate.to(telephones.apply(name), flowForOutbound(host.incoming()))
                .args(host.id().toString());
        OriginateRequestOutcome outcome = host.originate(invitation);
        for (int again = 0; again < 10 && isOverload(outcome); again++) {
            host.pause(Duration.ofSeconds(1));
            outcome = host.originate(invitation);
        }
        return outcome.id();
    }

    private static boolean isOverload(OriginateRequestOutcome outcome) {
        return outcome instanceof OriginateRequestOutcome.Refused refused
                && refused.reason().equals(Refusal.OVERLOAD);
    }

    private void guest(Call call) {
        if (call.gather(ACCEPT) instanceof GatherOutcome.Digits) {
            call.join(Room.named(call.incoming().args().get(0)).endingWithModerator());
        }
    }
}
