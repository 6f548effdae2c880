package io.github.ariadne4j.ari.model;

/**
 * How an Asterisk was built.
 *
 * @param os the operating system
 * @param kernel its kernel
 * @param machine the processor
 * @param options compile-time options
 * @param date when
 * @param user by whom
 */
public record AsteriskBuild(String os, String kernel, String machine, String options, String date, String user) {}
