package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.session.Ports;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the flows of one call dial against the limits of the endpoints that it goes out through. What is counted for one dial is given
 * back when it has failed, when its talk is over, or when the next one is answered; at the latest with the call. Used on the loop.
 */
final class DialledTrunks {
    private static final Logger LOG = LoggerFactory.getLogger(DialledTrunks.class);

    private final EngineContext context;
    private final CallId call;
    private final boolean admitWhenUnknown;
    private Set<LimitScope> held = Set.of();

    /** The lease of the dial before, whose callee may be connected, while {@link #held} is for the one in progress. */
    private Set<LimitScope> earlier = Set.of();

    /** @param admitWhenUnknown whether it is dialled although the limits cannot be counted */
    DialledTrunks(EngineContext context, CallId call, boolean admitWhenUnknown) {
        this.context = context;
        this.call = call;
        this.admitWhenUnknown = admitWhenUnknown;
    }

    /**
     * The targets of a hunt that may be dialled.
     *
     * @param route the hunt, without the targets at endpoints that are full; refused if there are no others
     * @param reached the limit that is reached, in words; null: none is
     */
    record Counted(Route route, @Nullable String reached) {}

    /** Counts a dial, beside what is counted for the one before, and returns which of its targets may be dialled. */
    void count(HuntPlan hunt, Consumer<Counted> then) {
        keep(Set.of(), held);
        count(hunt, null, counted -> {
            if (counted.route().hunt() == null) {
                giveBackLater();
            }
            then.accept(counted);
        });
    }

    private void count(HuntPlan hunt, @Nullable String reached, Consumer<Counted> then) {
        Set<LimitScope> wanted = LimitScope.ofDialled(hunt.targets());
        keep(wanted, earlier);
        if (wanted.isEmpty()) {
            then.accept(new Counted(hunt, reached));
            return;
        }
        context.stores().ask(() -> limits().admitMore(call, wanted), (decision, error) -> {
            if (decision instanceof LimitDecision.Refused refused) {
                tryOthers(hunt, refused, then);
            } else {
                then.accept(new Counted(decided(hunt, wanted, decision, error), reached));
            }
        });
    }

    /** A call that has ended meanwhile holds nothing. */
    private Route decided(
            HuntPlan hunt, Set<LimitScope> wanted, @Nullable LimitDecision decision, @Nullable Throwable error) {
        if (decision == null) {
            CallLogContext.run(
                    call,
                    () -> LOG.warn(
                            "could not ask the limits of what call {} dials: {}",
                            call,
                            error == null ? "" : Ports.why(error)));
            return admitWhenUnknown ? hunt : Route.refuse(HangupCause.CONGESTION);
        }
        held = wanted;
        if (!context.calls().lives(call)) {
            giveBack();
        }
        return hunt;
    }

    private void tryOthers(HuntPlan hunt, LimitDecision.Refused refused, Consumer<Counted> then) {
        HuntPlan others = refused.scope().kind() == LimitScope.Kind.DIALLED_TRUNK
                ? hunt.without(refused.scope().name())
                : null;
        if (others == null) {
            then.accept(new Counted(Route.refuse(refused.cause()), refused.reason()));
        } else {
            count(others, refused.reason(), then);
        }
    }

    /** Nothing is dialled, and no callee talks. */
    void giveBack() {
        keep(Set.of(), Set.of());
    }

    /** The target of the dial in progress talks with the caller. */
    void giveBackEarlier() {
        keep(held, Set.of());
    }

    /** The dial in progress has no target, and the callee of the one before stays. */
    void giveBackLater() {
        keep(earlier, Set.of());
    }

    private void keep(Set<LimitScope> current, Set<LimitScope> before) {
        Set<LimitScope> all = new HashSet<>(held);
        all.addAll(earlier);
        Set<LimitScope> over = new HashSet<>(all);
        over.removeAll(current);
        over.removeAll(before);
        all.retainAll(current);
        held = all;
        earlier = before;
        if (!over.isEmpty()) {
            context.stores().ask(() -> limits().release(call, over), (done, error) -> {
                if (error != null) {
                    LOG.debug("the limits of what call {} dialled run out by themselves", call, error);
                }
            });
        }
    }

    private CallLimits limits() {
        return context.ports().store().limits();
    }
}
