package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Ringback;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a route after its last target, such as {@code ,ringback=music,failover=any}.
 *
 * @param ringback what callers hear while the targets ring; default {@code relay}
 * @param failOver the failures after which the next targets are tried; by default not after busy and rejected, with {@code any} after
 *     all
 * @param apart the delay between the targets of a round; by default all ring at once
 * @param longestTalk the longest talk; null if the route has none
 */
record RouteOptions(
        Ringback ringback,
        FailOver failOver,
        Duration apart,
        @Nullable LongestTalk longestTalk) {
    private static final RouteOptions NONE =
            new RouteOptions(Ringback.RELAY, FailOver.UNLESS_CALLEE_DECIDED, Duration.ZERO, null);
    private static final Set<String> NAMES = Set.of("ringback", "failover", "apart", "talk");
    private static final Pattern TALK =
            Pattern.compile("([1-9][0-9]{0,4})(?::([1-9][0-9]{0,4}):([^:]+)(?::(caller|callee))?)?");
    private static final String FORMS =
            "an option of a route reads ringback=relay, ringback=ring, ringback=music, ringback=tone, ringback=silence,"
                    + " failover=any, apart=SECONDS, talk=SECONDS or talk=SECONDS:SECONDS:SOUND:PARTY, and one of a target "
                    + TargetOptions.FORMS;

    /** Whether this text is an option of a route, and not of a target. */
    static boolean isFor(String text) {
        return NAMES.contains(name(text));
    }

    private static String name(String text) {
        int equals = text.indexOf('=');
        return (equals < 0 ? text : text.substring(0, equals)).strip();
    }

    /** @throws IllegalArgumentException if one is unknown, or is given twice; the message contains what to change */
    static RouteOptions parse(List<String> texts) {
        Set<String> given = new HashSet<>();
        RouteOptions options = NONE;
        for (String text : texts) {
            String name = name(text);
            options = options.with(name, text.substring(text.indexOf('=') + 1).strip(), text);
            if (!given.add(name)) {
                throw new IllegalArgumentException("option " + name + " is given twice");
            }
        }
        return options;
    }

    private RouteOptions with(String name, String value, String text) {
        if (name.equals("ringback")) {
            return new RouteOptions(ringback(value, text), failOver, apart, longestTalk);
        }
        if (name.equals("failover") && value.equals("any")) {
            return new RouteOptions(ringback, FailOver.ALWAYS, apart, longestTalk);
        }
        if (name.equals("apart") && value.matches("[1-9][0-9]{0,2}")) {
            return new RouteOptions(ringback, failOver, seconds(value), longestTalk);
        }
        Matcher talk = TALK.matcher(value);
        if (name.equals("talk") && talk.matches()) {
            return new RouteOptions(ringback, failOver, apart, longestTalk(talk));
        }
        throw unknown(text);
    }

    private static LongestTalk longestTalk(Matcher talk) {
        LongestTalk longest = LongestTalk.of(seconds(talk.group(1)));
        Party to = "callee".equals(talk.group(4)) ? Party.CALLEE : Party.CALLER;
        return talk.group(2) == null ? longest : longest.warning(seconds(talk.group(2)), talk.group(3), to);
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Ringback ringback(String value, String text) {
        return switch (value) {
            case "relay" -> Ringback.RELAY;
            case "ring" -> Ringback.RING;
            case "music" -> Ringback.MUSIC;
            case "tone" -> Ringback.TONE;
            case "silence" -> Ringback.SILENCE;
            default -> throw unknown(text);
        };
    }

    static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("option " + text + ": " + FORMS);
    }
}
