package io.github.ariadne4j.callflow.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallIdTest {
    private static final String ASTERISK = "02:fc:00:00:00:01";
    private static final ChannelId CHANNEL = new ChannelId("1795833566.1");
    private static final Instant ENTERED = Instant.parse("2026-11-28T13:30:00.123Z");

    private static final CallId ID = CallId.of(ASTERISK, CHANNEL, ENTERED);

    @Test
    void it_is_a_uuid_of_version_8_that_begins_with_the_milliseconds_of_the_entry() {
        assertThat(ID.value().version()).isEqualTo(8);
        assertThat(ID.value().variant()).isEqualTo(2);
        assertThat(ID.value().getMostSignificantBits() >>> 16).isEqualTo(ENTERED.toEpochMilli());
        assertThat(CallId.parse(ID.toString())).isEqualTo(ID);
    }

    @Test
    void one_passage_has_one_id_in_every_process() {
        assertThat(CallId.of(ASTERISK, CHANNEL, ENTERED.plusNanos(1))).isEqualTo(ID);
    }

    @Test
    void each_passage_of_a_channel_has_an_id_of_its_own_and_all_have_a_hash_in_common() {
        CallId next = CallId.of(ASTERISK, CHANNEL, ENTERED.plusMillis(1));

        assertThat(next).isNotEqualTo(ID);
        assertThat(next.channelHash()).isEqualTo(ID.channelHash());
    }

    @Test
    void other_channels_and_other_asterisks_have_other_ids_and_other_hashes() {
        CallId otherChannel = CallId.of(ASTERISK, new ChannelId("1795833566.2"), ENTERED);
        CallId otherAsterisk = CallId.of("02:fc:00:00:00:02", CHANNEL, ENTERED);

        assertThat(List.of(ID, otherChannel, otherAsterisk)).doesNotHaveDuplicates();
        assertThat(List.of(ID.channelHash(), otherChannel.channelHash(), otherAsterisk.channelHash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void ids_sort_by_time_as_texts_and_as_uuids() {
        List<CallId> inOrder = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            ChannelId channel = new ChannelId("1795833566." + second);
            inOrder.add(CallId.of(ASTERISK, channel, ENTERED.plusSeconds(second * 1_000_000L)));
        }
        List<String> texts =
                new ArrayList<>(inOrder.stream().map(CallId::toString).toList());
        List<CallId> ids = new ArrayList<>(inOrder);
        Collections.shuffle(texts);
        Collections.shuffle(ids);

        Collections.sort(texts);
        ids.sort((one, other) -> one.value().compareTo(other.value()));

        assertThat(ids).isEqualTo(inOrder);
        assertThat(texts).isEqualTo(inOrder.stream().map(CallId::toString).toList());
    }
}
