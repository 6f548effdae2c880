package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Deque;

/** A target of playbacks and recordings: a channel or a bridge. */
public sealed interface MediaTarget permits SimulatedChannel, SimulatedBridge {
    /** Its URI as in Asterisk's events: {@code channel:id} or {@code bridge:id}. */
    String uri();

    /** Sends an event to the applications that are subscribed. */
    void tell(EventPublisher events, ObjectNode event);

    /** The current playback, and behind it those that wait. */
    Deque<SimulatedPlayback> playbacks();

    /** What those telephones hear that hear its playbacks. */
    Collection<HeardList> hearers();

    /** Registers an action for the end of the target, run before the event of its end. */
    void whenItEnds(Runnable work);
}
