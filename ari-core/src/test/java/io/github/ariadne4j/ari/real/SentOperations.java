package io.github.ariadne4j.ari.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.ari4java.Ari4javaResources;
import io.github.ariadne4j.ari.ari4java.RecordedExchange;
import io.github.ariadne4j.ari.ari4java.Samples;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.model.ApiOperation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The requests that the resource interfaces really send: each method is called with all kinds of arguments, and its
 * requests are recorded.
 */
final class SentOperations {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks whether the user may write; Asterisk carries it out for no user. */
    private static final String NO_OPERATION = "DELETE /asterisk/info";

    private final RecordedExchange exchange = new RecordedExchange();

    /** Calls all methods. */
    SentOperations() {
        callAll(Ari4javaResources.on(exchange, "coverage"), Ari4javaResources.class);
    }

    /** The names of the sent parameters, for each of these operations that was sent. */
    Map<ApiOperation, Set<String>> among(List<ApiOperation> described) {
        Map<ApiOperation, Set<String>> sent = new HashMap<>();
        for (AriRequest request : exchange.requests()) {
            if (request.summary().equals(NO_OPERATION)) {
                continue;
            }
            ApiOperation operation = described.stream()
                    .filter(candidate -> matches(candidate, request))
                    .min(Comparator.comparingLong(SentOperations::names))
                    .orElseThrow(() -> new AssertionError("the server does not describe " + request.summary()));
            sent.computeIfAbsent(operation, first -> new HashSet<>()).addAll(parameters(request));
        }
        return sent;
    }

    private void callAll(Object resource, Class<?> type) {
        for (Method method : type.getMethods()) {
            if (isResource(method.getReturnType())) {
                callAll(invoked(resource, method), method.getReturnType());
            } else if (CompletionStage.class.isAssignableFrom(method.getReturnType()) && type.isInterface()) {
                call(resource, method);
            }
        }
    }

    private static boolean isResource(Class<?> type) {
        return type.isInterface() && type.getPackageName().startsWith(AriClient.class.getPackageName());
    }

    private void call(Object resource, Method method) {
        List<List<Object>> samples = new ArrayList<>();
        for (Type type : method.getGenericParameterTypes()) {
            samples.add(Samples.of(type));
        }
        int turns = samples.stream().mapToInt(List::size).max().orElse(1);
        for (int turn = 0; turn < turns; turn++) {
            int current = turn;
            invoked(
                    resource,
                    method,
                    samples.stream()
                            .map(some -> some.get(current % some.size()))
                            .toArray());
        }
    }

    private static Object invoked(Object resource, Method method, Object... arguments) {
        try {
            return method.invoke(resource, arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " with " + Arrays.toString(arguments), e);
        }
    }

    private static boolean matches(ApiOperation operation, AriRequest request) {
        String pattern = operation.path().replaceAll("\\{[^}]*}", "[^/]+");
        return operation.method().equals(request.method()) && request.path().matches(pattern);
    }

    private static long names(ApiOperation operation) {
        return operation.path().chars().filter(letter -> letter == '{').count();
    }

    /** The event filter is the whole body. */
    private static Set<String> parameters(AriRequest request) {
        Set<String> names = new HashSet<>();
        request.query().forEach(param -> names.add(param.name()));
        if (request.body() != null) {
            keys(request.body()).forEach(names::add);
            if (request.path().endsWith("/eventFilter")) {
                names.add("filter");
            }
        }
        return names;
    }

    private static Iterable<String> keys(String body) {
        try {
            return JSON.readTree(body)::fieldNames;
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
