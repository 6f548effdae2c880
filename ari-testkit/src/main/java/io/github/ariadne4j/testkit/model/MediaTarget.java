package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Deque;

/** What media can be played to and recorded from: a channel or a bridge. */
sealed interface MediaTarget permits SimulatedChannel, SimulatedBridge {
    /** As Asterisk writes it: {@code channel:id} or {@code bridge:id}. */
    String uri();

    /** Tells the applications that are subscribed. */
    void tell(EventPublisher events, ObjectNode event);

    /** What is played to it, and behind it what waits for that. */
    Deque<SimulatedPlayback> playbacks();

    /** What was played to it. */
    HeardList heard();

    /** Runs something when the target ends, before its end is told. */
    void whenItEnds(Runnable work);
}
