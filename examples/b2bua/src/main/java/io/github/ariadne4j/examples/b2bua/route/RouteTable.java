package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Route;
import java.time.Duration;
import java.util.List;

/** Routes by the dialled number: the first entry that matches wins; a number that none matches does not exist (SIP 404). */
public final class RouteTable implements Router {
    private final List<Entry> entries;

    private RouteTable(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(DialplanPattern pattern, List<TargetTemplate> targets) {}

    /**
     * Reads entries such as {@code _3X.=PJSIP/{number}@a|PJSIP/{number}@b}.
     *
     * @param entries in the order in which they are tried
     * @param ringFor how long each target may ring
     * @throws IllegalArgumentException if one cannot be read; the message says which, and what is wrong with it
     */
    public static RouteTable parse(List<String> entries, Duration ringFor) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no route; give at least one, such as '_X.=PJSIP/{number}@my-peer'");
        }
        return new RouteTable(
                entries.stream().map(entry -> entry(entry, ringFor)).toList());
    }

    private static Entry entry(String text, Duration ringFor) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("route " + text + ": write PATTERN=TARGET[|TARGET…]");
        }
        List<TargetTemplate> targets = List.of(text.substring(equals + 1).split("\\|", -1)).stream()
                .map(target -> TargetTemplate.parse(target.strip(), ringFor))
                .toList();
        return new Entry(DialplanPattern.parse(text.substring(0, equals).strip()), targets);
    }

    @Override
    public Route route(IncomingCall call) {
        return routeOf(call.dialled());
    }

    Route routeOf(String dialled) {
        return entries.stream()
                .filter(entry -> entry.pattern().matches(dialled))
                .findFirst()
                .map(entry -> filledIn(entry, dialled))
                .orElse(Route.refuse(HangupCause.UNALLOCATED));
    }

    /** A number that leaves nothing to dial, or holds what no number holds, is none. */
    private static Route filledIn(Entry entry, String dialled) {
        try {
            List<DialTarget> targets =
                    entry.targets().stream().map(target -> target.to(dialled)).toList();
            return Route.inOrder(targets);
        } catch (IllegalArgumentException e) {
            return Route.refuse(HangupCause.INVALID_NUMBER);
        }
    }
}
