package io.github.ariadne4j.testkit.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The scripts of dialled telephones by number or endpoint. The rule that was set last applies; a number without a rule rings and
 * answers after 50 ms. May be used on any thread.
 */
public final class Callees {
    private static final CalleeScript USUAL = CalleeScript.ringsThenAnswers(Duration.ofMillis(50));

    private final List<Rule> rules = new ArrayList<>();
    private CalleeScript otherwise = USUAL;

    /** Starts without rules. */
    public Callees() {}

    /**
     * Sets the scripts of a number.
     *
     * @param whom a number ({@code 3314}), a prefix ({@code 33*}), or a whole endpoint ({@code PJSIP/3314@peer})
     * @param first the script of the first call
     * @param next the scripts of the following calls; the last one stays
     */
    public synchronized Callees on(String whom, CalleeScript first, CalleeScript... next) {
        Deque<CalleeScript> scripts = new ArrayDeque<>(List.of(next));
        scripts.addFirst(first);
        rules.add(0, new Rule(whom, scripts));
        return this;
    }

    /** Sets the script of every number without a rule. */
    public synchronized Callees otherwise(CalleeScript script) {
        otherwise = script;
        return this;
    }

    /** The script for one call of an endpoint; the next call may get another one. */
    public synchronized CalleeScript scriptFor(String endpoint) {
        for (Rule rule : rules) {
            if (rule.matches(endpoint)) {
                return rule.next();
            }
        }
        return otherwise;
    }

    /** Removes all rules. */
    public synchronized void clear() {
        rules.clear();
        otherwise = USUAL;
    }

    /** The number inside an endpoint: {@code 3314} of {@code PJSIP/3314@peer}, {@code SIP/peer/3314} and the like. */
    public static String numberOf(String endpoint) {
        String resource = endpoint.substring(endpoint.indexOf('/') + 1);
        int at = resource.indexOf('@');
        int slash = resource.indexOf('/');
        String user = slash >= 0 && (at < 0 || slash < at) ? resource.substring(slash + 1) : resource;
        String address = user.startsWith("sip:") ? user.substring("sip:".length()) : user;
        int host = address.indexOf('@');
        return host < 0 ? address : address.substring(0, host);
    }

    private record Rule(String whom, Deque<CalleeScript> scripts) {
        boolean matches(String endpoint) {
            String dialled = whom.contains("/") ? endpoint : numberOf(endpoint);
            return whom.endsWith("*") ? dialled.startsWith(whom.substring(0, whom.length() - 1)) : dialled.equals(whom);
        }

        CalleeScript next() {
            return scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
        }
    }
}
