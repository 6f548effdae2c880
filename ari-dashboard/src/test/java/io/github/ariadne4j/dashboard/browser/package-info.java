/**
 * The pages in a real browser. {@link io.github.ariadne4j.dashboard.browser.Chromium} is what to open first; tests of the application
 * use it too. Imports Selenium. Runs on the threads of tests.
 */
@NullMarked
package io.github.ariadne4j.dashboard.browser;

import org.jspecify.annotations.NullMarked;
