/** A program that runs one of the flows and prints its events: {@link com.example.flows.demo.Demo}. */
@NullMarked
package com.example.flows.demo;

import org.jspecify.annotations.NullMarked;
