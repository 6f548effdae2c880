package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.util.List;
import java.util.function.Function;

/**
 * Each caller is the host of a conference of its own: its guests are called, and are in it once they have pressed 1.
 *
 * @param guests the guests, by the number that the host dialled
 * @param calls the engine's {@code originate}
 */
public record InvitedConference(Function<String, List<DialTarget>> guests, Function<Originate, OriginatedCall> calls)
        implements FlowSelector {
    private static final Gather ACCEPT = Gather.exactly(1)
            .prompt(Prompt.sound("vm-press"), Prompt.digits("1"))
            .accepting("1"::equals);

    @Override
    public CallFlow flowFor(IncomingCall call) {
        return this::host;
    }

    @Override
    public CallFlow flowForOutbound(IncomingCall call) {
        return this::guest;
    }

    private void host(Call call) {
        String name = call.id().value().toString();
        call.answer();
        List<OriginatedCall> invited = guests.apply(call.dialled()).stream()
                .map(guest -> calls.apply(Originate.to(guest, this::guest).args(name)))
                .toList();
        try {
            join(call, Room.named(name).as(Room.Role.MODERATOR).leftBy('#'));
        } finally {
            invited.forEach(guest -> guest.call().hangUp(HangupCause.NORMAL_CLEARING));
        }
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
