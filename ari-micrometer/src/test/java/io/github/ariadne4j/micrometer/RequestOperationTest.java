package io.github.ariadne4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOperationTest {
    @ParameterizedTest
    @CsvSource({
        "POST, /channels/create, POST /channels/create",
        "POST, /channels/1732.4/answer, POST /channels/{id}/answer",
        "DELETE, /channels/1732.4, DELETE /channels/{id}",
        "GET, /channels, GET /channels",
        "POST, /channels/1732.4/play/b2bua-7, POST /channels/{id}/play/{id}",
        "POST, /bridges/b2bua%20x/addChannel, POST /bridges/{id}/addChannel",
        "GET, /asterisk/config/dynamic/res_pjsip/endpoint/alice, GET /asterisk/config/dynamic/{id}/{id}/{id}",
        "PUT, /endpoints/PJSIP/alice/sendMessage, PUT /endpoints/{id}/{id}/sendMessage",
        "GET, /asterisk/ping, GET /asterisk/ping",
    })
    void names_the_operation_and_not_whom_it_is_for(String method, String path, String operation) {
        assertThat(RequestOperation.of(method, path)).isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, ''", "BREW, /channels", "GET, /secrets/1", "GET, /channels/a/b/c/d/e/f/g"})
    void what_ari_does_not_have_is_one_operation(String method, String path) {
        assertThat(RequestOperation.of(method, path)).isEqualTo(RequestOperation.OTHER);
    }

    @Test
    void ten_thousand_ids_make_no_more_operations_than_one() {
        Set<String> operations = new HashSet<>();
        for (int number = 0; number < 10_000; number++) {
            UUID id = new UUID(number, number);
            for (String path : List.of("/channels/" + id, "/channels/" + id + "/dial", "/bridges/" + id, "/" + id)) {
                operations.add(RequestOperation.of("POST", path));
            }
        }
        assertThat(operations).hasSize(4);
    }
}
