package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.callflow.address.ContactUri;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The contacts of a PJSIP endpoint as targets: what all its telephones are dialled by, as {@code PJSIP/endpoint} dials the
 * first reachable one only.
 *
 * @param targets one for each contact that may be dialled, in Asterisk's order, none twice
 * @param refusals why contacts were left out, one text for each; they hold nothing of the contacts
 */
public record EndpointContacts(List<DialTarget> targets, List<String> refusals) {
    /** Asterisk's buffer for the value of a function, less its end; what fills it may have been cut. */
    private static final int LONGEST = 4_095;

    private static final String FIRST = "PJSIP/";
    private static final Pattern BETWEEN = Pattern.compile("&PJSIP/");

    /** Copies the lists. */
    public EndpointContacts {
        targets = List.copyOf(targets);
        refusals = List.copyOf(refusals);
    }

    /**
     * Reads the value of Asterisk's function {@code PJSIP_DIAL_CONTACTS(endpoint)}, a variable of any channel:
     * {@code PJSIP/agent1/sip:k2@192.0.2.7:5062&PJSIP/agent1/sip:…}. A telephone chose each URI and may have written
     * {@code &PJSIP/…} into it, so each part has to name the endpoint that was asked for and hold a {@link ContactUri}; any
     * other is left out, and the others are dialled. So is the last part of a text that Asterisk cut.
     *
     * @param endpoint the endpoint that was asked for
     * @param text the function's value; empty if no contact is reachable
     */
    public static EndpointContacts parse(String endpoint, String text) {
        Reading reading = new Reading(endpoint);
        if (!text.isEmpty()) {
            reading.read(text);
        }
        return new EndpointContacts(List.copyOf(reading.targets), reading.refusals);
    }

    private static final class Reading {
        private final String endpoint;
        private final Set<DialTarget> targets = new LinkedHashSet<>();
        private final List<String> refusals = new ArrayList<>();

        Reading(String endpoint) {
            this.endpoint = endpoint;
        }

        void read(String text) {
            if (!text.startsWith(FIRST)) {
                refusals.add("the contacts of " + endpoint + " do not begin with " + FIRST);
                return;
            }
            String[] parts = BETWEEN.split(text.substring(FIRST.length()), -1);
            boolean cut = text.getBytes(StandardCharsets.UTF_8).length >= LONGEST;
            int whole = cut ? parts.length - 1 : parts.length;
            for (int part = 0; part < whole; part++) {
                readContact(parts[part]);
            }
            if (cut) {
                refusals.add("Asterisk cut the contacts of " + endpoint + " off: there are too many");
            }
        }

        private void readContact(String part) {
            String prefix = endpoint + '/';
            if (!part.startsWith(prefix)) {
                refusals.add("a contact of " + endpoint + " names another endpoint");
                return;
            }
            try {
                targets.add(DialTarget.contact(endpoint, new ContactUri(part.substring(prefix.length()))));
            } catch (IllegalArgumentException e) {
                refusals.add("a contact of " + endpoint + " is not dialled: " + e.getMessage());
            }
        }
    }
}
