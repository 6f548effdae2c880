package io.github.ariadne4j.testkit.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a telephone's INVITE says.
 *
 * @param caller who calls
 * @param dialled the number dialled
 * @param headers its other SIP headers, by name in whatever case
 */
public record Invitation(String caller, String dialled, Map<String, String> headers) {
    /** Copies the headers. */
    public Invitation {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The same to another number. */
    public Invitation dialling(String number) {
        return new Invitation(caller, number, headers);
    }

    /** The same with this header; one of this name is replaced. */
    public Invitation with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Invitation(caller, dialled, more);
    }
}
