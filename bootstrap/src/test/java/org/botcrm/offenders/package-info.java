/** Each breaks a rule on purpose, so that the rules are seen to fail. Nothing of it is ever run. */
package org.botcrm.offenders;
