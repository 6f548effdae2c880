package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose limit it is.
 *
 * @param kind account, trunk or dialled trunk
 * @param name the account code, or the endpoint that the call came in through, or dials; an account code may be foreign text
 */
public record LimitScope(Kind kind, String name) {
    private static final char DELETE = 0x7f;

    /** What a limit counts by. */
    public enum Kind {
        /** By account code. */
        ACCOUNT,
        /** By the endpoint that the call came in through. */
        TRUNK,
        /** By an endpoint that the call dials. */
        DIALLED_TRUNK
    }

    // A record's own go through method handles, which the JVM's first compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LimitScope scope && kind == scope.kind && name.equals(scope.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.hashCode();
    }

    /** For logs and messages: what is no printable ASCII is escaped. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.name()).append(' ');
        name.chars().forEach(character -> append(text, (char) character));
        return text.toString();
    }

    private static void append(StringBuilder text, char character) {
        if (character >= ' ' && character < DELETE && character != '\\') {
            text.append(character);
        } else {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
        }
    }

    /** The limits of an account code. */
    public static LimitScope account(String code) {
        return new LimitScope(Kind.ACCOUNT, code);
    }

    /** The limits of an endpoint that calls go out through. */
    public static LimitScope dialledTrunk(String endpoint) {
        return new LimitScope(Kind.DIALLED_TRUNK, endpoint);
    }

    /** The limits of an endpoint that calls come in through. */
    public static LimitScope trunk(String endpoint) {
        return new LimitScope(Kind.TRUNK, endpoint);
    }

    /** The scopes that this call counts in: its account, and the endpoint it came in through, as far as it has them. */
    public static Set<LimitScope> of(IncomingCall call) {
        Set<LimitScope> scopes = new HashSet<>();
        if (!call.account().isBlank()) {
            scopes.add(account(call.account()));
        }
        if (!call.trunk().isBlank()) {
            scopes.add(trunk(call.trunk()));
        }
        return scopes;
    }

    /** The same with the endpoints that it dials; what goes into the dialplan goes through none that is known. */
    public static Set<LimitScope> of(IncomingCall call, Collection<DialTarget> dialled) {
        Set<LimitScope> scopes = of(call);
        scopes.addAll(ofDialled(dialled));
        return scopes;
    }

    /** The endpoints of these targets; what goes into the dialplan goes through none that is known. */
    public static Set<LimitScope> ofDialled(Collection<DialTarget> targets) {
        Set<LimitScope> scopes = new HashSet<>();
        for (DialTarget target : targets) {
            if (target.technology() != DialTarget.Technology.LOCAL) {
                scopes.add(dialledTrunk(target.peer()));
            }
        }
        return scopes;
    }
}
