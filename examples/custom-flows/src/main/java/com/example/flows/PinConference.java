package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.util.Map;

/**
 * Asks for the PIN of a conference, at most three times, and lets the caller into its room. The room ends with its moderator.
 *
 * @param rooms the room of each PIN, with the role of the caller
 */
public record PinConference(Map<String, Room> rooms) implements CallFlow {
    private static final Gather PIN = Gather.exactly(4)
            .prompt(Prompt.sound("conf-getpin"))
            .reprompt(Prompt.sound("conf-invalidpin"))
            .tries(3);

    @Override
    public void run(Call call) {
        call.answer();
        GatherOutcome pin = call.gather(PIN.accepting(rooms::containsKey));
        Room room = pin instanceof GatherOutcome.Digits ? rooms.get(pin.keys()) : null;
        if (room == null) {
            call.play(Prompt.sound("vm-goodbye"));
            call.hangUp(HangupCause.CALL_REJECTED);
            return;
        }
        call.play(Prompt.sound("conf-placeintoconf"));
        JoinOutcome outcome = call.join(room.endingWithModerator().leftBy('#'));
        call.play(Prompt.sound(outcome instanceof JoinOutcome.Full ? "conf-full" : "vm-goodbye"));
    }
}
