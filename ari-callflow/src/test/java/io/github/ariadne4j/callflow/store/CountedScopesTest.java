package io.github.ariadne4j.callflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.snapshot.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedScopesTest {
    @Test
    void a_live_call_is_counted_where_it_came_in_and_at_every_trunk_of_its_hunt() {
        HuntPlan hunt = HuntPlan.inOrder(
                List.of(DialTarget.pjsip("a", "1"), DialTarget.sip("b", "1"), DialTarget.local("c", "1")));

        CallSession live = RecordedCall.hunting(Sessions.origin(), hunt).live();

        assertThat(CountedScopes.of(live))
                .containsExactlyInAnyOrder(
                        LimitScope.trunk("carrier-in"), LimitScope.dialledTrunk("a"), LimitScope.dialledTrunk("b"));
    }

    @Test
    void a_call_whose_state_is_of_another_version_is_counted_where_it_came_in() {
        CallSession session = Sessions.of(Sessions.origin());

        assertThat(CountedScopes.of(session)).isEqualTo(LimitScope.of(session.call()));
    }
}
