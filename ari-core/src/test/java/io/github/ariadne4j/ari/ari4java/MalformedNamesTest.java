package io.github.ariadne4j.ari.ari4java;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests with invalid names are not sent. An empty segment ends the path for Asterisk: {@code POST channels//answer}
 * would be an originate.
 */
class MalformedNamesTest {
    private static final String ROOT = AriClient.class.getPackageName();

    private final RecordedExchange exchange = new RecordedExchange();
    private final List<String> wrong = new ArrayList<>();
    private int tried;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\r\nb", "a\u0000b"})
    void no_request_goes_out_with_such_a_name_in_its_path(String malformed) throws Exception {
        tryAll(Ari4javaResources.on(exchange, "b2bua"), Ari4javaResources.class, malformed);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    private void tryAll(Object resource, Class<?> type, String malformed) throws ReflectiveOperationException {
        for (Method method : type.getMethods()) {
            Class<?> result = method.getReturnType();
            if (result.isInterface() && result.getPackageName().startsWith(ROOT)) {
                tryAll(method.invoke(resource), result, malformed);
            } else if (CompletionStage.class.isAssignableFrom(result) && type.isInterface()) {
                tryEachText(resource, method, malformed);
            }
        }
    }

    private void tryEachText(Object resource, Method method, String malformed) throws ReflectiveOperationException {
        Type[] types = method.getGenericParameterTypes();
        for (int text = 0; text < types.length; text++) {
            if (types[text] == String.class) {
                Object[] arguments =
                        Stream.of(types).map(type -> Samples.of(type).get(0)).toArray();
                arguments[text] = malformed;
                tryOnce(resource, method, arguments);
            }
        }
    }

    private void tryOnce(Object resource, Method method, Object... arguments) throws ReflectiveOperationException {
        tried++;
        exchange.requests().clear();
        try {
            method.invoke(resource, arguments);
        } catch (InvocationTargetException e) {
            assertThat(e.getCause())
                    .as("%s with %s", method, Arrays.toString(arguments))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        exchange.requests().stream()
                .filter(request -> hasMalformedSegment(request.path()))
                .forEach(request -> wrong.add(method + " sends " + request.summary()));
    }

    private static boolean hasMalformedSegment(String path) {
        return Stream.of(path.substring(1).split("/", -1))
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .anyMatch(name -> name.isBlank() || name.chars().anyMatch(Character::isISOControl));
    }
}
