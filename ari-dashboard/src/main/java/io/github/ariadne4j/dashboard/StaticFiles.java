package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The static files of the pages, from the jars. Each is read once, and has a hash of its content as ETag. */
final class StaticFiles {
    private static final String PAGES = "/io/github/ariadne4j/dashboard/pages/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.(html|js|css|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Response> known = new ConcurrentHashMap<>();

    /** A file of this module. */
    Response page(String name, Request request) {
        return answer(PAGES, name, request);
    }

    /** A file of uPlot. */
    Response uplot(String name, Request request) {
        return answer(UPLOT, name, request);
    }

    private Response answer(String folder, String name, Request request) {
        Response file = NAME.matcher(name).matches() ? find(folder + name) : null;
        if (file == null) {
            return Response.text(404, "no such page\n");
        }
        boolean isKnown = request.header("If-None-Match").equals(file.headers().get("ETag"));
        return isKnown ? new Response(304, file.type(), new byte[0], file.headers()) : file;
    }

    private @Nullable Response find(String path) {
        Response file = known.get(path);
        if (file == null) {
            file = read(path);
            if (file != null) {
                known.put(path, file);
            }
        }
        return file;
    }

    private static @Nullable Response read(String path) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readAllBytes();
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
            return new Response(
                    200, type, content, Map.of("ETag", '"' + hashOf(content) + '"', "Cache-Control", "no-cache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hashOf(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
