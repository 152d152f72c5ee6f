/** The use cases, by feature. They know the domain and nothing of databases, HTTP or Meta. */
@NullMarked
package org.botcrm.application;

import org.jspecify.annotations.NullMarked;
