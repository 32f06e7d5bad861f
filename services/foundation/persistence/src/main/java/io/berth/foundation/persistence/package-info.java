/** Opens a context's own database: its migrations, its readiness, the meaning of its SQL errors. */
package io.berth.foundation.persistence;
