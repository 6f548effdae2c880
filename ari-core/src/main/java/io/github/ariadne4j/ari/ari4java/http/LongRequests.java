package io.github.ariadne4j.ari.ari4java.http;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.ModelReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Moves long query parameters into the JSON body, where they have the same meaning: Asterisk closes a connection on a
 * request line of more than 4,096 bytes. Numbers and booleans stay in the query, since in JSON they must not be
 * strings.
 */
final class LongRequests {
    private static final int LONG_TEXT = 200;
    private static final int FITS = 1500;

    private LongRequests() {}

    static AriRequest fitted(AriRequest request) {
        int length = request.query().stream()
                .mapToInt(param -> param.value().length())
                .sum();
        if (length <= FITS || "GET".equals(request.method())) {
            return request;
        }
        Map<String, String> texts = request.query().stream()
                .filter(LongRequests::isLong)
                .collect(Collectors.toMap(AriRequest.Param::name, AriRequest.Param::value));
        List<AriRequest.Param> others =
                request.query().stream().filter(param -> !isLong(param)).toList();
        String body = ModelReader.merged(request.body(), texts);
        return new AriRequest(request.method(), request.path(), others, body, request.lane());
    }

    private static boolean isLong(AriRequest.Param param) {
        return param.value().length() > LONG_TEXT;
    }
}
