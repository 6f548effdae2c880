package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.call.HuntPlan;
import io.github.ariadne4j.callflow.call.HuntPlan.Offer;
import io.github.ariadne4j.callflow.call.HuntPlan.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the operator's routes.
 *
 * @param numbers which numbers it is for
 * @param rounds the targets that ring together, one round after the other
 * @param options how they ring
 */
record NumberRoute(NumberPattern numbers, List<List<TargetTemplate>> rounds, RouteOptions options) {
    private static final Pattern BETWEEN_OPTIONS = Pattern.compile(",");
    private static final Pattern BETWEEN_ROUNDS = Pattern.compile("\\|");
    private static final Pattern BETWEEN_TARGETS = Pattern.compile("&");

    /**
     * @throws IllegalArgumentException if it does not read {@code PATTERN=TARGET&TARGET|TARGET,OPTION}; the message says what
     *     to change
     */
    static NumberRoute parse(String text, Duration ringFor) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "a route reads PATTERN=TARGET, for example _X.=PJSIP/{number}@my-peer, and this one is " + text);
        }
        NumberPattern numbers = NumberPattern.parse(text.substring(0, equals).strip());
        List<String> parts = parts(BETWEEN_OPTIONS, text.substring(equals + 1));
        List<List<TargetTemplate>> rounds = parts(BETWEEN_ROUNDS, parts.get(0)).stream()
                .map(targets -> round(numbers, targets, ringFor))
                .toList();
        if (rounds.stream().mapToInt(List::size).sum() > HuntPlan.MOST_OFFERS) {
            throw new IllegalArgumentException(
                    "route " + numbers + " has more than " + HuntPlan.MOST_OFFERS + " targets");
        }
        return new NumberRoute(numbers, rounds, RouteOptions.parse(parts.subList(1, parts.size())));
    }

    private static List<TargetTemplate> round(NumberPattern numbers, String text, Duration ringFor) {
        List<TargetTemplate> targets = new ArrayList<>();
        for (String target : parts(BETWEEN_TARGETS, text)) {
            if (target.isEmpty()) {
                throw new IllegalArgumentException("route " + numbers + ": a target is missing before or after & or |");
            }
            targets.add(TargetTemplate.parse(target, ringFor));
        }
        if (new HashSet<>(targets).size() < targets.size()) {
            throw new IllegalArgumentException("targets " + text + ": one would ring twice at once");
        }
        return targets;
    }

    private static List<String> parts(Pattern between, String text) {
        return Arrays.stream(between.split(text, -1)).map(String::strip).toList();
    }

    boolean isFor(String number) {
        return numbers.matches(number);
    }

    /** Whom the number rings, and when; empty if no target can use it. */
    Optional<HuntPlan> hunt(String number) {
        List<Round> usable = rounds.stream()
                .map(targets -> offers(targets, number))
                .filter(offers -> !offers.isEmpty())
                .map(Round::new)
                .toList();
        return usable.isEmpty()
                ? Optional.empty()
                : Optional.of(new HuntPlan(usable, options.ringback(), options.failOver()));
    }

    private static List<Offer> offers(List<TargetTemplate> targets, String number) {
        return targets.stream()
                .map(template -> template.target(number))
                .flatMap(Optional::stream)
                .map(Offer::of)
                .toList();
    }
}
