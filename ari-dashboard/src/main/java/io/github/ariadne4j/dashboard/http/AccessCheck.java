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
 * Checks requests. The Host header must name this server, against DNS rebinding. If a token is set, each request must
 * have it. A request that changes something must come from a page of this server (CSRF token and Origin).
 */
final class AccessCheck {
    private static final String COOKIE = "ari-dashboard";
    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "token";
    private static final String ORIGIN = "Origin";
    private static final String CSRF = "X-CSRF-Token";
    /** A path that a browser cannot interpret as another host. */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/._-]*");

    private static final int SECRET_BYTES = 24;

    private final Set<String> hosts;
    private final String scheme;
    private final @Nullable String token;
    private final String session = secret();
    private final String csrf = secret();

    /**
     * The rules of one server.
     *
     * @param hosts the names of this server, in lower case, without ports
     * @param secure whether it serves by TLS
     * @param token the token that each request must have; null: none
     */
    AccessCheck(Set<String> hosts, boolean secure, @Nullable String token) {
        this.hosts = Set.copyOf(hosts);
        this.scheme = secure ? "https" : "http";
        this.token = token;
    }

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The CSRF token, which a page must send with requests that change something. */
    String csrf() {
        return csrf;
    }

    /** The rejection of a request; null if it is allowed. */
    @Nullable Response refusal(Context request) {
        if (!isOurs(request.header("Host"))) {
            return Response.text(403, "the Host header does not name this server\n");
        }
        if (!isKnown(request)) {
            return Response.text(401, "a token is required: Authorization: Bearer, or once ?token= in a browser\n");
        }
        String origin = request.header(ORIGIN);
        if (origin != null && !isOurOrigin(origin, request.header("Host"))) {
            return Response.text(403, "the Origin header does not name this server\n");
        }
        return isPost(request) && !same(csrf, request.header(CSRF))
                ? Response.text(403, CSRF + " is missing or wrong: see /api/token\n")
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

    /**
     * Whether the URL of a browser has the token: it is then redirected with a cookie, without the token in the URL.
     */
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
