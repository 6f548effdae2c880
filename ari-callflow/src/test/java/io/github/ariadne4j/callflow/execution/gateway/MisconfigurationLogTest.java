package io.github.ariadne4j.callflow.execution.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MisconfigurationLogTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(MisconfigurationLog.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private long now = -Duration.ofHours(1).toNanos();
    private final MisconfigurationLog warnings = new MisconfigurationLog(() -> now);

    @BeforeEach
    void listen() {
        log.setAdditive(false);
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void stop() {
        log.detachAppender(logged);
        log.setAdditive(true);
    }

    private List<String> said() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_name_is_warned_of_once_a_minute_with_how_often_it_failed_since() {
        warnings.notPlayed("sound:no-such-file");
        warnings.notPlayed("sound:no-such-file");
        now += Duration.ofSeconds(59).toNanos();
        warnings.notPlayed("sound:no-such-file");
        assertThat(said()).hasSize(1);

        now += Duration.ofSeconds(1).toNanos();
        warnings.notPlayed("sound:no-such-file");

        assertThat(said()).hasSize(2).allMatch(line -> line.startsWith("sound:no-such-file was not played"));
        assertThat(said().get(1)).contains("3 times");
    }

    @Test
    void each_name_has_a_warning_of_its_own_and_numbers_of_callers_are_no_names() {
        warnings.notDialled(DialTarget.pjsip("nowhere", "3314"));
        warnings.notDialled(DialTarget.pjsip("nowhere", "3315"));
        warnings.notDialled(DialTarget.sip("nowhere", "3314"));
        warnings.notDialled(DialTarget.local("nowhere", "3314"));

        assertThat(said()).hasSize(3).noneMatch(line -> line.contains("331"));
        assertThat(said()).anyMatch(line -> line.contains("PJSIP/nowhere"));
    }

    @Test
    void an_endpoint_whose_telephones_do_not_all_ring_is_named_for_each_reason() {
        warnings.notDialled(DialTarget.endpoint("agent1"));
        warnings.contactsUnknown("agent1", "500");
        warnings.contactLeftOut("agent1", "a contact is not dialled");
        warnings.contactLeftOut("agent1", "a contact is not dialled");

        assertThat(said()).hasSize(3).allMatch(line -> line.contains("PJSIP/agent1"));
    }

    @Test
    void however_many_names_there_are_few_are_remembered() {
        for (int number = 0; number < 100_000; number++) {
            warnings.notPlayed("sound:made-up-" + number);
        }
        logged.list.clear();

        warnings.notPlayed("sound:made-up-99999");
        warnings.notPlayed("sound:made-up-0");

        assertThat(said()).singleElement().asString().contains("made-up-0 ");
    }
}
