package io.github.ariadne4j.callflow.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a dialled channel is given besides its address, before it is dialled: {@link DialTarget#with(DialOptions)}. The parts are
 * checked, so that none can be read as anything else. They are written with the call, and are the same after a recovery.
 *
 * @param callerId who calls, as the target is told it; null: the caller's own identity
 * @param headers SIP headers of the INVITE, by name
 * @param copiedHeaders names of SIP headers that are copied from the caller's INVITE: they are read once, before the hunt is written.
 *     One that the caller did not send, or whose value {@link #isHeaderValue} refuses, is not sent either
 * @param account the channel's account code; null: the caller's
 * @param codecs the only ones that the INVITE offers, the best one first; empty: what the endpoint and the caller have in common
 * @param variables channel variables, by name
 */
public record DialOptions(
        @Nullable OutboundCallerId callerId,
        Map<String, String> headers,
        List<String> copiedHeaders,
        @Nullable String account,
        List<String> codecs,
        Map<String, String> variables) {
    /** Nothing: the target is told what the caller's channel has. */
    public static final DialOptions NONE = new DialOptions(null, Map.of(), List.of(), null, List.of(), Map.of());

    /** How many headers may be copied: each is a request to Asterisk before the first target is dialled. */
    public static final int MOST_COPIED = 10;

    /** How long a value of a header or variable may be, in characters. */
    public static final int LONGEST_VALUE = 1_024;

    /** How many characters all of it may have: Asterisk takes 40 KB with a request. */
    public static final int MOST_CHARACTERS = 16_384;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z@+._-]{1,79}");
    private static final Pattern VARIABLE = Pattern.compile("_{0,2}[A-Za-z][0-9A-Za-z_]{0,77}");
    private static final String OURS = "A4J_";
    private static final Set<String> CODECS = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "adpcm",
            "alaw",
            "codec2",
            "g719",
            "g722",
            "g723",
            "g726",
            "g726aal2",
            "g729",
            "gsm",
            "ilbc",
            "lpc10",
            "opus",
            "silk12",
            "silk16",
            "silk24",
            "silk8",
            "siren14",
            "siren7",
            "slin",
            "slin12",
            "slin16",
            "slin192",
            "slin24",
            "slin32",
            "slin44",
            "slin48",
            "slin96",
            "speex",
            "speex16",
            "speex32",
            "ulaw")));

    /**
     * Copies and checks the parts.
     *
     * @throws IllegalArgumentException if a name or value is not allowed, two headers have one name, upper or lower case, a codec is not
     *     known or given twice, or it is too much; the message says what is allowed and holds no value
     */
    public DialOptions {
        headers = unmodifiable(headers);
        copiedHeaders = List.copyOf(copiedHeaders);
        codecs = List.copyOf(codecs);
        variables = unmodifiable(variables);
        checkHeaders(headers, copiedHeaders);
        checkAccount(account);
        checkCodecs(codecs);
        checkVariables(variables);
        int size = size(headers, copiedHeaders, variables);
        if (size > MOST_CHARACTERS) {
            throw new IllegalArgumentException("options of a target have " + MOST_CHARACTERS
                    + " characters at most, where a copied header counts as " + LONGEST_VALUE + ", not " + size);
        }
    }

    private static Map<String, String> unmodifiable(Map<String, String> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static void checkHeaders(Map<String, String> headers, List<String> copied) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> all = new ArrayList<>(headers.keySet());
        all.addAll(copied);
        for (String name : all) {
            if (!names.add(SipHeaderName.checked(name))) {
                throw new IllegalArgumentException("the SIP header " + name + " is given twice");
            }
        }
        headers.forEach((name, value) -> PlainText.checked("the SIP header " + name, value, LONGEST_VALUE));
        if (copied.size() > MOST_COPIED) {
            throw new IllegalArgumentException(
                    "at most " + MOST_COPIED + " SIP headers are copied, not " + copied.size());
        }
    }

    private static void checkAccount(@Nullable String account) {
        if (account != null && !ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("an account code must be 1 to 79 letters, digits and @ + . _ -");
        }
    }

    private static void checkCodecs(List<String> codecs) {
        for (String codec : codecs) {
            if (!CODECS.contains(codec)) {
                throw new IllegalArgumentException("a codec is one of " + String.join(", ", CODECS));
            }
            if (codecs.indexOf(codec) != codecs.lastIndexOf(codec)) {
                throw new IllegalArgumentException("the codec " + codec + " is given twice");
            }
        }
    }

    private static void checkVariables(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            boolean named = VARIABLE.matcher(name).matches();
            if (!named || name.toUpperCase(Locale.ROOT).contains(OURS)) {
                throw new IllegalArgumentException(
                        "the name of a channel variable must be 1 to 80 letters, digits and _,"
                                + " with a letter first or after one or two _, and without " + OURS);
            }
            PlainText.checked("the channel variable " + name, value, LONGEST_VALUE);
        });
    }

    private static int size(Map<String, String> headers, List<String> copied, Map<String, String> variables) {
        int size = copied.size() * LONGEST_VALUE;
        for (String name : copied) {
            size += name.length();
        }
        for (Map<String, String> texts : List.of(headers, variables)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                size += text.getKey().length() + text.getValue().length();
            }
        }
        return size;
    }

    /** Whether a SIP header may have this value: at most {@link #LONGEST_VALUE} characters, without control characters. */
    public static boolean isHeaderValue(String text) {
        return PlainText.isPlain(text, LONGEST_VALUE);
    }

    /** How many characters its names and values may have, with the values that are still to be read. */
    int size() {
        return size(headers, copiedHeaders, variables);
    }

    /** Whether there is nothing in it. */
    public boolean isNone() {
        return !needsPjsip() && account == null && variables.isEmpty();
    }

    /** Whether it holds what only PJSIP channels can be given. */
    boolean needsPjsip() {
        return callerId != null || !headers.isEmpty() || !copiedHeaders.isEmpty() || !codecs.isEmpty();
    }

    /** The same with this caller id in the place of the caller's own. */
    public DialOptions withCallerId(OutboundCallerId changed) {
        return new DialOptions(changed, headers, copiedHeaders, account, codecs, variables);
    }

    /**
     * The same with this SIP header.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed, or the header is there
     */
    public DialOptions withHeader(String name, String value) {
        if (headers.containsKey(name)) {
            throw new IllegalArgumentException("the SIP header " + name + " is given twice");
        }
        return new DialOptions(callerId, with(headers, name, value), copiedHeaders, account, codecs, variables);
    }

    /**
     * The same with this SIP header of the caller's INVITE.
     *
     * @throws IllegalArgumentException if the name is not allowed, the header is there, or there are {@link #MOST_COPIED}
     */
    public DialOptions withCopiedHeader(String name) {
        List<String> names = new ArrayList<>(copiedHeaders);
        names.add(name);
        return new DialOptions(callerId, headers, names, account, codecs, variables);
    }

    /**
     * The same with this account code.
     *
     * @throws IllegalArgumentException if it is not 1 to 79 letters, digits and {@code @ + . _ -}
     */
    public DialOptions withAccount(String changed) {
        return new DialOptions(callerId, headers, copiedHeaders, changed, codecs, variables);
    }

    /**
     * The same with these codecs.
     *
     * @param names what Asterisk calls them, the best one first
     * @throws IllegalArgumentException if one is not known or given twice
     */
    public DialOptions withCodecs(String... names) {
        return new DialOptions(callerId, headers, copiedHeaders, account, List.of(names), variables);
    }

    /**
     * The same with this channel variable.
     *
     * @param name a name, no function; with one or two {@code _} before it, channels that this one dials inherit it
     * @throws IllegalArgumentException if the name or the value is not allowed
     */
    public DialOptions withVariable(String name, String value) {
        return new DialOptions(callerId, headers, copiedHeaders, account, codecs, with(variables, name, value));
    }

    private static Map<String, String> with(Map<String, String> texts, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(name, value);
        return more;
    }

    /** The same with values for those of {@link #copiedHeaders} that the caller sent. */
    DialOptions withCopied(Map<String, String> sent) {
        if (copiedHeaders.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        for (String name : copiedHeaders) {
            String value = sent.get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return new DialOptions(callerId, all, List.of(), account, codecs, variables);
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "DialOptions[callerId=" + (callerId == null ? "the caller's" : "set") + ", headers=" + headers.keySet()
                + ", copiedHeaders=" + copiedHeaders + ", account=" + account + ", codecs=" + codecs + ", variables="
                + variables.keySet() + ']';
    }
}
