/**
 * Usage is the record of what really happened to what was booked: when its use began and ended, who
 * said so, and what they noted. It never decides whether a use may begin or what an end gives back:
 * booking does. It tells what it records on {@code berth.usage.events}.
 */
package io.berth.usage;
