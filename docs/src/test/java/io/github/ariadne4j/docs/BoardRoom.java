package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Room;
import java.util.Set;

/** The flow of {@code flows.md} that joins a room. */
record BoardRoom(Set<String> chairs) implements CallFlow {
    @Override
    public void run(Call call) {
        Room.Role role = chairs.contains(call.callerNumber()) ? Room.Role.MODERATOR : Room.Role.MEMBER;
        JoinOutcome outcome = call.join(
                Room.named("board").as(role).atMost(20).endingWithModerator().leftBy('#'));
        if (outcome instanceof JoinOutcome.Full) {
            call.play(Prompt.sound("conf-full"));
        }
    }
}
