package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operator's routes in their order: the first whose pattern matches the dialled number is used. */
public final class RouteTable implements Router {
    /** Without a route. */
    public static final RouteTable EMPTY = new RouteTable(List.of(), null);

    private final List<NumberRoute> routes;
    private final @Nullable LongestTalk longestTalk;

    /** The index of the first route of each literal number. */
    private final Map<String, Integer> exact = new HashMap<>();

    /** The indices of all other routes. */
    private final List<Integer> patterns = new ArrayList<>();

    private RouteTable(List<NumberRoute> routes, @Nullable LongestTalk longestTalk) {
        this.routes = routes;
        this.longestTalk = longestTalk;
        for (int place = 0; place < routes.size(); place++) {
            NumberPattern numbers = routes.get(place).numbers();
            if (numbers.isExact()) {
                exact.putIfAbsent(numbers.toString(), place);
            } else {
                patterns.add(place);
            }
        }
    }

    static RouteTable of(List<NumberRoute> routes) {
        return new RouteTable(List.copyOf(routes), null);
    }

    /**
     * Parses {@code PATTERN=TARGET&TARGET,OPTION|TARGET,OPTION;PATTERN=TARGET}; a line end is the same as a semicolon. Targets with
     * {@code &} between them ring together, those after {@code |} if the ones before did not answer.
     *
     * @param text the routes
     * @param ringFor how long each target may ring
     * @throws IllegalArgumentException if there is none, or one cannot be parsed; the message contains what to change
     */
    public static RouteTable parse(String text, Duration ringFor) {
        List<NumberRoute> routes = QuotedText.split(text, ";\n").stream()
                .filter(route -> !route.isEmpty())
                .map(route -> NumberRoute.parse(route, ringFor))
                .toList();
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("there is no route in it");
        }
        return new RouteTable(routes, null);
    }

    /**
     * Reads a file with one route a line, in the format of {@link #parse}. A line that begins with {@code #} is a comment, and a
     * {@code \} at the end of a line continues it on the next one.
     *
     * @param ringFor how long each target may ring
     * @throws IllegalArgumentException if the file cannot be read, has no route, or a line is wrong; the message contains file, line,
     *     and what to change
     */
    public static RouteTable read(Path file, Duration ringFor) {
        List<NumberRoute> routes = RoutesFile.read(file, ringFor);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("there is no route in " + file);
        }
        return new RouteTable(routes, null);
    }

    /** The same with this longest talk for the routes that have none of their own. */
    public RouteTable with(LongestTalk longest) {
        return new RouteTable(routes, longest);
    }

    /** The routes of this table, and then those of the other one. */
    public RouteTable followedBy(RouteTable other) {
        return new RouteTable(
                Stream.concat(routes.stream(), other.routes.stream()).toList(), longestTalk);
    }

    /**
     * A telephone number without a matching route is refused with cause 1 (SIP 404). Another text without a matching route, and a
     * number that its route cannot use, are refused with cause 28 (SIP 484).
     */
    @Override
    public Route route(IncomingCall call) {
        return routeOf(call.dialled());
    }

    /** The table is in memory. */
    @Override
    public boolean mayBlock() {
        return false;
    }

    Route routeOf(String dialled) {
        return DialledNumber.tryParse(dialled)
                .map(number -> routeTo(number.number()))
                .orElseGet(() -> Route.refuse(HangupCause.INVALID_NUMBER));
    }

    private Route routeTo(String number) {
        NumberRoute first = firstFor(number);
        if (first == null) {
            boolean couldExist = NumberPattern.isTelephoneNumber(number);
            return Route.refuse(couldExist ? HangupCause.UNALLOCATED : HangupCause.INVALID_NUMBER);
        }
        Optional<HuntPlan> hunt = first.hunt(number);
        return hunt.isEmpty() ? Route.refuse(HangupCause.INVALID_NUMBER) : limited(hunt.get());
    }

    private HuntPlan limited(HuntPlan hunt) {
        return longestTalk == null || hunt.longestTalk() != null ? hunt : hunt.with(longestTalk);
    }

    private @Nullable NumberRoute firstFor(String number) {
        int before = exact.getOrDefault(number, routes.size());
        for (int place : patterns) {
            if (place > before) {
                break;
            }
            if (routes.get(place).isFor(number)) {
                return routes.get(place);
            }
        }
        return before < routes.size() ? routes.get(before) : null;
    }

    /** The number of routes. */
    public int size() {
        return routes.size();
    }
}
