package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.call.DialTarget;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of the operator's routes.
 *
 * @param numbers which numbers it is for
 * @param templates the targets in order
 */
record NumberRoute(NumberPattern numbers, List<TargetTemplate> templates) {
    /** @throws IllegalArgumentException if it does not read {@code PATTERN=TARGET|TARGET} */
    static NumberRoute parse(String text, Duration ringFor) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "a route reads PATTERN=TARGET, for example _X.=PJSIP/{number}@my-peer, and this one is " + text);
        }
        NumberPattern numbers = NumberPattern.parse(text.substring(0, equals).strip());
        List<TargetTemplate> templates = Arrays.stream(
                        text.substring(equals + 1).split("\\|", -1))
                .map(target -> TargetTemplate.parse(target.strip(), ringFor))
                .toList();
        return new NumberRoute(numbers, templates);
    }

    boolean isFor(String number) {
        return numbers.matches(number);
    }

    List<DialTarget> targets(String number) {
        return templates.stream()
                .map(template -> template.target(number))
                .flatMap(Optional::stream)
                .toList();
    }
}
