package io.github.ariadne4j.dashboard.http;

import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what. A request has to name a host of ours, since a page of another site can have its own name lead here; where a
 * token is set, it has to bear it; and one that changes something has to come from a page of ours.
 */
final class Access {
    private static final String COOKIE = "ari-dashboard";
    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "token";
    private static final String ORIGIN = "Origin";
    private static final String CSRF = "X-CSRF-Token";
    /** Nothing that a browser takes for the name of another host. */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/._-]*");

    private static final int SECRET_BYTES = 24;

    private final Set<String> hosts;
    private final String scheme;
    private final @Nullable String token;
    private final String session = secret();
    private final String csrf = secret();

    /**
     * How to decide.
     *
     * @param hosts the names of this server, in lower case, without ports
     * @param secure whether it is reached by TLS
     * @param token what each request has to bear; null: nothing
     */
    Access(Set<String> hosts, boolean secure, @Nullable String token) {
        this.hosts = Set.copyOf(hosts);
        this.scheme = secure ? "https" : "http";
        this.token = token;
    }

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What a page has to send along with what changes something. */
    String csrf() {
        return csrf;
    }

    /** Why a request is refused; null: it is not. */
    @Nullable Answer refusal(Context request) {
        if (!isOurs(request.header("Host"))) {
            return Answer.text(403, "this host name is not one of this server\n");
        }
        if (!isKnown(request)) {
            return Answer.text(401, "a token is needed: Authorization: Bearer, or once ?token= in a browser\n");
        }
        String origin = request.header(ORIGIN);
        if (origin != null && !isOurOrigin(origin, request.header("Host"))) {
            return Answer.text(403, "this origin is not this server\n");
        }
        return isPost(request) && !same(csrf, request.header(CSRF))
                ? Answer.text(403, CSRF + " is missing or wrong: see /api/token\n")
                : null;
    }

    static boolean isPost(Context request) {
        return request.req().getMethod().equals("POST");
    }

    private boolean isOurs(@Nullable String host) {
        return host != null && hosts.contains(nameOf(host));
    }

    private static String nameOf(String host) {
        return host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }

    private boolean isOurOrigin(String origin, @Nullable String host) {
        return origin.equalsIgnoreCase(scheme + "://" + host);
    }

    private boolean isKnown(Context request) {
        String needed = token;
        if (needed == null) {
            return true;
        }
        String authorization = request.header("Authorization");
        boolean bearer = authorization != null
                && authorization.startsWith(BEARER)
                && same(needed, authorization.substring(BEARER.length()));
        return bearer || same(session, request.cookie(COOKIE)) || same(needed, request.queryParam(TOKEN));
    }

    /** Whether a browser brought the token in the address: it gets a cookie, and goes on without. */
    boolean isLogin(Context request) {
        return token != null && request.queryParam(TOKEN) != null;
    }

    void login(Context request) {
        Cookie cookie = new Cookie(COOKIE, session);
        cookie.setHttpOnly(true);
        cookie.setSecure(scheme.equals("https"));
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Strict");
        request.res().addCookie(cookie);
        request.header("Location", PATH.matcher(request.path()).matches() ? request.path() : "/");
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
