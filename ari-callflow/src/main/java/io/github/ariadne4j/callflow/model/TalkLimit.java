package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
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

    /** The limit of parties of a route who are connected now; null: there is none. */
    public static @Nullable TalkLimit of(@Nullable LongestTalk longest, Instant now) {
        if (longest == null) {
            return null;
        }
        LongestTalk.Warning warning = longest.warning();
        return new TalkLimit(
                now.plus(longest.time()),
                warning == null
                        ? null
                        : new Connect.Warning(warning.before(), Prompt.sound(warning.sound()), warning.to()));
    }

    /** The same once the warning was given. */
    public TalkLimit warned() {
        return new TalkLimit(deadline, null);
    }
}
