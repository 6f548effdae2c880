package io.github.ariadne4j.callflow.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepArgumentsTest {
    private static final Gather PIN = Gather.exactly(4).prompt(Prompt.sound("enter-pin"));

    private static String of(Gather gather) {
        return StepArguments.digest(StepArguments.of(gather));
    }

    private static String of(Originate request) {
        return StepArguments.digest(StepArguments.of(request));
    }

    private static String of(Route route) {
        return StepArguments.digest(StepArguments.of(route));
    }

    @Test
    void each_run_has_the_same_digest_though_its_code_is_another_object() {
        assertThat(of(PIN.accepting(keys -> true)))
                .hasSize(8)
                .isEqualTo(of(PIN.accepting(keys -> keys.equals("1234"))));
    }

    @Test
    void another_prompt_another_number_of_tries_and_another_text_are_other_arguments() {
        assertThat(List.of(
                        of(PIN),
                        of(PIN.prompt(Prompt.sound("enter-code"))),
                        of(PIN.tries(3)),
                        of(PIN.prompt(Prompt.speech("Your PIN, please"))),
                        of(PIN.prompt(Prompt.speech("Your code, please")))))
                .doesNotHaveDuplicates();
        assertThat(StepArguments.digest(StepArguments.of(Play.of(Prompt.sound("a")))))
                .isNotEqualTo(StepArguments.digest(
                        StepArguments.of(Play.of(Prompt.sound("a")).in("fr"))));
    }

    @Test
    void targets_and_their_order_are_arguments_and_so_is_the_cause_where_there_is_none() {
        DialTarget one = DialTarget.pjsip("peer", "331");
        DialTarget other = DialTarget.pjsip("peer", "332");
        assertThat(List.of(
                        of(one),
                        of(other),
                        of(Route.inOrder(List.of(one, other))),
                        of(Route.inOrder(List.of(other, one))),
                        of(Route.together(List.of(one, other))),
                        of(Route.refuse(HangupCause.USER_BUSY)),
                        of(Route.refuse(HangupCause.NO_ROUTE))))
                .doesNotHaveDuplicates();
    }

    @Test
    void targets_account_and_arguments_of_an_outbound_call_are_arguments_of_its_step() {
        Originate guest = Originate.to(DialTarget.endpoint("anna"), call -> {});
        assertThat(List.of(
                        of(guest),
                        of(Originate.to(DialTarget.endpoint("boris"), call -> {})),
                        of(guest.account("acme")),
                        of(guest.args("board"))))
                .doesNotHaveDuplicates();
        assertThat(of(Originate.to(DialTarget.endpoint("anna"), call -> {}))).isEqualTo(of(guest));
    }
}
