package io.github.ariadne4j.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileSystemTest {
    @TempDir
    Path root;

    private ProcFileSystem proc;

    @BeforeEach
    void two_processes() throws IOException {
        proc = new ProcFileSystem(root);
        write("7/stat", stat("java", 1, 150, 50, 10, 20));
        write("7/status", "Name:\tjava\nVmHWM:\t    2048 kB\n");
        write("8/stat", stat("a (strange) name", 7, 30, 10, 0, 0));
    }

    @Test
    void a_process_is_told_in_seconds() {
        assertThat(proc.seconds(7)).isEqualTo(2.0);
        assertThat(proc.peakMemory(7)).isEqualTo(2048 * 1024);
    }

    @Test
    void children_that_run_and_that_ended_count_where_they_are_wanted() {
        assertThat(proc.secondsWithChildren(7)).isEqualTo(2.0 + 0.3 + 0.4);
    }

    @Test
    void a_process_that_is_gone_used_nothing() {
        assertThat(proc.seconds(9)).isZero();
        assertThat(proc.threads(9)).isEmpty();
    }

    @Test
    void a_thread_is_told_in_nanoseconds_and_with_both_kinds_of_switches() throws IOException {
        write("7/task/71/comm", "C2 CompilerThre\n");
        write("7/task/71/status", "voluntary_ctxt_switches:\t3\nnonvoluntary_ctxt_switches:\t4\n");
        write("7/task/71/schedstat", "1500000000 77 12\n");

        assertThat(proc.threads(7)).containsEntry(71L, new ProcFileSystem.ThreadUsage("C2 CompilerThre", 1.5, 7));
    }

    @Test
    void without_a_schedstat_a_thread_is_told_in_ticks() throws IOException {
        write("7/task/71/comm", "main\n");
        write("7/task/71/status", "voluntary_ctxt_switches:\t3\nnonvoluntary_ctxt_switches:\t4\n");
        write("7/task/71/stat", stat("main", 1, 20, 5, 0, 0));

        assertThat(proc.threads(7)).containsEntry(71L, new ProcFileSystem.ThreadUsage("main", 0.25, 7));
    }

    private static String stat(String name, int parent, int user, int system, int childUser, int childSystem) {
        return "7 (" + name + ") S " + parent + " 7 7 0 -1 4194304 100 0 0 0 " + user + ' ' + system + ' ' + childUser
                + ' ' + childSystem + " 20 0 1 0\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
