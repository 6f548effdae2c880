package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account or trunk that a limit applies to. Immutable.
 *
 * @param kind account, trunk or dialled trunk
 * @param name the account code, or the endpoint that the call came in through, or dials; an account code may be untrusted text
 */
public record LimitScope(Kind kind, String name) {
    private static final char DELETE = 0x7f;

    /** The kinds of scopes. */
    public enum Kind {
        /** The account code of the call. */
        ACCOUNT,
        /** The endpoint that the call came in through. */
        TRUNK,
        /** An endpoint that the call dials. */
        DIALLED_TRUNK
    }

    // The generated methods of a record use method handles, which the JVM's first compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LimitScope scope && kind == scope.kind && name.equals(scope.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.hashCode();
    }

    /** For logs and messages: other characters than printable ASCII are escaped. */
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

    /** The scope of an account code. */
    public static LimitScope account(String code) {
        return new LimitScope(Kind.ACCOUNT, code);
    }

    /** The scope of an endpoint that calls go out through. */
    public static LimitScope dialledTrunk(String endpoint) {
        return new LimitScope(Kind.DIALLED_TRUNK, endpoint);
    }

    /** The scope of an endpoint that calls come in through. */
    public static LimitScope trunk(String endpoint) {
        return new LimitScope(Kind.TRUNK, endpoint);
    }

    /** The scopes of this call: its account, and the endpoint that it came in through, if it has them. */
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

    /** The scopes of this call and of the endpoints that it dials; a target in the dialplan has no known endpoint. */
    public static Set<LimitScope> of(IncomingCall call, Collection<DialTarget> dialled) {
        Set<LimitScope> scopes = of(call);
        scopes.addAll(ofDialled(dialled));
        return scopes;
    }

    /** The scopes of the endpoints of these targets; a target in the dialplan has no known endpoint. */
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
