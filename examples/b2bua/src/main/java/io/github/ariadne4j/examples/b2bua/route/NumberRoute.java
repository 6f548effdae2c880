package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import io.github.ariadne4j.callflow.route.HuntPlan.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One route of the operator.
 *
 * @param numbers its pattern
 * @param rounds the targets that ring together, one round after the other
 * @param options the options of the route
 */
record NumberRoute(NumberPattern numbers, List<List<TargetTemplate>> rounds, RouteOptions options) {
    /**
     * @throws IllegalArgumentException if it has not the format {@code PATTERN=TARGET&TARGET,OPTION|TARGET,OPTION}; the message
     *     contains what to change
     */
    static NumberRoute parse(String text, Duration ringFor) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "a route reads PATTERN=TARGET, for example _X.=PJSIP/{number}@my-peer, but this one is " + text);
        }
        return of(text.substring(0, equals), text.substring(equals + 1), ringFor);
    }

    /**
     * A route in two parts.
     *
     * @param pattern the text before the {@code =}
     * @param targets the text after it
     * @throws IllegalArgumentException if they cannot be parsed; the message contains what to change
     */
    static NumberRoute of(String pattern, String targets, Duration ringFor) {
        NumberPattern numbers = NumberPattern.parse(pattern.strip());
        RoundReader reader = new RoundReader(numbers, ringFor);
        List<List<TargetTemplate>> rounds =
                QuotedText.split(targets, "|").stream().map(reader::round).toList();
        if (rounds.stream().mapToInt(List::size).sum() > HuntPlan.MOST_OFFERS) {
            throw new IllegalArgumentException(
                    "route " + numbers + " has more than " + HuntPlan.MOST_OFFERS + " targets");
        }
        NumberRoute route = new NumberRoute(numbers, rounds, RouteOptions.parse(reader.ofRoute));
        route.hunt(TargetTemplate.EXAMPLE); // fails now if the hunt has too many targets
        return route;
    }

    /** Parses the targets of one route in their order; the options after the last one are for all of them. */
    private static final class RoundReader {
        private final NumberPattern numbers;
        private final Duration ringFor;
        private final List<String> ofRoute = new ArrayList<>();

        RoundReader(NumberPattern numbers, Duration ringFor) {
            this.numbers = numbers;
            this.ringFor = ringFor;
        }

        List<TargetTemplate> round(String text) {
            List<TargetTemplate> targets =
                    QuotedText.split(text, "&").stream().map(this::target).toList();
            long different = targets.stream()
                    .map(target -> target.with(DialOptions.NONE))
                    .distinct()
                    .count();
            if (different < targets.size()) {
                throw new IllegalArgumentException("targets " + text + ": one would ring twice at once");
            }
            return targets;
        }

        private TargetTemplate target(String text) {
            if (!ofRoute.isEmpty()) {
                throw new IllegalArgumentException(
                        "option " + ofRoute.get(0) + " is for the whole route: it stands after the last target");
            }
            List<String> parts = QuotedText.split(text, ",");
            if (parts.get(0).isEmpty()) {
                throw new IllegalArgumentException("route " + numbers + ": a target is missing before or after & or |");
            }
            List<String> options = new ArrayList<>();
            for (String option : parts.subList(1, parts.size())) {
                (RouteOptions.isFor(option) ? ofRoute : options).add(option);
            }
            return TargetTemplate.parse(parts.get(0), ringFor, TargetOptions.parse(options));
        }
    }

    boolean isFor(String number) {
        return numbers.matches(number);
    }

    /** The targets of the number and their order; empty if no target can use it. */
    Optional<HuntPlan> hunt(String number) {
        List<Round> usable = rounds.stream()
                .map(targets -> offers(targets, number))
                .filter(offers -> !offers.isEmpty())
                .map(Round::new)
                .toList();
        return usable.isEmpty()
                ? Optional.empty()
                : Optional.of(new HuntPlan(usable, options.ringback(), options.failOver(), options.longestTalk()));
    }

    private List<Offer> offers(List<TargetTemplate> targets, String number) {
        List<Offer> offers = new ArrayList<>();
        for (TargetTemplate template : targets) {
            template.target(number)
                    .ifPresent(target ->
                            offers.add(new Offer(target, options.apart().multipliedBy(offers.size()), null)));
        }
        return offers;
    }
}
