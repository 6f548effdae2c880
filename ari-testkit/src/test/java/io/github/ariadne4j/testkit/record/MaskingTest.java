package io.github.ariadne4j.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private final Redactor redactor = Redactor.of(Masking.numbers());

    @Test
    void the_same_number_has_the_same_mask_everywhere() throws JsonProcessingException {
        // When
        JsonNode event = redacted("""
                {"channel":{"id":"1700000000.12","name":"PJSIP/carrier-00000001",
                 "caller":{"name":"Alice","number":"491701234567"},
                 "dialplan":{"context":"from-carrier","exten":"331234567890","priority":1}},
                 "timestamp":"2026-01-01T00:00:00.000+0000"}""");
        Map<String, String> query = redactor.redacted(Map.of("endpoint", "PJSIP/331234567890@peer"));

        // Then
        String exten = event.at("/channel/dialplan/exten").asText();
        assertThat(exten).hasSize(12).isNotEqualTo("331234567890");
        assertThat(query).containsEntry("endpoint", "PJSIP/" + exten + "@peer");
        assertThat(event.at("/channel/caller/number").asText())
                .isNotEqualTo("491701234567")
                .isNotEqualTo(exten);
        assertThat(event.at("/channel/caller/name").asText()).startsWith("Name ");
        assertThat(event.at("/channel/id").asText()).isEqualTo("1700000000.12");
        assertThat(event.at("/channel/name").asText()).isEqualTo("PJSIP/carrier-00000001");
        assertThat(event.at("/timestamp").asText()).isEqualTo("2026-01-01T00:00:00.000+0000");
    }

    @Test
    void sip_addresses_caller_ids_and_variables_about_them_are_masked() throws JsonProcessingException {
        // When
        JsonNode json = redacted("""
                {"uri":"sip:alice@192.0.2.7:5060;transport=tcp","callerId":"\\"Alice\\" <1000>",
                 "variable":"CALLERID(num)","value":"1000","peer":{"address":"192.0.2.7"}}""");

        // Then
        assertThat(json.toString()).doesNotContain("alice", "Alice", "1000", "192.0.2.7");
        assertThat(json.path("uri").asText()).matches("sip:user-\\d+@host-\\d+:5060;transport=tcp");
        assertThat(json.path("callerId").asText())
                .endsWith("<" + json.path("value").asText() + ">");
    }

    @Test
    void special_extensions_causes_and_short_values_stay() throws JsonProcessingException {
        // Given
        String event = """
                {"type":"ChannelDestroyed","cause":16,"channel":{"caller":{"name":"","number":""},
                "dialplan":{"exten":"s"}},"digit":"5"}""";

        // Then
        assertThat(redacted(event)).isEqualTo(RecordFile.MAPPER.readTree(event));
    }

    @Test
    void leading_digits_are_kept_on_request() throws JsonProcessingException {
        // Given
        Redactor keeping = Redactor.of(Masking.numbersKeeping(4));

        // Then
        assertThat(keeping.redacted(RecordFile.MAPPER.readTree("\"+331234567890\""))
                        .asText())
                .startsWith("+3312")
                .hasSize(13)
                .doesNotContain("567890");
    }

    private JsonNode redacted(String json) throws JsonProcessingException {
        return redactor.redacted(RecordFile.MAPPER.readTree(json));
    }
}
