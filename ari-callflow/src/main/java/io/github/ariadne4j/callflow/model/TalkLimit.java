package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.flow.Connect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when parties may talk.
 *
 * @param deadline when their talk ends, by the clock of the instance that connected them
 * @param warning what one of them is to hear before; null: nothing more
 */
public record TalkLimit(Instant deadline, Connect.@Nullable Warning warning) {
    /** The limit of parties who are connected now; null: there is none. */
    public static @Nullable TalkLimit of(Connect terms, Instant now) {
        Duration atMost = terms.atMost();
        return atMost == null ? null : new TalkLimit(now.plus(atMost), terms.warning());
    }

    /** The same once the warning was given. */
    public TalkLimit warned() {
        return new TalkLimit(deadline, null);
    }
}
