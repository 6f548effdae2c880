package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.OutboundCallerId.Presentation;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The options of a target are in the request that creates its channel, in separate fields and variables. */
class DialOptionsOnTheWireTest extends EngineOnSimulator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DialTarget PLAIN = DialTarget.pjsip("peer", "3311");
    private static final DialTarget OTHER = DialTarget.pjsip("peer", "3312");
    private static final String HIDING = "inhibitConnectedLineUpdates";

    @RegisterExtension
    final LogBook log = new LogBook();

    private CallEngine routing(Route route) {
        return started(engine(new DialAndBridge(Router.nonBlocking(call -> route))));
    }

    private SimulatedCall answeredCall() {
        return asterisk.call("1000").dialling("100").place().awaitAnswered().awaitBridged();
    }

    private List<LoggedRequest> requests(Operation operation) {
        return asterisk.requestLog().requests(operation);
    }

    /** The variables of the channels in the order of their creation, without those that every channel has. */
    private List<Map<String, String>> variables() {
        return requests(Operation.CREATE_CHANNEL).stream()
                .map(DialOptionsOnTheWireTest::variables)
                .toList();
    }

    private static Map<String, String> variables(LoggedRequest create) {
        try {
            Map<String, String> all = JSON.convertValue(
                    JSON.readTree(create.body()).path("variables"), new TypeReference<Map<String, String>>() {});
            assertThat(all.remove("A4J_CALL")).isNotEmpty();
            assertThat(all.remove("TIMEOUT(absolute)")).isNotEmpty();
            return all;
        } catch (JsonProcessingException e) {
            throw new AssertionError(create.body(), e);
        }
    }

    @Test
    void a_plain_call_has_no_field_variable_or_request_of_them() throws InterruptedException {
        CallEngine engine = routing(PLAIN);

        answeredCall().hangUp();
        theOnlyRecord(engine);

        assertThat(variables()).containsExactly(Map.of());
        assertThat(requests(Operation.GET_VARIABLE)).isEmpty();
        assertThat(requests(Operation.ADD_CHANNEL)).allMatch(add -> !add.query().containsKey(HIDING));
    }

    @Test
    void all_of_it_is_set_before_the_dial_as_it_was_given() throws InterruptedException {
        // Given
        String hostile = "\"a\";b, ${SHELL(id)} (c\\ é";
        CallEngine engine = routing(PLAIN.with(DialOptions.NONE
                .withCallerId(OutboundCallerId.of("+4930123").named("Acme, \"x\""))
                .withHeader("X-Account", hostile)
                .withAccount("acme")
                .withCodecs("opus", "alaw")
                .withVariable("__CAMPAIGN", hostile)));

        // When
        answeredCall().hangUp();
        theOnlyRecord(engine);

        // Then
        assertThat(variables())
                .containsExactly(Map.of(
                        "CONNECTEDLINE(priv-num,i)", "+4930123",
                        "CONNECTEDLINE(priv-name,i)", "Acme, \"x\"",
                        "CONNECTEDLINE(priv-pres,i)", "allowed",
                        "PJSIP_HEADER(add,X-Account)", hostile,
                        "CHANNEL(accountcode)", "acme",
                        "PJSIP_MEDIA_OFFER(audio)", "opus,alaw",
                        "__CAMPAIGN", hostile));
        assertThat(requests(Operation.CREATE_CHANNEL))
                .extracting(create -> create.parameter("endpoint"))
                .containsExactly("PJSIP/3311@peer");
    }

    @Test
    void an_account_code_is_set_again_after_the_dial_which_copies_the_caller_s() throws InterruptedException {
        CallEngine engine = routing(PLAIN.with(DialOptions.NONE.withAccount("acme")));

        SimulatedCall call = answeredCall();
        await().atMost(PATIENCE).until(() -> accounts().size() == 1);
        call.hangUp();
        theOnlyRecord(engine);

        assertThat(accounts()).extracting(set -> set.parameter("value")).containsExactly("acme");
        assertThat(accounts().get(0).number())
                .isGreaterThan(requests(Operation.DIAL).get(0).number());
    }

    private List<LoggedRequest> accounts() {
        return requests(Operation.SET_VARIABLE).stream()
                .filter(set -> set.parameter("variable").equals("CHANNEL(accountcode)"))
                .toList();
    }

    @Test
    void a_target_that_is_told_another_caller_is_not_told_the_real_one_by_the_bridge() throws InterruptedException {
        CallEngine engine = routing(PLAIN.with(
                DialOptions.NONE.withCallerId(OutboundCallerId.of("4930").with(Presentation.PROHIB))));

        answeredCall().hangUp();
        theOnlyRecord(engine);

        assertThat(requests(Operation.ADD_CHANNEL))
                .isNotEmpty()
                .allMatch(add -> add.parameter(HIDING).equals("true"));
    }

    @Test
    void of_several_that_ring_each_is_given_its_own() throws InterruptedException {
        // Given
        asterisk.callees().otherwise(CalleeScript.ringsForever());
        CallEngine engine = routing(Route.together(List.of(
                PLAIN.with(DialOptions.NONE.withHeader("X-A", "1")),
                OTHER.with(DialOptions.NONE.withHeader("X-A", "2")),
                DialTarget.pjsip("peer", "3313"))));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        asterisk.awaitDialled("3313").answers();
        call.awaitAnswered().awaitBridged().hangUp();
        theOnlyRecord(engine);

        // Then
        assertThat(variables())
                .containsExactly(Map.of("PJSIP_HEADER(add,X-A)", "1"), Map.of("PJSIP_HEADER(add,X-A)", "2"), Map.of());
    }

    @Test
    void a_header_of_the_caller_is_read_once_for_all_targets_before_the_first_is_created() throws InterruptedException {
        // Given
        asterisk.callees().on("3311", CalleeScript.busy());
        DialOptions copying = DialOptions.NONE
                .withHeader("X-Own", "1")
                .withCopiedHeader("X-Account")
                .withCopiedHeader("X-Missing")
                .withCopiedHeader("X-Bad");
        CallEngine engine = routing(
                Route.inOrder(List.of(PLAIN.with(copying), OTHER.with(copying))).with(FailOver.ALWAYS));

        // When
        asterisk.call("1000")
                .dialling("100")
                .withHeader("x-account", "4711;\"a\", b")
                .withHeader("X-Bad", "a\r\nX-Evil: 1")
                .place()
                .awaitAnswered()
                .hangUp();
        theOnlyRecord(engine);

        // Then
        Map<String, String> expected =
                Map.of("PJSIP_HEADER(add,X-Own)", "1", "PJSIP_HEADER(add,X-Account)", "4711;\"a\", b");
        assertThat(variables()).containsExactly(expected, expected);
        assertThat(requests(Operation.GET_VARIABLE))
                .extracting(read -> read.parameter("variable"))
                .containsExactlyInAnyOrder(
                        "PJSIP_HEADER(read,X-Account)", "PJSIP_HEADER(read,X-Missing)", "PJSIP_HEADER(read,X-Bad)");
        assertThat(requests(Operation.GET_VARIABLE))
                .allMatch(read -> read.number()
                        < requests(Operation.CREATE_CHANNEL).get(0).number());
        assertThat(log.complaintsWith("SIP header X-Bad of a caller is not copied"))
                .hasSize(1);
        assertThat(log.complaintsWith("Evil")).isEmpty();
    }

    @Test
    void a_flow_dials_with_them_as_well() throws InterruptedException {
        // Given
        DialTarget target =
                PLAIN.with(DialOptions.NONE.withCopiedHeader("X-Account").withVariable("A", "1"));
        CallEngine engine = started(engine(call -> {
            if (call.dial(target) instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
            }
        }));

        // When
        asterisk.call("1000")
                .dialling("100")
                .withHeader("X-Account", "4711")
                .place()
                .awaitAnswered()
                .hangUp();
        theOnlyRecord(engine);

        // Then
        assertThat(variables()).containsExactly(Map.of("A", "1", "PJSIP_HEADER(add,X-Account)", "4711"));
    }

    @Test
    void after_a_crash_the_rest_of_the_hunt_is_given_the_same_and_no_header_is_read_again() {
        // Given
        SharedStore store = new SharedStore();
        asterisk.callees().on("3311", CalleeScript.ringsForever());
        DialOptions options = DialOptions.NONE
                .withCallerId(OutboundCallerId.of("4930").named("Acme"))
                .withCopiedHeader("X-Account");
        Router router = call ->
                Route.inOrder(List.of(PLAIN.with(options), OTHER.with(options))).with(FailOver.ALWAYS);
        EngineInstance first = opened(new EngineInstance(asterisk, "b2bua", store, cdrs, router));
        SimulatedCall call = asterisk.call("1000")
                .dialling("100")
                .withHeader("X-Account", "4711")
                .place();
        SimulatedCallee busy = asterisk.awaitDialled("3311");
        first.crash();

        // When
        opened(new EngineInstance(asterisk, "b2bua", store, cdrs, router));
        await().atMost(PATIENCE).until(() -> requests(Operation.GET_APPLICATION).size() > 1);
        busy.rejects(486);
        call.awaitAnswered().awaitBridged().hangUp();
        asterisk.awaitNoChannels(PATIENCE);

        // Then
        assertThat(variables()).hasSize(2);
        assertThat(variables().get(1))
                .isEqualTo(variables().get(0))
                .containsEntry("PJSIP_HEADER(add,X-Account)", "4711");
        assertThat(requests(Operation.GET_VARIABLE).stream()
                        .filter(read -> read.parameter("variable").startsWith("PJSIP_HEADER")))
                .hasSize(1);
        assertThat(requests(Operation.ADD_CHANNEL))
                .allMatch(add -> add.parameter(HIDING).equals("true"));
    }
}
