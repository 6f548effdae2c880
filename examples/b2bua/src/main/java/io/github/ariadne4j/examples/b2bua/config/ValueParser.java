package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.request.RestTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses the text of one setting. Each method throws an {@link IllegalArgumentException} that contains the format. */
final class ValueParser {
    static final String POSTGRESQL = "jdbc:postgresql:";
    static final int HIGHEST_PORT = 65_535;

    private static final List<String> DATABASES = List.of(POSTGRESQL, "jdbc:h2:");

    private ValueParser() {}

    static RestTransport transport(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> RestTransport.AUTO;
            case "http" -> RestTransport.HTTP;
            case "websocket" -> RestTransport.WEBSOCKET;
            default ->
                throw new IllegalArgumentException(
                        "it must be auto, http or websocket, but is " + DisplayText.of(text));
        };
    }

    /** Validates as {@link AriSettings} does, so that its only further error is about the application. */
    static URI ariUri(String text) {
        try {
            URI uri = URI.create(text);
            AriSettings.of(uri, new Credentials("user", ""), "application");
            if (!uri.getPath().matches("/?|/.*(?<!/ari)/?")) {
                throw new IllegalArgumentException("remove /ari");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "it must read http://host:port or https://host:port, without user, password and /ari, with https"
                            + " also without underscore in the host name, but is " + DisplayText.ofUrl(text));
        }
    }

    static boolean takes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "take" -> true;
            case "refuse" -> false;
            default -> throw new IllegalArgumentException("it must be take or refuse, but is " + DisplayText.of(text));
        };
    }

    static boolean yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false, but is " + DisplayText.of(text));
        };
    }

    static String redisUrl(String text) {
        if (!text.isEmpty() && !text.matches("rediss?(-sentinel|-cluster)?://.+")) {
            throw new IllegalArgumentException("it must read redis://host:port, redis-sentinel://host,host#primary or"
                    + " redis-cluster://host,host, with TLS rediss instead of redis, but is "
                    + DisplayText.ofUrl(text));
        }
        return text;
    }

    static String jdbcUrl(String text) {
        if (!text.isEmpty() && DATABASES.stream().noneMatch(text::startsWith)) {
            throw new IllegalArgumentException(
                    "it must read jdbc:postgresql://host:port/database (or jdbc:h2:…), but is "
                            + DisplayText.ofUrl(text));
        }
        return text;
    }

    static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host " + DisplayText.of(host), e);
        }
    }

    static InetSocketAddress hepAddress(String text) {
        URI uri = text.matches("[^/@?#\\s]+") ? URI.create("hep://" + text) : URI.create("");
        if (uri.getHost() == null || uri.getPort() < 0 || uri.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "it must read host:port, as 127.0.0.1:9060, but is " + DisplayText.of(text));
        }
        return address(uri.getHost(), uri.getPort());
    }

    static @Nullable URI collector(String text) {
        if (text.isEmpty()) {
            return null;
        }
        URI uri = text.matches("https?://[^@?#\\s]+") ? URI.create(text) : URI.create("");
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("it must read http://host:port or https://host:port, without user,"
                    + " password and /v1/traces, but is " + DisplayText.ofUrl(text));
        }
        return uri;
    }
}
