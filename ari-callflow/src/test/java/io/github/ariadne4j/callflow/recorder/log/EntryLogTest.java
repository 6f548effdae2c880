package io.github.ariadne4j.callflow.recorder.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.recorder.mask.EventJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryLogTest {
    private static final int MANY = 500;

    private final EntryWriter writer = new EntryWriter();
    private final EntryLog log = new EntryLog(writer, 1);

    private static KeptEntry request(int number) {
        return new KeptEntry.Request(number, number, "POST /ari/channels/" + "é".repeat(number % 90));
    }

    private static List<KeptEntry> requests(int from, int to) {
        return IntStream.range(from, to).mapToObj(EntryLogTest::request).toList();
    }

    private static KeptEntry.Event event(String channel, String json) {
        return new KeptEntry.Event(1, "StasisStart", channel, new EventJson(StandardCharsets.UTF_8.encode(json)));
    }

    private void addAll(List<KeptEntry> entries) {
        entries.forEach(log::add);
    }

    @Test
    void each_kind_of_entry_is_read_as_it_was_added() {
        List<KeptEntry> entries = List.of(
                new KeptEntry.Step(Long.MIN_VALUE, String.class, 7, DayOfWeek.MONDAY, Integer.class, Long.class),
                new KeptEntry.Step(Long.MAX_VALUE, Long.class, -1, null, Integer.class, Integer.class),
                new KeptEntry.Request(
                        127, 128, "POST /ari/channels/create?app=b2bua\n{\"variables\":{\"A\":\"ä€😀\"}}"),
                new KeptEntry.Answer(-1, 128, 1L << 40, 404, "there is none"),
                new KeptEntry.Answer(0, 129, 0, 0, null),
                new KeptEntry.Write(16_384, true, "PostgreSQL", "CDR", 5, null),
                new KeptEntry.Write(1, false, "", "update", 5, ""));

        addAll(entries);

        assertThat(log.view().read()).isEqualTo(entries);
    }

    @Test
    void an_event_keeps_its_text_whether_or_not_it_is_about_a_channel() {
        log.add(event("1.1", "{\"digit\":\"***\"}"));
        log.add(new KeptEntry.Event(2, "DeviceStateChanged", null, new EventJson(ByteBuffer.allocate(0))));

        List<KeptEntry> read = log.view().read();

        assertThat(read.get(0)).isInstanceOfSatisfying(KeptEntry.Event.class, event -> {
            assertThat(event.channel()).isEqualTo("1.1");
            assertThat(event.json().text()).isEqualTo("{\"digit\":\"***\"}");
        });
        assertThat(read.get(1)).isInstanceOfSatisfying(KeptEntry.Event.class, event -> {
            assertThat(event.channel()).isNull();
            assertThat(event.json().text()).isEmpty();
        });
    }

    @Test
    void a_text_of_many_blocks_is_kept_whole() {
        String text = "0123456789".repeat(2_000);
        log.add(event("1.1", text));
        log.add(request(1));

        List<KeptEntry> read = log.view().read();

        assertThat(((KeptEntry.Event) read.get(0)).json().text()).isEqualTo(text);
        assertThat(read.get(1)).isEqualTo(request(1));
    }

    @Test
    void entries_are_removed_from_the_first_on_and_their_blocks_with_them() {
        addAll(requests(0, MANY));
        long before = log.bytes();

        for (int removed = 1; removed <= MANY - 2; removed++) {
            log.removeFirst();
            assertThat(log.size()).isEqualTo(MANY - removed);
            assertThat(log.view().read()).isEqualTo(requests(removed, MANY));
        }

        assertThat(log.bytes()).isLessThan(before / 20);
        log.removeFirst();
        log.removeFirst();
        assertThat(log.bytes()).isZero();
        assertThat(log.view().read()).isEmpty();
    }

    @Test
    void what_is_removed_is_told_in_bytes() {
        addAll(requests(0, 2));

        long one = log.removeFirst();

        assertThat(one).isPositive();
        assertThat(log.clear()).isGreaterThan(one);
        assertThat(log.clear()).isZero();
    }

    @Test
    void blocks_that_were_given_back_are_used_again_unless_a_view_has_them() {
        byte[] block = writer.blocks().take();
        writer.blocks().giveBack(block);
        log.add(request(1));
        log.clear();
        assertThat(writer.blocks().take()).isSameAs(block);

        writer.blocks().giveBack(block);
        log.add(request(1));
        log.view();
        log.clear();
        assertThat(writer.blocks().take()).isNotSameAs(block);
    }

    @Test
    void a_view_stays_as_it_was_while_its_log_goes_on() {
        addAll(requests(0, MANY));

        EntryLog.View view = log.view();
        log.clear();
        addAll(requests(MANY, 2 * MANY));
        EntryLog other = new EntryLog(writer, 1);
        requests(0, MANY).forEach(other::add);
        other.add(new KeptEntry.Step(1, String.class, 0, DayOfWeek.FRIDAY, Integer.class, Long.class));

        assertThat(view.read()).isEqualTo(requests(0, MANY));
    }
}
