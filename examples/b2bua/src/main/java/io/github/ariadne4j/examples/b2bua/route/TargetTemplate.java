package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.DialTarget.Technology;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A target with a placeholder for the dialled number, such as <code>PJSIP/{number}@my-peer</code>. All but the number is the
 * operator's; the number is validated by {@link DialTarget}, which refuses all characters that a channel driver reads as syntax.
 *
 * @param technology the channel driver
 * @param peer the endpoint, peer or context
 * @param number the number to dial, with <code>{number}</code> or <code>{number:1}</code> in it, or without; null for none
 * @param everyContact whether all registered contacts of the endpoint ring
 * @param ringFor how long it may ring
 * @param options the options of the dialled channel
 */
record TargetTemplate(
        Technology technology,
        String peer,
        @Nullable String number,
        boolean everyContact,
        Duration ringFor,
        DialOptions options) {
    private static final Pattern PJSIP = Pattern.compile("PJSIP/(?:(?<number>[^@/]+)@)?(?<peer>[^@/]+)");
    private static final Pattern EVERY_CONTACT = Pattern.compile("PJSIP/(?<peer>[^@/]+)/\\*");
    private static final Pattern SIP = Pattern.compile("SIP/(?<peer>[^@/]+)(?:/(?<number>[^@/]+))?");
    private static final Pattern LOCAL = Pattern.compile("Local/(?<number>[^@/]+)@(?<peer>[^@/]+)(?:/n)?");
    private static final Pattern PLACE = Pattern.compile("\\{number(?::(?<skip>[1-9]))?}");
    private static final String FORMS = "a target reads PJSIP/{number}@endpoint, PJSIP/endpoint, PJSIP/endpoint/*,"
            + " SIP/peer/{number}, SIP/peer"
            + " or Local/{number}@context/n";

    /** Long enough for every {@code skip}. */
    static final String EXAMPLE = "1234567890";

    /** @throws IllegalArgumentException if it is malformed; the message contains what to change */
    static TargetTemplate parse(String text, Duration ringFor, DialOptions options) {
        TargetTemplate template = template(text, ringFor).with(options);
        try {
            template.dialling(EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("target " + text + ": " + e.getMessage() + "; " + FORMS);
        }
        return template;
    }

    private static TargetTemplate template(String text, Duration ringFor) {
        Matcher everyContact = EVERY_CONTACT.matcher(text);
        if (everyContact.matches()) {
            return new TargetTemplate(
                    Technology.PJSIP, everyContact.group("peer"), null, true, ringFor, DialOptions.NONE);
        }
        Matcher pjsip = PJSIP.matcher(text);
        if (pjsip.matches()) {
            return template(Technology.PJSIP, pjsip, ringFor);
        }
        Matcher sip = SIP.matcher(text);
        if (sip.matches()) {
            return template(Technology.SIP, sip, ringFor);
        }
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return template(Technology.LOCAL, local, ringFor);
        }
        throw new IllegalArgumentException("target " + text + ": " + FORMS);
    }

    private static TargetTemplate template(Technology technology, Matcher parts, Duration ringFor) {
        return new TargetTemplate(
                technology, parts.group("peer"), parts.group("number"), false, ringFor, DialOptions.NONE);
    }

    /** The same with other options. */
    TargetTemplate with(DialOptions changed) {
        return new TargetTemplate(technology, peer, number, everyContact, ringFor, changed);
    }

    /** The target for this number; empty if the number is shorter than the digits to remove, or is malformed. */
    Optional<DialTarget> target(String dialled) {
        try {
            return Optional.of(dialling(dialled));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    private DialTarget dialling(String dialled) {
        String filled = number == null ? null : filled(number, dialled);
        return new DialTarget(technology, peer, filled, null, everyContact, ringFor, options);
    }

    private static String filled(String number, String dialled) {
        return PLACE.matcher(number).replaceAll(place -> Matcher.quoteReplacement(part(dialled, place.group(1))));
    }

    private static String part(String dialled, @Nullable String skip) {
        int from = skip == null ? 0 : Integer.parseInt(skip);
        if (dialled.length() <= from) {
            throw new IllegalArgumentException("the number is shorter than the digits to be removed");
        }
        return dialled.substring(from);
    }
}
