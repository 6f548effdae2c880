package io.github.ariadne4j.ari.exchange;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Percent-encodes the segments of a path, so that all characters of an id stay within its segment. */
public final class PathSegments {
    private PathSegments() {}

    /** Fills the {@code {}} of a template with these segments, in order. */
    public static String filled(String template, String... segments) {
        String path = template;
        for (String segment : segments) {
            path = path.replaceFirst("\\{}", encoded(segment).replace("$", "\\$"));
        }
        return path;
    }

    /**
     * Normalises a path that ari4java encoded for proxies: a space as {@code %20}, and dot segments encoded, so that no
     * proxy resolves them.
     */
    public static String normal(String path) {
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(PathSegments::normalSegment)
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String normalSegment(String segment) {
        checked(segment.indexOf('%') < 0 && segment.indexOf('+') < 0 ? segment : decoded(segment));
        boolean dots = segment.equals(".") || segment.equals("..");
        return dots ? segment.replace(".", "%2E") : segment.replace("+", "%20");
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    /** One encoded segment; most ids need no encoding. */
    public static String encoded(String segment) {
        if (isPlain(segment)) {
            return segment;
        }
        return normalSegment(URLEncoder.encode(segment, StandardCharsets.UTF_8));
    }

    private static boolean isPlain(String segment) {
        boolean letters = false;
        for (int at = 0; at < segment.length(); at++) {
            char c = segment.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '-' && c != '_' && c != '.' && c != '~') {
                return false;
            }
            letters |= letter;
        }
        return letters;
    }

    private static void checked(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "a name in a path must not be empty: the path would be another operation");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name in a path must not hold control characters");
        }
    }
}
