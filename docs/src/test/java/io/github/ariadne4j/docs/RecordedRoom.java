package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Duration;

/** The flow of {@code flows.md} that joins a room which is recorded. */
final class RecordedRoom implements CallFlow {
    @Override
    public void run(Call call) {
        call.join(Room.named("board")
                .waitingForModerator()
                .recorded(Recording.ofTalk(Duration.ofHours(3)).labelled("board")));
    }
}
