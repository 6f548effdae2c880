package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteFailureKindTest {
    @ParameterizedTest
    @ValueSource(strings = {"22001", "22003", "22008", "22P05", "23502", "23503", "23514", "23P01", "54000"})
    void data_constraints_and_sizes_are_about_a_row(String state) {
        assertThat(WriteFailureKind.of(said(state))).isEqualTo(WriteFailureKind.ROWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08004", "08006", "08007", "08S01", "25006", "28000", "28P01", "3D000",
                        "3F000",
                "40001", "40003", "40P01", "42501", "42703", "42P01", "53000", "53100", "53200", "53300", "55006",
                        "55P03",
                "57014", "57P01", "57P02", "57P03", "57P05", "58000", "58030"
            })
    void what_an_operator_or_time_repairs_is_about_the_database(String state) {
        assertThat(WriteFailureKind.of(said(state))).isEqualTo(WriteFailureKind.DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "44000", "P0001", "XX000", "XX001", "HY000", "90020", ""})
    void what_may_be_either_is_unknown(String state) {
        assertThat(WriteFailureKind.of(said(state))).isEqualTo(WriteFailureKind.UNKNOWN);
    }

    @Test
    void a_pool_without_a_connection_is_about_the_database() {
        assertThat(WriteFailureKind.of(new IllegalStateException("", new SQLTransientConnectionException("timed out"))))
                .isEqualTo(WriteFailureKind.DATABASE);
    }

    @Test
    void a_value_that_cannot_be_sent_is_about_its_row() {
        assertThat(WriteFailureKind.of(new IllegalStateException("", new DateTimeException("too long ago"))))
                .isEqualTo(WriteFailureKind.ROWS);
    }

    @Test
    void whatever_else_goes_wrong_here_is_unknown() {
        assertThat(WriteFailureKind.of(new IllegalStateException("a bug"))).isEqualTo(WriteFailureKind.UNKNOWN);
    }

    private static IllegalStateException said(String state) {
        return new IllegalStateException(
                "insert", new BatchUpdateException("batch", state, 0, new int[0], new SQLException("said", state)));
    }
}
