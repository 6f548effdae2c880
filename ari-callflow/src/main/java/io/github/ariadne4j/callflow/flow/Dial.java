package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.TimeBound;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The argument of {@link Call#dial(Dial)}: the targets and their options.
 *
 * <pre>{@code
 * call.dial(Dial.to(Route.together(List.of(desk, mobile)).with(Ringback.MUSIC)).screenedBy(pressOne))
 * }</pre>
 *
 * @param route the targets, and when each is dialled
 * @param screening what a callee who answers is asked before it is connected; null: nothing
 * @param screenedWithin how long that may take for each callee, from its answer on
 */
public record Dial(Route route, @Nullable ScreeningFlow screening, Duration screenedWithin) {
    private static final Duration DEFAULT_TIME = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException unless the time is positive, and at most 365 days */
    public Dial {
        if (screenedWithin.isNegative() || screenedWithin.isZero()) {
            throw new IllegalArgumentException("screenedWithin must be positive: " + screenedWithin);
        }
        TimeBound.check("screenedWithin", screenedWithin);
    }

    /** The first target that answers is connected. */
    public static Dial to(Route route) {
        return new Dial(route, null, DEFAULT_TIME);
    }

    /**
     * The same, where a callee who answers is asked first, for up to 30 s; the first that accepts is connected. With
     * {@link io.github.ariadne4j.callflow.route.Ringback#RELAY} the caller gets 180 when a target rings, and hears none of its early media.
     */
    public Dial screenedBy(ScreeningFlow flow) {
        return new Dial(route, flow, screenedWithin);
    }

    /** The same with this time for each screening. */
    public Dial screenedWithin(Duration time) {
        return new Dial(route, screening, time);
    }
}
